using System.Net.WebSockets;

using CaseReform.Ops.Bot.Channels.Inbox;
using CaseReform.Ops.Data.Chat;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Bot.Channels.DirectLine;

/// <summary>GET conversations/{id}/stream: the WebSocket. Its ticket stands in the address, where logs may keep it, so it opens one stream only, and soon.</summary>
internal sealed class StreamCalls(
    ChatTokens tokens, Admission admission, ConversationCache conversations, ChatWriter writer, ChatStore store, IOptions<DirectLineOptions> options, IHostApplicationLifetime life, TimeProvider clock)
{
    public async Task OpenAsync(HttpContext context)
    {
        var name = (string)context.GetRouteValue("conversation")!;
        var token = context.RequestAborted;
        if (!context.WebSockets.IsWebSocketRequest || !ActivitySets.TryRead(context.Request.Query["watermark"], out var watermark))
        {
            await Responses.RefuseAsync(context, StatusCodes.Status400BadRequest, "NoWebSocket");
            return;
        }

        if (tokens.Read(context.Request.Query["t"], TokenUse.Stream) is not { } claims || claims.Conversation != name)
        {
            await Responses.RefuseAsync(context, StatusCodes.Status401Unauthorized, "BadToken");
            return;
        }

        if (await admission.NameAsync(claims, token) is null || await conversations.FindAsync(name, token) is not { } conversation || !await IsFirstUseAsync(claims, conversation, token))
        {
            await Responses.RefuseAsync(context, StatusCodes.Status403Forbidden, "TokenExpired");
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var stream = new ChatStream(socket, conversation.Id, claims, watermark, store, clock);
        conversation = conversations.Attach(conversation, stream);
        EndOldest(claims.PersonId);
        try
        {
            await stream.RunAsync(life.ApplicationStopped);
        }
        finally
        {
            conversation.Remove(stream);
        }
    }

    private async Task<bool> IsFirstUseAsync(ChatTokenClaims claims, Conversation conversation, CancellationToken token)
    {
        var use = new TicketUse(claims.Nonce, DateTimeOffset.FromUnixTimeSeconds(claims.Expires));
        return (await writer.WriteAsync(new ChatWrite { ConversationId = conversation.Id, Ticket = use }, token)).TicketIsGood;
    }

    private void EndOldest(long personId)
    {
        var own = conversations.All.Where(c => c.PersonId == personId).SelectMany(c => c.Streams).OrderBy(s => s.OpenedAt).ToList();
        own.SkipLast(options.Value.StreamsPerPerson).ToList().ForEach(s => s.End(WebSocketCloseStatus.PolicyViolation));
    }
}
