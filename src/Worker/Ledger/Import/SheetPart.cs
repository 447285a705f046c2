using CaseReform.Ops.Worker.Sheets;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>What a file has for one ledger.</summary>
/// <param name="Ledger">The ledger's name.</param>
/// <param name="Sheets">The sheets it is read from.</param>
/// <param name="Year">The ledger's year; null when there is no such ledger yet.</param>
/// <param name="Reading">What was read.</param>
internal sealed record SheetPart(string Ledger, IReadOnlyList<SheetGrid> Sheets, int? Year, LedgerReading Reading)
{
    /// <summary>It is the export of another ledger than the one it goes into.</summary>
    public bool IsElsewhere { get; init; }

    /// <summary>What was said of columns with this import, whether it has them or not.</summary>
    public IReadOnlyDictionary<string, string> Given { get; init; } = new Dictionary<string, string>();

    /// <summary>What was said of its columns with this import, to be kept.</summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>();
}
