namespace CaseReform.Ops.Domain.Units;

/// <summary>How far two names are apart: 0 the same, <see cref="TooFar"/> nothing in common worth showing.</summary>
public static class Likeness
{
    /// <summary>From this score on two names are strangers.</summary>
    public const double TooFar = 0.6;

    /// <summary>Longer names are not compared.</summary>
    internal const int MaxLength = 64;


    /// <summary>0 for the same up to <see cref="TooFar"/>; one name within the other is near.</summary>
    public static double Score(string a, string b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        if (a.Length == 0 || b.Length == 0 || a.Length > MaxLength || b.Length > MaxLength)
        {
            return TooFar;
        }

        double longer = Math.Max(a.Length, b.Length);
        var gap = Math.Abs(a.Length - b.Length);
        if (a.Contains(b, StringComparison.Ordinal) || b.Contains(a, StringComparison.Ordinal))
        {
            return Math.Min(a.Length, b.Length) > 1 ? gap / longer / 2 : TooFar;
        }

        return gap / longer >= TooFar ? TooFar : Distance(a, b) / longer;
    }

    /// <summary>How many letters have to be put in, left out or changed. Both are short: one row of the table is on the stack.</summary>
    public static int Distance(string a, string b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
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

        return row[b.Length];
    }
}
