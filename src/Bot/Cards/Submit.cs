using System.Text.Json;

namespace CaseReform.Ops.Bot.Cards;

/// <summary>A button that sends an object back: <c>{"do": "…", …}</c> and the card's inputs by their ids.</summary>
internal sealed record Submit : CardButton
{
    private Submit(string title, JsonElement data)
        : base(title) => Data = data;

    /// <summary>What it sends.</summary>
    public JsonElement Data { get; }

    /// <summary><c>positive</c> or <c>destructive</c>.</summary>
    public string? Style { get; init; }

    /// <summary>A button that asks the bot to do something.</summary>
    /// <param name="title">What stands on it.</param>
    /// <param name="data">Has a member <c>do</c>.</param>
    public static Submit Of(string title, object data) => new(title, JsonSerializer.SerializeToElement(data, AdaptiveCard.Json));

    /// <summary>A button that says a sentence for the user; the grammar understands it like a typed one.</summary>
    public static Submit Say(string title, string sentence) => Of(title, new { @do = "say", text = sentence });
}
