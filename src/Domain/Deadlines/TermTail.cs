namespace CaseReform.Ops.Domain.Deadlines;

/// <summary>What stands behind a term in its clause.</summary>
/// <param name="Label">What is reached by then; null when nothing is said.</param>
/// <param name="LongTerm">The 长期坚持 word at its end, if any.</param>
/// <param name="IsJoined">A word such as 并, or a label, separates that word from the term.</param>
internal sealed record TermTail(string? Label, string? LongTerm, bool IsJoined)
{
    private static readonly string[] Joints = ["并且", "之后", "同时", "并", "且", "后", "再", "需", "要"];

    /// <summary>Reads to the end of the clause, or to a digit that begins the next. Null after a refusal.</summary>
    /// <param name="scan">At the end of the term.</param>
    /// <param name="clauseStart">Where its clause begins.</param>
    /// <param name="isOpen">前 or 内 stands before it, so that nearly any words may say what is reached.</param>
    public static TermTail? Read(Scan scan, int clauseStart, bool isOpen = false)
    {
        var start = scan.At;
        while (!scan.Done && !Separators.Ends(scan.Next))
        {
            if (!char.IsAsciiDigit(scan.Next))
            {
                scan.At++;
            }
            else if ((isOpen || scan.At > start) && Quantity.End(scan.Text, scan.At) is var end && end > scan.At)
            {
                scan.At = end;
            }
            else
            {
                break;
            }
        }

        var text = scan.Text[start..scan.At];
        if (text.Length == 0 && char.IsAsciiDigit(scan.Next))
        {
            scan.Refuse(DeadlineTexts.Damaged, clauseStart);
            return null;
        }

        var longTerm = Array.Find(DeadlineWords.LongTerm, word => text.EndsWith(word, StringComparison.Ordinal));
        var rest = longTerm is null ? text : text[..^longTerm.Length];
        var label = longTerm is null ? rest : WithoutJoints(rest);
        if (label.Length > 0 && !(isOpen ? Labels.IsEnding(label) : Labels.IsAction(label)))
        {
            scan.Refuse(DeadlineTexts.Residue, start);
            return null;
        }

        return new TermTail(label.Length == 0 ? null : label, longTerm, rest.Length > 0);
    }

    private static string WithoutJoints(string text)
    {
        while (Array.Find(Joints, joint => text.EndsWith(joint, StringComparison.Ordinal)) is { } joint)
        {
            text = text[..^joint.Length];
        }

        return text;
    }
}
