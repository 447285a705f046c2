using System.Text;
using System.Text.Json;

using CaseReform.Ops.Bot.Activities;
using CaseReform.Ops.Bot.Channels.Inbox;
using CaseReform.Ops.Data.Chat;

using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CaseReform.Ops.Bot.Channels.Connector;

/// <summary>What a channel gets in the answer to its own call: an invoke's status and body, or everything that was said. A repeated call gets the same again.</summary>
internal sealed class Replies(ChatStore chats, OutgoingStore store, TimeProvider clock)
{
    /// <summary>Channels give up after 15 seconds.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(12);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits for the end of the turn.</summary>
    public async Task<IResult> OfAsync(Activity asked, Accepted accepted, CancellationToken token)
    {
        using var limit = new CancellationTokenSource(Limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, token);
        try
        {
            await EndAsync(asked.Id!, accepted, either.Token);
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            return Results.StatusCode(StatusCodes.Status504GatewayTimeout);
        }

        var said = new List<Activity>();
        foreach (var json in await store.InlineAsync(asked.ChannelId!, asked.Conversation!.Id!, asked.Id!, token))
        {
            if (ActivityJson.TryRead(Encoding.UTF8.GetBytes(json), out var activity, ActivityJson.MaxStoredBytes))
            {
                said.Add(activity);
            }
        }

        return ConnectorAdapter.IsExpectingReplies(asked)
            ? Results.Bytes(ActivityJson.Write(new ExpectedReplies(said)), "application/json; charset=utf-8")
            : InvokeAnswer(said.FirstOrDefault(a => a.Type == ActivityTypesEx.InvokeResponse));
    }

    private async Task EndAsync(string activityId, Accepted accepted, CancellationToken token)
    {
        if (accepted.Done is { } done)
        {
            await done.WaitAsync(token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        // known already, or another process has it, or it is taken up again
        while (!await chats.IsDoneAsync(accepted.ConversationId, activityId, token))
        {
            await Task.Delay(Look, clock, token);
        }
    }

    /// <summary>The bot answers an invoke with an activity whose value is <c>{ "status": 200, "body": … }</c>; without one it does not know the invoke.</summary>
    private static IResult InvokeAnswer(Activity? answer)
    {
        if (answer?.Value is not JsonElement { ValueKind: JsonValueKind.Object } value
            || !value.TryGetProperty("status", out var status) || !status.TryGetInt32(out var code) || code is < 200 or > 599)
        {
            return Results.StatusCode(StatusCodes.Status501NotImplemented);
        }

        return value.TryGetProperty("body", out var body)
            ? Results.Text(body.GetRawText(), "application/json; charset=utf-8", Encoding.UTF8, code)
            : Results.StatusCode(code);
    }
}
