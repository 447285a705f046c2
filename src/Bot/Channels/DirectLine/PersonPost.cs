using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

using CaseReform.Ops.Bot.Channels.Inbox;

using Microsoft.Bot.Schema;

namespace CaseReform.Ops.Bot.Channels.DirectLine;

/// <summary>What a person says on its way into the inbox, together with its echo. Whatever a client writes about who it is, and where, is overwritten.</summary>
internal sealed class PersonPost(Inbox.Inbox inbox, DirectLineAdapter channel, TimeProvider clock)
{
    private const int MaxClientIdLength = 200;

    /// <summary>An id for what was said: of the same client activity the same, so that a post that was repeated because its answer got lost counts once.</summary>
    public static string IdOf(Activity activity) =>
        activity.ChannelData is JsonElement { ValueKind: JsonValueKind.Object } data && data.TryGetProperty("clientActivityID", out var client)
        && client.ValueKind == JsonValueKind.String && client.GetString() is { Length: > 0 and <= MaxClientIdLength } id
            ? "c" + Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(id)).AsSpan(0, 16))
            : "r" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));

    /// <summary>Writes it; the answer to the client needs its id only.</summary>
    /// <param name="caller">Who.</param>
    /// <param name="conversation">Where.</param>
    /// <param name="activity">What was said; changed.</param>
    /// <param name="id">From <see cref="IdOf"/>.</param>
    /// <param name="files">What the bot is told of uploaded files; the client's other windows see only their names.</param>
    /// <param name="token">Stops waiting.</param>
    public async Task SayAsync(Caller caller, Conversation conversation, Activity activity, string id, IReadOnlyList<Attachment>? files, CancellationToken token)
    {
        activity.Id = id;
        activity.Timestamp = clock.GetUtcNow();
        activity.ChannelId = DirectLineAdapter.ChannelName;
        activity.ServiceUrl = null;
        activity.Conversation = new ConversationAccount { Id = conversation.Name };
        activity.From = new ChannelAccount { Id = caller.Claims.User, Name = caller.PersonName, Role = "user" };
        activity.Recipient = null;
        activity.Attachments = files is null ? activity.Attachments : [.. files.Where(f => f.Name is not null).Select(f => new Attachment { Name = f.Name, ContentType = "application/octet-stream" })];
        var echo = DirectLineAdapter.Stored(activity);
        activity.Recipient = DirectLineAdapter.Bot;
        activity.Attachments = files is null ? activity.Attachments : [.. files];
        await inbox.AcceptAsync(
            new Incoming
            {
                Channel = channel,
                ConversationName = conversation.Name,
                ConversationId = conversation.Id,
                ActivityId = id,
                PersonId = caller.PersonId,
                Activity = activity,
                Echo = [echo],
            },
            token);
    }
}
