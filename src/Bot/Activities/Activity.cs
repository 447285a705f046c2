using System.Text.Json;
using System.Text.Json.Serialization;

namespace CaseReform.Ops.Bot.Activities;

/// <summary>One message between a channel and the bot, by the Bot Framework's activity schema. What it does not know survives in <see cref="Properties"/>.</summary>
internal sealed class Activity
{
    /// <summary>One of <see cref="ActivityTypes"/>.</summary>
    public string? Type { get; set; }

    /// <summary>Given by the channel for what comes in, by us or the channel for what goes out.</summary>
    public string? Id { get; set; }

    /// <summary>When it was sent, by the channel's clock.</summary>
    public DateTimeOffset? Timestamp { get; set; }

    /// <summary>Where the channel takes answers.</summary>
    public string? ServiceUrl { get; set; }

    /// <summary>Which channel: <c>directline</c>, <c>msteams</c> …</summary>
    public string? ChannelId { get; set; }

    /// <summary>Who sent it.</summary>
    public ChannelAccount? From { get; set; }

    /// <summary>Where it was said.</summary>
    public ConversationAccount? Conversation { get; set; }

    /// <summary>To whom.</summary>
    public ChannelAccount? Recipient { get; set; }

    /// <summary>Who joined, in a <c>conversationUpdate</c>.</summary>
    public IList<ChannelAccount>? MembersAdded { get; set; }

    /// <summary>Who left, in a <c>conversationUpdate</c>.</summary>
    public IList<ChannelAccount>? MembersRemoved { get; set; }

    /// <summary>What was said; plain or Markdown by <see cref="TextFormat"/>.</summary>
    public string? Text { get; set; }

    /// <summary><c>plain</c>, <c>markdown</c> or <c>xml</c>.</summary>
    public string? TextFormat { get; set; }

    /// <summary>What to say aloud or show where the card cannot be shown.</summary>
    public string? Summary { get; set; }

    /// <summary>The language, e.g. <c>zh-CN</c>.</summary>
    public string? Locale { get; set; }

    /// <summary>Whether an answer is awaited.</summary>
    public string? InputHint { get; set; }

    /// <summary>Cards and files.</summary>
    public IList<Attachment>? Attachments { get; set; }

    /// <summary>How several attachments lie: <c>list</c> or <c>carousel</c>.</summary>
    public string? AttachmentLayout { get; set; }

    /// <summary>Buttons for the next answer.</summary>
    public SuggestedActions? SuggestedActions { get; set; }

    /// <summary>What a card's button sends.</summary>
    public JsonElement? Value { get; set; }

    /// <summary>The name of an <c>event</c> or <c>invoke</c>.</summary>
    public string? Name { get; set; }

    /// <summary>The activity this one answers.</summary>
    public string? ReplyToId { get; set; }

    /// <summary><c>normal</c> or <c>expectReplies</c>.</summary>
    public string? DeliveryMode { get; set; }

    /// <summary>What only the channel understands.</summary>
    public JsonElement? ChannelData { get; set; }

    /// <summary>Members this class has no name for, kept as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }

    /// <summary>An answer to this activity, with sender and receiver turned round.</summary>
    public Activity CreateReply(string? text = null) => new()
    {
        Type = ActivityTypes.Message,
        ChannelId = ChannelId,
        ServiceUrl = ServiceUrl,
        From = Recipient,
        Recipient = From,
        Conversation = Conversation,
        ReplyToId = Id,
        Locale = Locale,
        Text = text,
    };
}
