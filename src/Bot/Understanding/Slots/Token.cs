using CaseReform.Ops.Bot.Understanding.Words;

namespace CaseReform.Ops.Bot.Understanding.Slots;

/// <summary>A piece of a sentence.</summary>
/// <param name="Start">Its first place in the folded text.</param>
/// <param name="End">The place behind it.</param>
internal abstract record Token(int Start, int End)
{
    /// <summary>A word of the table.</summary>
    public sealed record Of(int Start, int End, Concept Concept, string? Correction) : Token(Start, End);

    /// <summary>A number that says itself that it names a problem or a measure (12号, 第12项, 12-1, A-3), or, when not <paramref name="Sure"/>, a bare one (12).</summary>
    /// <param name="Start">First place.</param>
    /// <param name="End">Place behind.</param>
    /// <param name="Number">The number.</param>
    /// <param name="Sure">Nothing else than a number of the ledger, unless a date stands in its place.</param>
    /// <param name="Day">The day it is when a date is expected: 15号, 12-31.</param>
    public sealed record LedgerNumber(int Start, int End, string Number, bool Sure, Moment? Day = null) : Token(Start, End)
    {
        /// <summary>The ledger, where the number says it: 交通3号第一条.</summary>
        public string? In { get; init; }
    }

    /// <summary>第2条措施 without its problem; 第12条 may be the problem itself.</summary>
    public sealed record Ordinal(int Start, int End, int Value, bool MayBeProblem = false) : Token(Start, End);

    /// <summary>A day or a stretch of days.</summary>
    public sealed record Date(int Start, int End, Moment Moment) : Token(Start, End);

    /// <summary>60%; without a value when it is none that can be reported.</summary>
    public sealed record Percent(int Start, int End, int? Value) : Token(Start, End);

    /// <summary>A unit of the directory.</summary>
    public sealed record Unit(int Start, int End, KnownUnit Known) : Token(Start, End);

    /// <summary>A ledger's name.</summary>
    public sealed record Ledger(int Start, int End, string Name) : Token(Start, End);

    /// <summary>Punctuation that separates.</summary>
    public sealed record Mark(int Start, int End, char Sign) : Token(Start, End);

    /// <summary>Anything else.</summary>
    public sealed record Other(int Start, int End) : Token(Start, End);

    public bool Is(Concept concept) => this is Of word && word.Concept == concept;

    public bool IsAny(params ReadOnlySpan<Concept> concepts) => this is Of word && concepts.Contains(word.Concept);
}
