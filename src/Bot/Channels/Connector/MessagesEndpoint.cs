using System.Data.Common;

using CaseReform.Ops.Bot.Activities;
using CaseReform.Ops.Bot.Channels.Connector.Tokens;
using CaseReform.Ops.Bot.Channels.Inbox;
using CaseReform.Ops.Bot.Hosting;
using CaseReform.Ops.Data.Access;
using CaseReform.Ops.Hosting.Network;

using Microsoft.Bot.Schema;

namespace CaseReform.Ops.Bot.Channels.Connector;

/// <summary><c>POST /api/messages</c>: the token first, then the body, then the one against the other. What is accepted is on disk before the channel is told so.</summary>
internal sealed class MessagesEndpoint(
    ConnectorAuthentication authentication, ConnectorMode mode, ConnectorAdapter channel, Inbox.Inbox inbox, BindingStore bindings, Replies replies, RefusalAudit refusals)
    : IDisposable
{
    private const int Burst = 20;
    private const int PerMinute = 60;

    private static readonly string[] Handled =
        [ActivityTypes.Message, ActivityTypes.ConversationUpdate, ActivityTypes.InstallationUpdate, ActivityTypes.Event, ActivityTypes.Invoke];

    private readonly FloodGate _gate = new(Burst, PerMinute);

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    /// <summary>Answers a call.</summary>
    public async Task<IResult> AnswerAsync(HttpContext context)
    {
        var token = context.RequestAborted;
        TokenVerdict verdict = new TokenVerdict.Bad();
        if (mode.IsOpen)
        {
            // a page elsewhere may not pretend to be this machine by giving us a name of its own
            if (!Hosts.IsLoopback(context.Request.Host.Host))
            {
                return Results.StatusCode(StatusCodes.Status403Forbidden);
            }
        }
        else
        {
            verdict = await authentication.JudgeAsync(context.Request.Headers.Authorization is [var one] ? one : null, token);
            if (verdict is TokenVerdict.Bad)
            {
                context.Response.Headers.WWWAuthenticate = "Bearer";
                return Results.StatusCode(StatusCodes.Status401Unauthorized);
            }

            if (verdict is TokenVerdict.CannotTell)
            {
                return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
            }
        }

        if (!context.Request.HasJsonContentType())
        {
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        if (await ActivityJson.ReadBodyAsync(context.Request, token) is not { } body)
        {
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        }

        if (!ActivityJson.TryRead(body.Span, out var activity))
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        try
        {
            if (authentication.MaySpeak(verdict, activity))
            {
                return await AcceptAsync(context, activity);
            }

            await refusals.NoteAsync(activity.ChannelId ?? string.Empty, "speak", activity.ServiceUrl ?? string.Empty, "connector", token);
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }
        catch (Exception e) when (e is DbException or ChatBusyException)
        {
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    private async Task<IResult> AcceptAsync(HttpContext context, Activity activity)
    {
        var token = context.RequestAborted;
        if (!Handled.Contains(activity.Type, StringComparer.Ordinal))
        {
            return activity.Type is null ? Results.StatusCode(StatusCodes.Status400BadRequest) : Results.Ok();
        }

        if (activity is not { Id.Length: > 0, Conversation.Id.Length: > 0 } || ChannelIdentity.AccountOf(activity) is not { } account)
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        var person = (await bindings.FindAsync(account, token))?.PersonId;

        // strangers are told apart by their accounts, below all people
        if (_gate.Take(person ?? FloodGate.PlaceOf(account)) is { MayPass: false } flood)
        {
            BotMetrics.HeldBack("connector");
            FloodGate.AskToWait(context.Response, flood.Wait);
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        activity.Text = Mentions.TextWithoutRecipient(activity);
        var accepted = await inbox.AcceptAsync(
            new Incoming
            {
                Channel = channel,
                ConversationName = ConnectorAdapter.NameOf(activity),
                ActivityId = activity.Id,
                PersonId = person,
                Activity = activity,
            },
            token);
        return ConnectorAdapter.IsAwaited(activity) ? await replies.OfAsync(activity, accepted, token) : Results.Ok();
    }
}
