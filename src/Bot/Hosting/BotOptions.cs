using System.ComponentModel.DataAnnotations;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Bot.Hosting;

/// <summary>Where the bot is reached. Section <c>Bot</c>.</summary>
internal sealed class BotOptions : IValidatableObject
{
    /// <summary>The address it listens on. Loopback, so that only a reverse proxy on this machine, which does TLS, shows it to others.</summary>
    public string Listen { get; set; } = "http://127.0.0.1:8632";

    /// <summary>The address that people's browsers use, for links in mails; <see cref="Listen"/> when null. Https, unless it is this machine only: cookies travel on nothing less.</summary>
    public string? PublicAddress { get; set; }

    /// <summary>The public address, without a path.</summary>
    public Uri Public => new(PublicAddress ?? Listen);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Uri.TryCreate(Listen, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttp || address.PathAndQuery != "/")
        {
            yield return new ValidationResult(HostingTexts.ListenUnclear, [nameof(Listen)]);
        }
    }
}

[OptionsValidator]
internal sealed partial class BotOptionsValidator : IValidateOptions<BotOptions>;
