using System.Net;
using System.Security.Cryptography;

using CaseReform.Ops.Bot.Hosting;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Access;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Bot.SignIn;

/// <summary>Who asks for a sign-in mail. Network addresses are personal data: what is kept of one, for a day, is a hash with a key.</summary>
internal sealed class Askers(RememberedBrowser browsers, IOptions<BotOptions> bot, IOptions<DatabaseOptions> database)
{
    private readonly HashSet<IPAddress> _peers = [.. bot.Value.Proxy.Peers.Select(peer => NetworkAddress.Plain(IPAddress.Parse(peer)))];
    private readonly Lazy<byte[]> _key = new(() => ChatKey.For(database.Value, "network addresses"), LazyThreadSafetyMode.PublicationOnly);

    /// <summary>Who asks, for a person's mail or for nobody's. Takes as long for either.</summary>
    public Asker Of(HttpContext context, long? person)
    {
        var network = new Asker(AskerKind.Network, "network|" + Hash(AddressOf(context)));
        return browsers.AskerFor(context.Request, person) ?? network;
    }

    /// <summary>The network address that a request comes from, past the proxy on this machine and those of the settings.</summary>
    public IPAddress? AddressOf(HttpContext context) => NetworkAddress.Of(context.Connection.RemoteIpAddress, context.Request.Headers["X-Forwarded-For"], IsOurs);

    private bool IsOurs(IPAddress address) => IPAddress.IsLoopback(address) || _peers.Contains(address);

    private string Hash(IPAddress? address) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_key.Value, address is null ? [] : NetworkAddress.Network(address)));
}
