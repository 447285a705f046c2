using CaseReform.Ops.Domain.Ledger;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>Numbers of sheets that each count from one, told apart by the sheet's name: 财政局-1.</summary>
internal static class SheetNumbers
{
    /// <summary>The problems with the sheet's name before their numbers; as they are without a name, and in our own export. A name is cut where the number would become too long.</summary>
    public static IEnumerable<ProblemRows> Prefixed(IReadOnlyList<ProblemRows> problems, string? sheet)
    {
        var prefix = sheet is null ? "" : string.Concat(sheet.Where(char.IsLetterOrDigit));
        return prefix.Length == 0 || problems.Any(p => !p.First[LedgerColumn.ProblemRowId].IsBlank) ? problems : problems.Select(p => p with { Number = Prefixed(prefix, p.Number.Text) ?? p.Number });
    }

    private static ProblemNumber? Prefixed(string prefix, string number)
    {
        var room = ProblemNumber.MaxLength - number.Length - 1;
        return room > 0 && ProblemNumber.TryParse($"{prefix[..Math.Min(prefix.Length, room)]}-{number}", out var full) ? full : null;
    }
}
