using CaseReform.Ops.Bot.Understanding.Slots;
using CaseReform.Ops.Domain.Questions;

namespace CaseReform.Ops.Bot.Understanding.Asking;

/// <summary>A piece of a question.</summary>
/// <param name="Start">Its first place in the folded text.</param>
/// <param name="End">The place behind it.</param>
internal abstract record Piece(int Start, int End)
{
    /// <summary>A word of <c>questions.txt</c>.</summary>
    public sealed record Word(int Start, int End, Cue Cue) : Piece(Start, End);

    /// <summary>A unit; several where the name may mean several.</summary>
    public sealed record Unit(int Start, int End, IReadOnlyList<KnownUnit> Known) : Piece(Start, End)
    {
        /// <summary>It says the field only: beside what nothing explains it is part of that.</summary>
        public bool IsBare { get; init; }
    }

    /// <summary>Somebody; several of one name.</summary>
    public sealed record Person(int Start, int End, IReadOnlyList<KnownPerson> Known) : Piece(Start, End);

    /// <summary>A ledger.</summary>
    public sealed record Ledger(int Start, int End, string Name) : Piece(Start, End);

    /// <summary>A number of the ledger, or the ordinal of a measure.</summary>
    public sealed record Number(int Start, int End, Token Token) : Piece(Start, End);

    /// <summary>A day or days.</summary>
    public sealed record Days(int Start, int End, Moment Moment) : Piece(Start, End);

    /// <summary>Days from one to another, spelled as such.</summary>
    public sealed record Between(int Start, int End, DateOnly From, DateOnly To) : Piece(Start, End);

    /// <summary>进度过半, 没填进度: how much of it is done; null where no percentage is known.</summary>
    public sealed record Share(int Start, int End, PercentSpan? Percent) : Piece(Start, End);

    /// <summary>超过10天, behind a word that says 逾期.</summary>
    public sealed record Late(int Start, int End, DaysLate By) : Piece(Start, End);

    /// <summary>Punctuation.</summary>
    public sealed record Mark(int Start, int End) : Piece(Start, End);

    /// <summary>What nothing explains.</summary>
    public sealed record Other(int Start, int End) : Piece(Start, End)
    {
        /// <summary>It holds a word that matters are named by.</summary>
        public bool IsSubject { get; init; }

        /// <summary>Two that stand beside each other, with what is between them.</summary>
        public static Other Joined(Other one, Other two, Sentences.Folded folded) => one with
        {
            End = two.End,
            IsSubject = one.IsSubject || two.IsSubject,
            Spelled = one.Spelled is null && two.Spelled is null ? null : (one.Spelled ?? folded.Text[one.Start..one.End]) + folded.Text[one.End..two.Start] + (two.Spelled ?? folded.Text[two.Start..two.End]),
        };
    }

    /// <summary>As it should have been typed, where it was heard; null where it stands as it is.</summary>
    public string? Spelled { get; init; }

    public bool Is(Cue cue) => this is Word word && word.Cue == cue;

    public bool IsAny(params ReadOnlySpan<Cue> cues) => this is Word word && cues.Contains(word.Cue);
}
