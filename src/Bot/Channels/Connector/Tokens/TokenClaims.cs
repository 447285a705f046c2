using System.Text.Json;

namespace CaseReform.Ops.Bot.Channels.Connector.Tokens;

/// <summary>The claims that matter here.</summary>
/// <param name="Issuer">iss</param>
/// <param name="Audience">aud: one text. A token for several is for nobody in particular.</param>
/// <param name="NotBefore">nbf, in seconds since 1970; null when it says none.</param>
/// <param name="Expires">exp, in seconds since 1970.</param>
/// <param name="ServiceUrl">serviceurl: the only address to which answers may go.</param>
internal sealed record TokenClaims(string? Issuer, string? Audience, long? NotBefore, long Expires, string? ServiceUrl)
{
    private const long SkewSeconds = 5 * 60;

    /// <summary>Reads a payload; null when it is none, or its times are not whole numbers, or it does not expire.</summary>
    public static TokenClaims? Parse(ReadOnlyMemory<byte> payload)
    {
        if (SignedToken.Members(payload) is not { } members || Seconds(members, "exp") is not { } expires || members.ContainsKey("nbf") != Seconds(members, "nbf").HasValue)
        {
            return null;
        }

        return new TokenClaims(
            SignedToken.Text(members, "iss"), SignedToken.Text(members, "aud"), Seconds(members, "nbf"), expires, SignedToken.Text(members, "serviceurl"));
    }

    /// <summary>Whether it is for us, from whom we believe, and for now, give or take five minutes.</summary>
    public bool Hold(ConnectorOptions options, DateTimeOffset now)
    {
        var seconds = now.ToUnixTimeSeconds();
        return Issuer == options.Issuer
            && Audience == options.AppId
            && (NotBefore is null || NotBefore <= seconds + SkewSeconds)
            && Expires > seconds - SkewSeconds;
    }

    private static long? Seconds(Dictionary<string, JsonElement> members, string name) =>
        members.TryGetValue(name, out var member) && member.ValueKind == JsonValueKind.Number && member.TryGetInt64(out var seconds) ? seconds : null;
}
