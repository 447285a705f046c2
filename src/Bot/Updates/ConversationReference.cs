using System.Text.Json;

using CaseReform.Ops.Bot.Activities;
using CaseReform.Ops.Bot.Cards;

namespace CaseReform.Ops.Bot.Updates;

/// <summary>The way back to a conversation, for what the bot says on its own account; the SDK's class of that name.</summary>
internal sealed record ConversationReference(string? ChannelId, string? ServiceUrl, ChannelAccount? User, ChannelAccount? Bot, ConversationAccount? Conversation)
{
    /// <summary>As it is stored.</summary>
    public static string Of(Activity activity) => JsonSerializer.Serialize(
        new ConversationReference(activity.ChannelId, activity.ServiceUrl, activity.From, activity.Recipient, activity.Conversation), AdaptiveCard.Json);
}
