using System.Collections.Frozen;

using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Bot.Channels.Connector.Tokens;

/// <summary>Whether a call to <c>/api/messages</c> comes from a channel. First the token alone, before the body is read, then the activity against it.</summary>
internal sealed class TokenJudge(SigningKeys keys, IOptions<ConnectorOptions> options, TimeProvider clock)
{
    /// <summary>Judges the token.</summary>
    public async ValueTask<TokenVerdict> JudgeAsync(string? authorization, CancellationToken cancellationToken)
    {
        if (SignedToken.Parse(authorization) is not { } token || !token.Claims.Hold(options.Value, clock.GetUtcNow()))
        {
            return new TokenVerdict.Bad();
        }

        if (await keys.WithAsync(token.KeyId, cancellationToken) is not { } known)
        {
            return new TokenVerdict.CannotTell();
        }

        return known.TryGetValue(token.KeyId, out var key) && token.IsSignedBy(key)
            ? new TokenVerdict.Good(key.Endorsements, token.Claims.ServiceUrl)
            : new TokenVerdict.Bad();
    }
}

/// <summary>What a token is worth.</summary>
internal abstract record TokenVerdict
{
    private TokenVerdict()
    {
    }

    /// <summary>None, or malformed, forged, expired, for or from somebody else.</summary>
    public sealed record Bad : TokenVerdict;

    /// <summary>The issuer's keys cannot be had. Nobody gets in.</summary>
    public sealed record CannotTell : TokenVerdict;

    /// <summary>Genuine.</summary>
    /// <param name="Endorsements">Channels that its key may speak for.</param>
    /// <param name="ServiceUrl">Where answers may go.</param>
    public sealed record Good(FrozenSet<string> Endorsements, string? ServiceUrl) : TokenVerdict
    {
        /// <summary>Whether the activity comes from a channel that the key may speak for, and wants its answers where the token says.</summary>
        public bool Covers(Activity activity) =>
            !string.IsNullOrEmpty(activity.ChannelId) && Endorsements.Contains(activity.ChannelId)
            && !string.IsNullOrEmpty(ServiceUrl) && ServiceUrl == activity.ServiceUrl;
    }
}
