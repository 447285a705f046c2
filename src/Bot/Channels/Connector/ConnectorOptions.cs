namespace CaseReform.Ops.Bot.Channels.Connector;

/// <summary>The channels of Azure Bot Service, Microsoft Teams among them. Section <c>Connector</c>; off until <see cref="AppId"/> is set.</summary>
internal sealed class ConnectorOptions
{
    /// <summary>The name of the section.</summary>
    public const string Section = "Connector";

    /// <summary>The bot's own application id. Without it the channel does not exist, except in the Development environment on loopback, where everybody is let in.</summary>
    public string? AppId { get; set; }

    /// <summary>The application's secret, from the environment (<c>Connector__AppSecret</c>); better kept in <see cref="AppSecretFile"/>.</summary>
    public string? AppSecret { get; set; }

    /// <summary>A file whose first line is the secret. Read whenever a token is asked for, so that a new secret needs no restart.</summary>
    public string? AppSecretFile { get; set; }

    /// <summary>The directory in which the application is registered; part of the default of <see cref="TokenEndpoint"/>.</summary>
    public string TenantId { get; set; } = "botframework.com";

    /// <summary>Who issues the tokens of the channels.</summary>
    public string Issuer { get; set; } = "https://api.botframework.com";

    /// <summary>Where the issuer says which keys it signs with.</summary>
    public string OpenIdMetadata { get; set; } = "https://login.botframework.com/v1/.well-known/openidconfiguration";

    /// <summary>Where the bot asks for tokens of its own; by <see cref="TenantId"/> when null.</summary>
    public string? TokenEndpoint { get; set; }

    /// <summary>
    /// Hosts to which answers and their token may go: names, <c>*.name</c> for every name below; nothing stands for all. In the Development environment
    /// also a loopback address with its port, <c>127.0.0.1:3978</c>, without TLS.
    /// </summary>
    public IList<string> AllowedHosts { get; } = [];

    /// <summary>
    /// Channels that may speak, as their ids say; <c>msteams</c> alone when none is named. On some channels (<c>webchat</c>, <c>directline</c>) users choose
    /// their own ids: those do not belong here.
    /// </summary>
    public IList<string> Channels { get; } = [];

    /// <summary>How long one call to a channel may take.</summary>
    public TimeSpan CallLimit { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether there is an application id.</summary>
    public bool IsRegistered => !string.IsNullOrWhiteSpace(AppId);

    /// <summary><see cref="TokenEndpoint"/> or its default.</summary>
    public string EffectiveTokenEndpoint => TokenEndpoint ?? $"https://login.microsoftonline.com/{TenantId}/oauth2/v2.0/token";

    /// <summary><see cref="AllowedHosts"/> or their default.</summary>
    public IReadOnlyList<string> EffectiveHosts => AllowedHosts.Count > 0 ? [.. AllowedHosts] : ["smba.trafficmanager.net", "*.botframework.com"];

    /// <summary><see cref="Channels"/> or their default.</summary>
    public IReadOnlyList<string> EffectiveChannels => Channels.Count > 0 ? [.. Channels] : ["msteams"];
}
