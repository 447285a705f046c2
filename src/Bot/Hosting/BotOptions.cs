using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Bot.Hosting;

/// <summary>Where the bot is reached. Section <c>Bot</c>.</summary>
internal sealed class BotOptions : IValidatableObject
{
    /// <summary>The address it listens on. Loopback, so that only a reverse proxy on this machine, which does TLS, shows it to others.</summary>
    public string Listen { get; set; } = "http://127.0.0.1:8632";

    /// <summary>The address that people's browsers use, for links in mails; <see cref="Listen"/> when null. Https, unless it is this machine only: cookies travel on nothing less.</summary>
    public string? PublicAddress { get; set; }

    /// <summary>A reverse proxy that has signed people in already.</summary>
    public ProxyOptions Proxy { get; set; } = new();

    /// <summary>The public address, without a path. Who listens everywhere, as in a container, is at least reached from this machine.</summary>
    public Uri Public => PublicAddress is { } address ? new Uri(address)
        : new Uri(Listen) is { Host: "0.0.0.0" or "[::]" } everywhere ? new UriBuilder(everywhere) { Host = "127.0.0.1" }.Uri
        : new Uri(Listen);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsSite(Listen, out var listen) || listen.Scheme != Uri.UriSchemeHttp)
        {
            yield return new ValidationResult(HostingTexts.ListenUnclear, [nameof(Listen)]);
        }
        else if (PublicAddress is null && !Public.IsLoopback)
        {
            yield return new ValidationResult(HostingTexts.PublicAddressMissing, [nameof(PublicAddress)]);
        }

        if (PublicAddress is { } address)
        {
            if (!IsSite(address, out var site))
            {
                yield return new ValidationResult(HostingTexts.PublicAddressUnclear, [nameof(PublicAddress)]);
            }
            else if (site.Scheme != Uri.UriSchemeHttps && !site.IsLoopback)
            {
                yield return new ValidationResult(
                    string.Format(CultureInfo.InvariantCulture, HostingTexts.PublicAddressInsecure, address), [nameof(PublicAddress)]);
            }
        }

        foreach (var fault in Proxy.Faults())
        {
            yield return new ValidationResult(fault, [nameof(Proxy)]);
        }
    }

    private static bool IsSite(string text, [NotNullWhen(true)] out Uri? address) =>
        Uri.TryCreate(text, UriKind.Absolute, out address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        && address is { PathAndQuery: "/", UserInfo: "", Fragment: "" };
}

[OptionsValidator]
internal sealed partial class BotOptionsValidator : IValidateOptions<BotOptions>;
