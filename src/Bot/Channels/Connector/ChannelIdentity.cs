using System.Text.Json;

using CaseReform.Ops.Bot.Activities;

using Microsoft.Bot.Schema;

namespace CaseReform.Ops.Bot.Channels.Connector;

/// <summary>Who speaks and where, by what a channel vouches for. Names that users give themselves do not come into it.</summary>
internal static class ChannelIdentity
{
    /// <summary>
    /// The account: channel, tenant and directory object where there is one, else the channel's id of the user. The channel is always part of it, so that one
    /// channel cannot speak for another's users. Each part is escaped: no value can pose as two.
    /// </summary>
    /// <returns>Null when the activity names no sender.</returns>
    public static string? AccountOf(Activity activity) =>
        (activity.ChannelId, TenantOf(activity), activity.From?.AadObjectId, activity.From?.Id) switch
        {
            (null or "", _, _, _) => null,
            ({ } channel, { } tenant, { Length: > 0 } known, _) => string.Join('/', Escape(channel), Escape(tenant), "object", Escape(known)),
            ({ } channel, var tenant, _, { Length: > 0 } id) => string.Join('/', Escape(channel), Escape(tenant ?? string.Empty), "user", Escape(id)),
            _ => null,
        };

    /// <summary>
    /// Whether only the sender hears the answer. What is not known to be private is not: Teams names the kind of each conversation, the other channels say
    /// whether it is a group, and the developer's emulator, which has none, says neither.
    /// </summary>
    public static bool IsPrivate(Activity activity) => (activity.Conversation, activity.ChannelId) switch
    {
        (null or { IsGroup: true }, _) => false,
        ({ ConversationType: { Length: > 0 } type }, _) => type == "personal",
        (_, "msteams") => false,
        ({ IsGroup: var isGroup }, var channel) => isGroup is false || channel == "emulator",
    };

    private static string? TenantOf(Activity activity) =>
        activity.Conversation?.TenantId is { Length: > 0 } tenant
            ? tenant
            : activity.ChannelData is JsonElement { ValueKind: JsonValueKind.Object } data && data.TryGetProperty("tenant", out var named) && named.ValueKind == JsonValueKind.Object
              && named.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String && id.GetString() is { Length: > 0 and <= ActivityJson.MaxIdLength } text
                ? text
                : null;

    private static string Escape(string part) => Uri.EscapeDataString(part);
}
