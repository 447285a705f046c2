using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

using Microsoft.Bot.Schema;

namespace CaseReform.Ops.Bot.Cards;

/// <summary>An Adaptive Card 1.5.</summary>
/// <param name="Body">What it shows, from top to bottom.</param>
internal sealed record AdaptiveCard(IReadOnlyList<CardElement> Body)
{
    /// <summary>How cards and their buttons' objects are written.</summary>
    internal static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All),
    };

    /// <summary>What an attachment that is one calls itself.</summary>
    public const string ContentType = "application/vnd.microsoft.card.adaptive";

    public string Type { get; } = "AdaptiveCard";

    [JsonPropertyName("$schema")]
    public string Schema { get; } = "http://adaptivecards.io/schemas/adaptive-card.json";

    public string Version { get; } = "1.5";

    /// <summary>Buttons at the foot.</summary>
    public IReadOnlyList<CardButton>? Actions { get; init; }

    /// <summary>The whole answer as text, for clients that cannot show the card.</summary>
    public string? FallbackText { get; init; }

    /// <summary>The card as a message carries it.</summary>
    public Attachment ToAttachment() => new() { ContentType = ContentType, Content = JsonSerializer.SerializeToElement(this, Json) };
}
