using System.Text.Json.Serialization;

using CaseReform.Ops.Data.Updates;

namespace CaseReform.Ops.Bot.Understanding;

/// <summary>What a conversation remembers between two sentences. Small, and kept as JSON.</summary>
internal sealed record DialogueState
{
    public static DialogueState Empty { get; } = new();

    /// <summary>The number spoken of last: 它, 这项.</summary>
    public SpokenNumber? Last { get; init; }

    /// <summary>How many sentences ago it was spoken of.</summary>
    public int LastAge { get; init; }

    /// <summary>What the last turns left.</summary>
    public Trail Trail { get; init; } = Trail.None;

    /// <summary>What is being asked; null when nothing is.</summary>
    public PendingQuestion? Pending { get; init; }

    /// <summary>Where the list goes on that was shown last. Its meaning belongs to whoever shows lists; any sentence but 下一页 clears it.</summary>
    public string? Paging { get; init; }
}

/// <summary>A question to the user, with what they said before it.</summary>
internal sealed record PendingQuestion
{
    /// <summary>What they want done.</summary>
    public required Goal Goal { get; init; }

    /// <summary>What is missing.</summary>
    public required Slot Slot { get; init; }

    /// <summary>The office day of the question: on another day it has lapsed.</summary>
    public required DateOnly AskedOn { get; init; }

    /// <summary>The answers offered.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>The number, once it was said.</summary>
    [JsonPropertyName("matter")]
    public SpokenNumber? Spoken { get; init; }

    /// <summary>The percentage, once it was said.</summary>
    public int? Percent { get; init; }

    /// <summary>The report's text, once it was said.</summary>
    public string? Text { get; init; }

    /// <summary>The words that name the matter, once they were said.</summary>
    public string? Named { get; init; }

    /// <summary>The unit named with them.</summary>
    public long? NamedUnit { get; init; }

    /// <summary>The day promised, or on which it was completed, once it was said.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>What is to be undone, where it was named.</summary>
    public UpdateAction? Kind { get; init; }

    /// <summary>How often the answer was not understood.</summary>
    public int Misses { get; init; }
}

/// <summary>The intents that may wait for an answer. The names are stored.</summary>
internal enum Goal
{
    Show,
    WhoAnswers,
    Reminders,
    When,
    Why,
    History,
    Cause,
    Target,
    Assisting,
    Overseers,
    Source,
    Category,
    Report,
    Complete,
    Evidence,
    Promise,
    Undo,
}

/// <summary>What may be asked for. The names are stored.</summary>
internal enum Slot
{
    /// <summary>哪一项？</summary>
    [JsonStringEnumMemberName("Matter")]
    Number,

    /// <summary>进度多少？ A percentage, a text or both.</summary>
    Progress,

    /// <summary>到哪一天？</summary>
    Day,
}
