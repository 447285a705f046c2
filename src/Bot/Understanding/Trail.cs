namespace CaseReform.Ops.Bot.Understanding;

/// <summary>What the last turns left that people answer to without naming it: a card that waits, an update that was told, a list. Each is forgotten after a few sentences.</summary>
internal sealed record Trail
{
    private const int MaxAge = 3;

    public static Trail None { get; } = new();

    /// <summary>The card that waits for its button.</summary>
    public WaitingCard? Card { get; init; }

    /// <summary>What was recorded by the button pressed last, in a few words.</summary>
    public WaitingCard? Recorded { get; init; }

    /// <summary>The update told last, whether it came to a card or was refused: 就70吧 speaks of it.</summary>
    public ToldUpdate? Update { get; init; }

    /// <summary>The list shown last.</summary>
    public ShownList? List { get; init; }

    /// <summary>The only person that was named last: 他.</summary>
    public NamedPerson? Person { get; init; }

    /// <summary>One sentence later.</summary>
    public Trail Aged() => new()
    {
        Card = Card is { Age: < MaxAge } card ? card with { Age = card.Age + 1 } : null,
        Recorded = Recorded is { Age: < MaxAge } recorded ? recorded with { Age = recorded.Age + 1 } : null,
        Update = Update is { Age: < MaxAge } update ? update with { Age = update.Age + 1 } : null,
        List = List is { Age: < MaxAge } list ? list with { Age = list.Age + 1 } : null,
        Person = Person is { Age: < MaxAge } person ? person with { Age = person.Age + 1 } : null,
    };
}

/// <summary>A card, or what came of it.</summary>
/// <param name="Says">What it would record: 12-1进度60%.</param>
/// <param name="Age">How many sentences ago; 1 is the one right before.</param>
/// <param name="Key">What its buttons carry, hashed: which of several open cards it is.</param>
/// <param name="IsFinal">Whether 撤销 does not take it back.</param>
internal sealed record WaitingCard(string Says, int Age = 0, string? Key = null, bool IsFinal = false);

/// <summary>An update as it was told.</summary>
internal sealed record ToldUpdate(SpokenNumber Spoken, string? Text, int Age = 0);

/// <summary>A list as it was shown.</summary>
/// <param name="Question">What was asked, as whoever shows lists writes it.</param>
/// <param name="Rows">The numbers of its first rows, in their order.</param>
/// <param name="Age">How many sentences ago.</param>
internal sealed record ShownList(string Question, IReadOnlyList<SpokenNumber> Rows, int Age = 0);

/// <summary>A person as they were named.</summary>
/// <param name="Name">The name.</param>
/// <param name="Age">How many sentences ago.</param>
internal sealed record NamedPerson(string Name, int Age = 0);
