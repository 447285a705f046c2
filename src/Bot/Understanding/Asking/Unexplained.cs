namespace CaseReform.Ops.Bot.Understanding.Asking;

/// <summary>What of a question no part explains.</summary>
internal sealed class Unexplained(Said said)
{
    private const int MinTopic = 2;

    /// <summary>Stretches that nothing explains; of one character only they say too little.</summary>
    public List<string> Topics() =>
        [.. said.Pieces.OfType<Piece.Other>().Where(other => said.TextOf(other).Count(char.IsLetter) >= MinTopic && !IsFigure(other)).Select(said.TextOf).Distinct(StringComparer.Ordinal)];

    /// <summary>What would restrict and does not, for the answer to say.</summary>
    /// <param name="beside">Stretches of days that restrict nothing.</param>
    public List<string> Unused(IReadOnlyList<string> beside)
    {
        // 60%, which nothing is compared with; beside a number it asks about the one
        List<string> unused = [.. beside, .. said.Aside, .. said.Pieces.Where(piece => said.Numbers.All.Count == 0 && piece is Piece.Other && (said.TextOf(piece).Contains('%') || said.TextOf(piece).Contains('成')) && said.TextOf(piece).Any(char.IsAsciiDigit)).Select(said.TextOf)];
        foreach (var i in said.Negated.Where(i => !LeftOut.IsLeftOutState(said, i)))
        {
            unused.Add(said.Folded.Text[said.Pieces[Math.Max(0, i - 1)].Start..said.Pieces[Math.Min(i + 1, said.Pieces.Count - 1)].End]);
        }

        for (var i = 1; i < said.Pieces.Count; i++)
        {
            if (said.Pieces[i] is Piece.Number && said.Pieces[i - 1].Is(Cue.Except))
            {
                unused.Add(said.Folded.Text[said.Pieces[i - 1].Start..said.Pieces[i].End]);
            }
        }

        return unused;
    }

    private bool IsFigure(Piece other) => said.TextOf(other).All(char.IsAsciiDigit);
}
