using System.Text;

using CaseReform.Ops.Bot.Understanding.Sentences;

namespace CaseReform.Ops.Bot.Understanding.Asking;

/// <summary>A sentence in its pieces. Which of its words name a matter only the ledger knows; told so, it is read once more, and what those words said otherwise is said no longer.</summary>
internal sealed class SentenceCut(Folded folded, IReadOnlyList<Piece> pieces, ReadingContext known, SpokenNumber? last)
{
    /// <summary>Characters that no sentence and no word list holds.</summary>
    private const char FirstMark = '\u3400';

    /// <summary>The folded sentence, to which the pieces point.</summary>
    public string Text => folded.Lower;

    public IReadOnlyList<Piece> Pieces => pieces;

    /// <summary>The cut of a sentence that asks nothing known.</summary>
    public static SentenceCut? Of(Folded folded, ReadingContext known, SpokenNumber? last) =>
        folded.Text.Length > QuestionReader.MaxLength ? null : new(folded, Remarks.Without(Asking.Pieces.Of(folded, known), folded).Pieces, known, last);

    /// <summary>Whether white space stood before this character.</summary>
    public bool GapAt(int at) => folded.GapAt(at);

    /// <summary>The question with words of its matter in these places; null where it is none. What nothing explains beside them stays in <see cref="Question.Maybe"/>.</summary>
    /// <param name="matters">The places, none within another, and the words as the ledger has them.</param>
    public Question? As(IReadOnlyList<(Stretch Place, string Words)> matters)
    {
        var (text, marks) = (new StringBuilder(folded.Text), new List<(string Mark, string Said)>());
        var next = FirstMark;
        foreach (var (place, _) in matters)
        {
            while (folded.Text.Contains(next, StringComparison.Ordinal))
            {
                next++;
            }

            var mark = new string(next++, place.Length);
            marks.Add((mark, folded.Text[place.Start..place.End]));
            text.Remove(place.Start, place.Length).Insert(place.Start, mark);
        }

        IReadOnlyList<string> words = [.. matters.Select(matter => matter.Words).Distinct(StringComparer.Ordinal)];
        return QuestionReader.Read(folded.With(text.ToString()), known, last)?.Intent is Intent.Ask { Question: var question }
            ? question with
            {
                Filter = question.Filter with { Words = [.. words] },
                Parts = [.. question.Parts.Select(part => part with { Filter = part.Filter with { Words = [.. words] }, Maybe = [], Cut = null })],
                Maybe = [.. question.Maybe.SelectMany(stretch => marks.Aggregate(stretch, (left, mark) => left.Replace(mark.Mark, " ", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries))],
                Unused = [.. question.Unused.Select(said => marks.Aggregate(said, (left, mark) => left.Replace(mark.Mark, mark.Said, StringComparison.Ordinal)))],
                Cut = null,
            }
            : null;
    }
}

/// <summary>A place in a sentence.</summary>
/// <param name="Start">The first character.</param>
/// <param name="End">The one behind the last.</param>
internal readonly record struct Stretch(int Start, int End)
{
    public int Length => End - Start;

    public bool Overlaps(Stretch other) => Start < other.End && other.Start < End;

    public bool Holds(Stretch other) => Start <= other.Start && other.End <= End;
}
