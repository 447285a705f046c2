using System.Net;
using System.Security.Cryptography;
using System.Text;

using CaseReform.Ops.Bot.Hosting;
using CaseReform.Ops.Data.Access;
using CaseReform.Ops.Domain.People;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Bot.SignIn;

/// <summary>The reverse proxy that names people. What carries its headers and does not come from it is refused as a whole, and noted.</summary>
internal sealed class TrustedProxy(IOptions<BotOptions> options, RefusalAudit refusals)
{
    private static readonly object Key = new();

    private readonly ProxyOptions _proxy = options.Value.Proxy;
    private readonly HashSet<IPAddress> _peers = [.. options.Value.Proxy.Peers.Select(peer => NetworkAddress.Plain(IPAddress.Parse(peer)))];
    private readonly byte[] _secret = SHA256.HashData(Encoding.UTF8.GetBytes(options.Value.Proxy.Secret ?? string.Empty));

    /// <summary>Whom the proxy named in this request; null when there is no proxy or it named nobody.</summary>
    public static EmailAddress? PersonOf(HttpContext context) => context.Items.TryGetValue(Key, out var address) ? (EmailAddress?)address : null;

    /// <summary>Goes before everything else that looks at who is speaking.</summary>
    public async Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        var headers = context.Request.Headers;
        if (_proxy.PersonHeader is not { Length: > 0 } personHeader || (!headers.ContainsKey(personHeader) && !headers.ContainsKey(_proxy.SecretHeader)))
        {
            await next(context);
            return;
        }

        EmailAddress? address = null;
        var person = headers[personHeader];
        var peer = context.Connection.RemoteIpAddress;
        if (peer is null || !_peers.Contains(NetworkAddress.Plain(peer)) || headers[_proxy.SecretHeader] is not [{ } secret] || !IsSecret(secret)
            || (!string.IsNullOrEmpty(person) && !EmailAddress.TryParse(person, out address, out _)))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            await refusals.NoteAsync(peer is null ? "?" : NetworkAddress.Plain(peer).ToString(), "ProxyHeader", personHeader, "web", CancellationToken.None);
            return;
        }

        context.Items[Key] = address;
        await next(context);
    }

    private bool IsSecret(string text) => CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(text)), _secret);
}
