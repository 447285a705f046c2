using System.Text.RegularExpressions;

using CaseReform.Ops.Bot.Understanding.Sentences;
using CaseReform.Ops.Bot.Understanding.Slots;

namespace CaseReform.Ops.Bot.Understanding;

/// <summary>Words that are of another matter than the one spoken of last: 教育局的已经在改了, 采购那个还没完.</summary>
internal static partial class OtherMatter
{
    /// <summary>Whether they begin with whose matter it is, or point at one.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="known">What it is read against.</param>
    public static bool Begins(string text, ReadingContext known)
    {
        var sentence = Sentence.Of(text, known);
        return Pointing().IsMatch(sentence.Folded.Text)
            || sentence.Tokens.Any(token => token is Token.Unit && Belonging().IsMatch(sentence.Folded.Text[token.End..]) && sentence.Folded.Text[..token.Start].Trim().Length == 0);
    }

    /// <summary>Whether a unit, a person or a number is named, or something is pointed at.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="known">What it is read against.</param>
    public static bool In(string text, ReadingContext known)
    {
        var sentence = Sentence.Of(text, known);
        return Pointing().IsMatch(sentence.Folded.Text) || known.Names.HasPerson(sentence.Folded.Lower) || sentence.Tokens.Any(token => token is Token.Unit or Token.LedgerNumber or Token.Ordinal or Token.Ledger);
    }

    // 这个月, 那个会 point at no matter
    [GeneratedRegex("^[^,。;]{2,12}[那这][个条项件](?![月周年季会])")]
    private static partial Regex Pointing();

    [GeneratedRegex("^(?:的|那|这|家)")]
    private static partial Regex Belonging();
}
