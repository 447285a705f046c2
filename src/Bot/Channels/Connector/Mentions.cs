using System.Text.Json;

using CaseReform.Ops.Bot.Activities;

using Microsoft.Bot.Schema;

namespace CaseReform.Ops.Bot.Channels.Connector;

/// <summary>In a group the bot is called by its name; what is said to it is the rest.</summary>
internal static class Mentions
{
    /// <summary>The text without the bot's name, as the channel marked it.</summary>
    public static string? TextWithoutRecipient(Activity activity)
    {
        if (activity.Text is not { } text || activity.Recipient?.Id is not { } bot
            || activity.Entities is not { } entities)
        {
            return activity.Text;
        }

        foreach (var entity in entities.Where(e => e.Type == "mention"))
        {
            if (ActivityJson.Unnamed(entity.Properties, "mentioned") is { } mentioned && Text(mentioned, "id") == bot
                && ActivityJson.Unnamed(entity.Properties, "text") is { ValueKind: JsonValueKind.String } spelling && spelling.GetString() is { Length: > 0 } spelled)
            {
                text = text.Replace(spelled, string.Empty, StringComparison.Ordinal);
            }
        }

        return text.Trim();
    }

    private static string? Text(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;
}
