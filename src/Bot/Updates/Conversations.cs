
using Microsoft.Bot.Schema;

namespace CaseReform.Ops.Bot.Updates;

/// <summary>How proposals and files name the conversation they belong to.</summary>
internal static class Conversations
{
    public static string KeyOf(Activity activity) => KeyOf(activity.ChannelId, activity.Conversation?.Id);

    public static string KeyOf(string? channel, string? conversation) => $"{channel}/{conversation}";
}
