using System.Globalization;

using CaseReform.Ops.Bot.Activities;
using CaseReform.Ops.Bot.Channels.Inbox;
using CaseReform.Ops.Bot.SignIn;
using CaseReform.Ops.Data.Chat;

using Microsoft.Bot.Schema;

namespace CaseReform.Ops.Bot.Channels.DirectLine;

/// <summary>Tokens and conversations: how a client gets in, and in again.</summary>
internal sealed class ConversationCalls(
    ChatTokens tokens, ISignInSessions sessions, Standings standings, Admission admission, ConversationCache conversations, ChatStore store, Inbox.Inbox inbox, DirectLineAdapter channel,
    Origins origins, Gates gates, TimeProvider clock)
{
    private const string StartId = "start";

    /// <summary>POST tokens/generate: for somebody who is signed in here. A conversation of theirs may be named to go on with, as long as they see what they saw then; otherwise it is a new one.</summary>
    public async Task GenerateAsync(HttpContext context)
    {
        if (await sessions.CurrentAsync(context, context.RequestAborted) is not { } session || await standings.OfAsync(session.PersonId, context.RequestAborted) is not { } standing)
        {
            await Responses.RefuseAsync(context, StatusCodes.Status401Unauthorized, "NotSignedIn");
            return;
        }

        if (!await gates.ComesThroughAsync(context, session.PersonId))
        {
            return;
        }

        if (await ActivityJson.ReadBodyAsync(context.Request, context.RequestAborted) is not { } body)
        {
            await Responses.RefuseAsync(context, StatusCodes.Status413PayloadTooLarge, "TooLarge");
            return;
        }

        if (!TokenRequest.TryRead(body, out var wanted))
        {
            await Responses.RefuseAsync(context, StatusCodes.Status400BadRequest, "BadArgument");
            return;
        }

        var old = wanted is null ? null : await conversations.FindAsync(wanted, context.RequestAborted);
        var name = old?.PersonId == session.PersonId && ConversationName.Suits(old.Name, standing.Scope) ? old.Name : ConversationName.New(standing.Scope);
        await AnswerAsync(context, name, session, null);
    }

    /// <summary>POST tokens/refresh.</summary>
    public async Task RefreshAsync(HttpContext context)
    {
        if (await admission.AdmitAsync(context, null) is { } caller && await gates.ComesThroughAsync(context, caller.PersonId))
        {
            await AnswerAsync(context, caller.Claims.Conversation, new SignInIdentity(caller.Claims.SessionId, caller.PersonId), null);
        }
    }

    /// <summary>POST conversations: begins the token's conversation, or says that it runs.</summary>
    public async Task StartAsync(HttpContext context)
    {
        if (await admission.AdmitAsync(context, null) is not { } caller || !await gates.ComesThroughAsync(context, caller.PersonId))
        {
            return;
        }

        var name = caller.Claims.Conversation;
        var user = new ChannelAccount { Id = caller.Claims.User, Name = caller.PersonName, Role = "user" };
        var accepted = await inbox.AcceptAsync(
            new Incoming
            {
                Channel = channel,
                ConversationName = name,
                ActivityId = StartId,
                PersonId = caller.PersonId,
                Activity = new Activity
                {
                    Type = ActivityTypes.ConversationUpdate,
                    Id = StartId,
                    Timestamp = clock.GetUtcNow(),
                    ChannelId = DirectLineAdapter.ChannelName,
                    From = user,
                    Recipient = DirectLineAdapter.Bot,
                    Conversation = new ConversationAccount { Id = name },
                    MembersAdded = [user],
                },
            },
            context.RequestAborted);
        conversations.Add(accepted.ConversationId, name, caller.PersonId, 0);
        await AnswerAsync(
            context, name, new SignInIdentity(caller.Claims.SessionId, caller.PersonId), 0,
            accepted.ConversationIsNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    /// <summary>GET conversations/{id}: a fresh stream for a client whose old one broke.</summary>
    public async Task ReconnectAsync(HttpContext context)
    {
        var name = (string)context.GetRouteValue("conversation")!;
        if (await admission.AdmitAsync(context, name) is not { } caller || !await gates.ComesThroughAsync(context, caller.PersonId))
        {
            return;
        }

        if (!ActivitySets.TryRead(context.Request.Query["watermark"], out var watermark))
        {
            await Responses.RefuseAsync(context, StatusCodes.Status400BadRequest, "BadWatermark");
        }
        else if (await conversations.FindAsync(name, context.RequestAborted) is null)
        {
            await Responses.RefuseAsync(context, StatusCodes.Status404NotFound, "ConversationEnded");
        }
        else
        {
            await AnswerAsync(context, name, new SignInIdentity(caller.Claims.SessionId, caller.PersonId), watermark);
        }
    }

    /// <summary>GET conversations/{id}/activities: for clients without a WebSocket.</summary>
    public async Task PollAsync(HttpContext context)
    {
        var name = (string)context.GetRouteValue("conversation")!;
        if (await admission.AdmitAsync(context, name) is null)
        {
            return;
        }

        if (!ActivitySets.TryRead(context.Request.Query["watermark"], out var watermark))
        {
            await Responses.RefuseAsync(context, StatusCodes.Status400BadRequest, "BadWatermark");
        }
        else if (await conversations.FindAsync(name, context.RequestAborted) is not { } conversation)
        {
            await Responses.RefuseAsync(context, StatusCodes.Status404NotFound, "ConversationEnded");
        }
        else
        {
            var activities = await store.AfterAsync(conversation.Id, watermark, ActivitySets.MaxActivities, context.RequestAborted);
            context.Response.ContentType = "application/json; charset=utf-8";
            await context.Response.BodyWriter.WriteAsync(ActivitySets.Write(activities, activities.Count > 0 ? activities[^1].Seq : watermark), context.RequestAborted);
        }
    }

    private Task AnswerAsync(HttpContext context, string name, SignInIdentity session, long? watermark, int status = StatusCodes.Status200OK)
    {
        var stream = watermark is { } seen
            ? origins.StreamAddress(
                context, name, string.Create(CultureInfo.InvariantCulture, $"watermark={seen}&t={tokens.Issue(TokenUse.Stream, name, session.PersonId, session.SessionId)}"))
            : null;
        var token = tokens.Issue(TokenUse.Talk, name, session.PersonId, session.SessionId);
        return Responses.WriteAsync(context, new ConversationResponse(name, token, (int)ChatTokens.Life.TotalSeconds, stream), status);
    }
}
