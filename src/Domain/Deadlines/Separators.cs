namespace CaseReform.Ops.Domain.Deadlines;

/// <summary>What stands between clauses.</summary>
internal static class Separators
{
    public static bool IsSeparator(char c) => c is ',' or ';' or '、' or '。' or '.' or '/' or '|' or '+' or FoldedText.LineBreak || IsCircledNumber(c);

    /// <summary>Whether a clause cannot go on past this character.</summary>
    public static bool Ends(char c) => c is '(' or ')' || IsSeparator(c);

    /// <summary>Passes over separators; whether there was one. A stop or slash before a digit belongs to a damaged date and stays.</summary>
    public static bool Skip(Scan scan)
    {
        var start = scan.At;
        while (IsSeparator(scan.Next) && !(scan.Next is '.' or '/' && scan.At + 1 < scan.Text.Length && char.IsAsciiDigit(scan.Text[scan.At + 1])))
        {
            scan.At++;
        }

        return scan.At > start;
    }

    private static bool IsCircledNumber(char c) => c is >= '①' and <= '⑳';
}
