using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Domain.Deadlines;

/// <summary>A place in a folded text, with the first refusal met on the way. Moves forward only, except by <see cref="At"/>.</summary>
internal sealed class Scan(FoldedText folded, DeadlineBasis basis)
{
    private const int MaxQuote = 41;

    /// <summary>What the text is read against; a day of its own (自10月12日起两个月内) stands for the issue date.</summary>
    public DeadlineBasis Basis { get; set; } = basis;

    public string Text => folded.Text;

    public int At { get; set; }

    public bool Done => At >= Text.Length;

    public char Next => Done ? '\0' : Text[At];

    /// <summary>The sentence that ends the reading; the first one stays.</summary>
    public string? Refusal { get; private set; }

    /// <summary>The year that the text itself has named, if any.</summary>
    public int? YearInForce { get; set; }

    public bool Sees(string word) => string.CompareOrdinal(Text, At, word, 0, word.Length) == 0;

    public bool Take(string word)
    {
        var there = Sees(word);
        At += there ? word.Length : 0;
        return there;
    }

    /// <summary>Takes the first of the words that stands here; longer words come first in the tables.</summary>
    public string? TakeAny(IReadOnlyList<string> words)
    {
        foreach (var word in words)
        {
            if (Take(word))
            {
                return word;
            }
        }

        return null;
    }

    public string Original(int from, int to) => folded.Original(from, to);

    /// <summary>Ends the reading with a sentence that quotes the stretch from a place up to the end of the clause.</summary>
    public void Refuse(string sentence, int from, params object[] more)
    {
        var end = Math.Max(At, Math.Min(from + 1, Text.Length));
        while (end < Text.Length && !Separators.Ends(Text[end]))
        {
            end++;
        }

        RefuseWith(sentence, [Quoted(from, end), .. more]);
    }

    public void RefuseWith(string sentence, params object[] parts) =>
        Refusal ??= Say(sentence, parts);

    private string Quoted(int from, int to) => Original(from, to).CutWithMark(MaxQuote);
}
