namespace CaseReform.Ops.Bot.Understanding.Grammar;

/// <summary>How many letters apart two short words are, as a share of the longer one.</summary>
internal static class EditDistance
{
    /// <summary>Up to this share a word may be meant: one letter of two, two of four or five.</summary>
    public const double Near = 0.5;

    /// <summary>0 for the same, 1 for nothing in common. Both are short: the table of words bounds one, the caller the other.</summary>
    public static double Share(string a, string b)
    {
        var longer = Math.Max(a.Length, b.Length);
        if (Math.Abs(a.Length - b.Length) > longer * Near)
        {
            return 1;
        }

        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substitute = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substitute, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return (double)row[b.Length] / longer;
    }
}
