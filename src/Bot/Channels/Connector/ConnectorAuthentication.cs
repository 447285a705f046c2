using System.Security.Claims;

using CaseReform.Ops.Bot.Channels.Connector.Outbound;
using CaseReform.Ops.Bot.Channels.Connector.Tokens;

using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Bot.Channels.Connector;

/// <summary>
/// The SDK's seam for who may call and how is answered, with our own judge of tokens inside: the SDK's lets in an empty channelId, RS512, a wrong kid and a
/// serviceUrl in other letters, and answers 500 to tokens that are malformed.
/// </summary>
internal sealed class ConnectorAuthentication(
    TokenJudge judge, ServiceAddress addresses, ConnectorMode mode, IOptions<ConnectorOptions> options, ConnectorClients clients) : BotFrameworkAuthentication
{
    /// <summary>On these the users choose their own ids, and the first is also the name of our own channel.</summary>
    private static readonly string[] NeverChannels = ["directline", "webchat"];

    /// <summary>As whom a channel's turn is done.</summary>
    public ClaimsIdentity Channel { get; } =
        new([new Claim(AuthenticationConstants.AudienceClaim, options.Value.AppId ?? string.Empty)]);

    /// <summary>Whether a channel may not speak, whatever the settings say.</summary>
    public static bool IsNever(string? channel) => NeverChannels.Contains(channel, StringComparer.OrdinalIgnoreCase);

    /// <summary>Judges the token alone, before anything else of a call is read.</summary>
    public ValueTask<TokenVerdict> JudgeAsync(string? authorization, CancellationToken cancellationToken) => judge.JudgeAsync(authorization, cancellationToken);

    /// <summary>Whether a call with such a token may say this.</summary>
    public bool MaySpeak(TokenVerdict verdict, Activity activity) =>
        addresses.Resolve(activity.ServiceUrl) is not null
        && !IsNever(activity.ChannelId)
        && (mode.IsOpen
            ? !string.IsNullOrEmpty(activity.ChannelId)
            : verdict is TokenVerdict.Good good && good.Covers(activity) && options.Value.EffectiveChannels.Contains(activity.ChannelId, StringComparer.Ordinal));

    /// <summary>The developer's open door is the endpoint's alone, which looks where a call comes from.</summary>
    public override async Task<AuthenticateRequestResult> AuthenticateRequestAsync(Activity activity, string authHeader, CancellationToken cancellationToken) =>
        !mode.IsOpen && MaySpeak(await JudgeAsync(authHeader, cancellationToken), activity)
            ? new AuthenticateRequestResult { ClaimsIdentity = Channel, Audience = GetOriginatingAudience(), ConnectorFactory = clients }
            : throw new UnauthorizedAccessException();

    /// <summary>Nobody: channels call, they do not keep a connection.</summary>
    public override Task<AuthenticateRequestResult> AuthenticateStreamingRequestAsync(string authHeader, string channelIdHeader, CancellationToken cancellationToken) =>
        throw new UnauthorizedAccessException();

    /// <inheritdoc/>
    public override ConnectorFactory CreateConnectorFactory(ClaimsIdentity claimsIdentity) => clients;

    /// <inheritdoc/>
    public override Task<UserTokenClient> CreateUserTokenClientAsync(ClaimsIdentity claimsIdentity, CancellationToken cancellationToken) =>
        Task.FromResult<UserTokenClient>(NoUserTokens.Instance);

    /// <inheritdoc/>
    public override string GetOriginatingAudience() => AuthenticationConstants.ToChannelFromBotOAuthScope;

    /// <summary>The SDK's adapter wants one; people sign in by their mailbox here, never through the channel.</summary>
    private sealed class NoUserTokens : UserTokenClient
    {
        public static readonly NoUserTokens Instance = new();

        public override Task<TokenResponse> GetUserTokenAsync(string userId, string connectionName, string channelId, string magicCode, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public override Task<SignInResource> GetSignInResourceAsync(string connectionName, Activity activity, string finalRedirect, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public override Task SignOutUserAsync(string userId, string connectionName, string channelId, CancellationToken cancellationToken) => throw new NotSupportedException();

        public override Task<TokenStatus[]> GetTokenStatusAsync(string userId, string channelId, string includeFilter, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public override Task<Dictionary<string, TokenResponse>> GetAadTokensAsync(
            string userId, string connectionName, string[] resourceUrls, string channelId, CancellationToken cancellationToken) => throw new NotSupportedException();

        public override Task<TokenResponse> ExchangeTokenAsync(
            string userId, string connectionName, string channelId, TokenExchangeRequest exchangeRequest, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }
}
