using System.Text.Json;
using System.Text.Json.Serialization;

namespace CaseReform.Ops.Bot.Activities;

/// <summary>Buttons below the last message.</summary>
internal sealed class SuggestedActions
{
    /// <summary>For whom; everybody when empty.</summary>
    public IList<string>? To { get; set; }

    /// <summary>The buttons.</summary>
    public IList<CardAction>? Actions { get; set; }

    /// <summary>Members this class has no name for, kept as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}

/// <summary>A button.</summary>
internal sealed class CardAction
{
    /// <summary>One of <see cref="ActionTypes"/>.</summary>
    public string? Type { get; set; }

    /// <summary>What stands on it.</summary>
    public string? Title { get; set; }

    /// <summary>What it sends.</summary>
    public JsonElement? Value { get; set; }

    /// <summary>What the user is shown to have said.</summary>
    public string? DisplayText { get; set; }

    /// <summary>Members this class has no name for, kept as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}

/// <summary>What a button does.</summary>
internal static class ActionTypes
{
    /// <summary>Says its value for the user, for all to see.</summary>
    public const string ImBack = "imBack";

    /// <summary>Sends its value without showing it.</summary>
    public const string PostBack = "postBack";

    /// <summary>Sends its value and shows <see cref="CardAction.DisplayText"/>.</summary>
    public const string MessageBack = "messageBack";

    /// <summary>Opens its value as a link.</summary>
    public const string OpenUrl = "openUrl";
}
