using System.Text.Json;
using System.Text.Json.Serialization;

namespace CaseReform.Ops.Bot.Activities;

/// <summary>A user or bot on a channel. The name is what the user calls himself, never who he is.</summary>
internal sealed class ChannelAccount
{
    /// <summary>The channel's id of the account.</summary>
    public string? Id { get; set; }

    /// <summary>The display name.</summary>
    public string? Name { get; set; }

    /// <summary>The directory's object id, where the channel tells it.</summary>
    public string? AadObjectId { get; set; }

    /// <summary><c>user</c> or <c>bot</c>.</summary>
    public string? Role { get; set; }

    /// <summary>Members this class has no name for, kept as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}

/// <summary>A conversation on a channel.</summary>
internal sealed class ConversationAccount
{
    /// <summary>The channel's id of the conversation.</summary>
    public string? Id { get; set; }

    /// <summary>Its name.</summary>
    public string? Name { get; set; }

    /// <summary>More than one user listens.</summary>
    public bool? IsGroup { get; set; }

    /// <summary><c>personal</c>, <c>groupChat</c> or <c>channel</c>.</summary>
    public string? ConversationType { get; set; }

    /// <summary>The tenant, where the channel tells it.</summary>
    public string? TenantId { get; set; }

    /// <summary>Members this class has no name for, kept as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}
