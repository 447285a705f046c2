using CaseReform.Ops.Domain.Units;

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
        return Math.Abs(a.Length - b.Length) > longer * Near ? 1 : (double)Likeness.Distance(a, b) / longer;
    }
}
