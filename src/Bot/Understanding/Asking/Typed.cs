using CaseReform.Ops.Bot.Understanding.Sentences;
using CaseReform.Ops.Bot.Understanding.Words;

namespace CaseReform.Ops.Bot.Understanding.Asking;

/// <summary>Words that were typed by their sound with a character wrong, where that tore them apart: 没开使 for 没开始, 无示例 for 吴示例.</summary>
internal static class Typed
{
    private const int Around = 4;
    private const int MinLength = 3;
    private const int MaxLength = 8;

    /// <summary>The pieces with such words in their places.</summary>
    public static List<Piece> Mended(List<Piece> pieces, Folded folded, ReadingContext known)
    {
        for (var i = 0; i < pieces.Count; i++)
        {
            if (pieces[i] is Piece.Other other && Around(other, pieces, folded, known) is { } heard)
            {
                List<Piece> rest = [];
                if (other.Start < heard.Start)
                {
                    rest.Add(other with { End = heard.Start });
                }

                rest.Add(heard);
                if (other.End > heard.End)
                {
                    rest.Add(other with { Start = heard.End });
                }

                pieces = [.. pieces.Where(piece => piece != other && piece.End <= heard.Start), .. rest, .. pieces.Where(piece => piece != other && piece.Start >= heard.End)];
                i = pieces.IndexOf(rest[^1]);
            }
        }

        return pieces;

        static Piece? Around(Piece.Other other, List<Piece> pieces, Folded folded, ReadingContext known)
        {
            if (other.End - other.Start > MaxLength)
            {
                return null;
            }

            var starts = pieces.Select(piece => piece.Start).ToHashSet();
            var ends = pieces.Select(piece => piece.End).ToHashSet();
            for (var length = other.End - other.Start + Typed.Around; length >= MinLength; length--)
            {
                for (var start = Math.Max(0, other.Start - Typed.Around); start < other.End && start + length <= folded.Text.Length; start++)
                {
                    var end = start + length;
                    if (end <= other.Start || !(starts.Contains(start) || (start > other.Start && start < other.End)) || !(ends.Contains(end) || (end > other.Start && end < other.End))
                        || Covers(pieces, start, end, other))
                    {
                        continue;
                    }

                    var text = folded.Lower[start..end];
                    if (known.Names.PeopleSoundingLike(text) is { } people)
                    {
                        return new Piece.Person(start, end, people);
                    }

                    if (known.Names.UnitsSoundingLike(text) is { } units)
                    {
                        return new Piece.Unit(start, end, units.Units);
                    }

                    if (QuestionLexicon.Shared.SoundsLike(text) is { } word)
                    {
                        return new Piece.Word(start, end, word.Cue);
                    }
                }
            }

            return null;
        }
    }

    // names, numbers and days are not torn apart, and a part of what nothing explains may stay behind only where it is long enough to mean something
    private static bool Covers(List<Piece> pieces, int start, int end, Piece.Other other) =>
        pieces.Exists(piece => piece.Start < end && piece.End > start && piece is Piece.Unit or Piece.Person or Piece.Ledger or Piece.Number or Piece.Days or Piece.Between)
        || (start > other.Start && start - other.Start == 1 && other.End - other.Start > 1)
        || (end < other.End && other.End - end == 1 && other.End - other.Start > 1);
}
