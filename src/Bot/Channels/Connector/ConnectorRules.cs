using System.Net;

using CaseReform.Ops.Hosting.Network;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Bot.Channels.Connector;

/// <summary>Names the setting that is wrong, in a sentence. A channel that is off is not checked.</summary>
internal sealed class ConnectorRules(IHostEnvironment environment) : IValidateOptions<ConnectorOptions>
{
    private const int MaxNameLength = 200;

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, ConnectorOptions options)
    {
        var failures = options.IsRegistered ? Failures(options).ToList() : [];
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    /// <summary>An address that the office, not a stranger, chose: https, or in the Development environment http on this machine.</summary>
    public static bool IsAddress(string? text, bool isDevelopment) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (isDevelopment && address.Scheme == Uri.UriSchemeHttp && IsLoopback(address)))
        && address.UserInfo.Length == 0 && address.Query.Length == 0 && address.Fragment.Length == 0;

    /// <summary>By its spelling, without asking the name service.</summary>
    public static bool IsLoopback(Uri address) => Hosts.IsLoopback(address.DnsSafeHost);

    private IEnumerable<string> Failures(ConnectorOptions o)
    {
        var isDevelopment = environment.IsDevelopment();
        if (!Guid.TryParseExact(o.AppId, "D", out _))
        {
            yield return ConnectorTexts.AppIdWrong;
        }

        if (string.IsNullOrWhiteSpace(o.AppSecret) && o.AppSecretFile is null)
        {
            yield return ConnectorTexts.SecretMissing;
        }

        if (o.AppSecretFile is not null && AppSecret.Read(o) is null)
        {
            yield return ConnectorTexts.SecretFileUnread;
        }

        if (!IsName(o.TenantId))
        {
            yield return ConnectorTexts.TenantWrong;
        }

        if (string.IsNullOrWhiteSpace(o.Issuer))
        {
            yield return ConnectorTexts.IssuerMissing;
        }

        if (!IsAddress(o.OpenIdMetadata, isDevelopment))
        {
            yield return Say(ConnectorTexts.AddressWrong, "Connector:OpenIdMetadata");
        }

        if (!IsAddress(o.EffectiveTokenEndpoint, isDevelopment))
        {
            yield return Say(ConnectorTexts.AddressWrong, "Connector:TokenEndpoint");
        }

        foreach (var host in o.EffectiveHosts.Where(host => !IsHost(host, isDevelopment)))
        {
            yield return Say(ConnectorTexts.HostWrong, host);
        }

        foreach (var channel in o.EffectiveChannels.Where(channel => ConnectorAuthentication.IsNever(channel) || !IsName(channel)))
        {
            yield return Say(ConnectorTexts.ChannelWrong, channel);
        }

        if (o.CallLimit < TimeSpan.FromSeconds(1) || o.CallLimit > TimeSpan.FromMinutes(1))
        {
            yield return ConnectorTexts.CallLimitWrong;
        }
    }

    /// <summary>A name with a dot, so that neither <c>*</c>, <c>*.cn</c>'s like nor an address of a machine opens more than somebody meant.</summary>
    private static bool IsHost(string host, bool isDevelopment)
    {
        var name = host.StartsWith("*.", StringComparison.Ordinal) ? host[2..] : host;
        return (IsName(name) && name.Contains('.', StringComparison.Ordinal) && !IPAddress.TryParse(name, out _))
            || (isDevelopment && Uri.TryCreate($"http://{host}", UriKind.Absolute, out var address) && address.Authority == host && IsLoopback(address));
    }

    private static bool IsName(string name) => name.Length is > 0 and <= MaxNameLength && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.');
}
