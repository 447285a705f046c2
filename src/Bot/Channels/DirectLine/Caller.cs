using CaseReform.Ops.Bot.SignIn;

namespace CaseReform.Ops.Bot.Channels.DirectLine;

/// <summary>Who calls about which conversation, proved by a token of a session that still lives.</summary>
internal sealed record Caller(TokenClaims Claims, string PersonName)
{
    public long PersonId => Claims.PersonId;
}

/// <summary>Looks at tokens.</summary>
internal sealed class Admission(ChatTokens tokens, ISessions sessions, Standings standings)
{
    private const string Scheme = "Bearer ";

    /// <summary>The caller, or null when the call was refused and answered.</summary>
    /// <param name="context">The call.</param>
    /// <param name="conversation">The conversation it is about; null for the token's own.</param>
    public async Task<Caller?> AdmitAsync(HttpContext context, string? conversation)
    {
        var header = context.Request.Headers.Authorization.ToString();
        var claims = header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? tokens.Read(header[Scheme.Length..], TokenUse.Talk) : null;
        if (claims is null)
        {
            await Answers.RefuseAsync(context, StatusCodes.Status401Unauthorized, "BadToken");
            return null;
        }

        if (conversation is not null && conversation != claims.Conversation)
        {
            await Answers.RefuseAsync(context, StatusCodes.Status403Forbidden, "NotYourConversation");
            return null;
        }

        // clients take this for an expired token and end
        var name = await NameAsync(claims, context.RequestAborted);
        if (name is null)
        {
            await Answers.RefuseAsync(context, StatusCodes.Status403Forbidden, "TokenExpired");
            return null;
        }

        return new Caller(claims, name);
    }

    /// <summary>Whether the bearer of a good token is still here; the name then.</summary>
    public async Task<string?> NameAsync(TokenClaims claims, CancellationToken token) =>
        !tokens.IsOver(claims) && await sessions.IsAliveAsync(claims.SessionId, token) ? (await standings.OfAsync(claims.PersonId, token))?.Person.Name : null;
}
