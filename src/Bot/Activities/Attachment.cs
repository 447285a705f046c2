using System.Text.Json;
using System.Text.Json.Serialization;

namespace CaseReform.Ops.Bot.Activities;

/// <summary>A card (in <see cref="Content"/>) or a file (at <see cref="ContentUrl"/>).</summary>
internal sealed class Attachment
{
    /// <summary>The type of an Adaptive Card.</summary>
    public const string AdaptiveCard = "application/vnd.microsoft.card.adaptive";

    /// <summary>The media type, or a card's type.</summary>
    public string? ContentType { get; set; }

    /// <summary>Where the file lies.</summary>
    public string? ContentUrl { get; set; }

    /// <summary>The card.</summary>
    public JsonElement? Content { get; set; }

    /// <summary>The file's name, as its sender wrote it.</summary>
    public string? Name { get; set; }

    /// <summary>A small picture.</summary>
    public string? ThumbnailUrl { get; set; }

    /// <summary>Members this class has no name for, kept as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}
