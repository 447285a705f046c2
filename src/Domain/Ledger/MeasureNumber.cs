using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace CaseReform.Ops.Domain.Ledger;

/// <summary>措施编号: a problem's number and the place of the measure in it, shown as <c>12-1</c>.</summary>
/// <param name="Problem">The problem's number.</param>
/// <param name="Ordinal">1 for the first measure; never changes once given.</param>
public sealed record MeasureNumber(ProblemNumber Problem, int Ordinal)
{
    /// <summary>Reads <c>12-1</c>. A problem number may itself hold a hyphen, so the last one counts; the caller tries a problem number first.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out MeasureNumber? number)
    {
        number = null;
        var plain = ProblemNumber.Plain(text);
        var cut = plain?.LastIndexOf('-') ?? -1;
        if (plain is null || cut <= 0
            || !ProblemNumber.TryParse(plain[..cut], out var problem)
            || !int.TryParse(plain[(cut + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal)
            || ordinal < 1)
        {
            return false;
        }

        number = new MeasureNumber(problem, ordinal);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Problem}-{Ordinal}");
}
