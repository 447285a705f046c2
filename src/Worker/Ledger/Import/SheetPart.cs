using CaseReform.Ops.Worker.Sheets;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>What a file has for one ledger.</summary>
/// <param name="Ledger">The ledger's name.</param>
/// <param name="Sheets">The sheets it is read from.</param>
/// <param name="Year">The ledger's year; null when there is no such ledger yet.</param>
/// <param name="Reading">What was read.</param>
internal sealed record SheetPart(string Ledger, IReadOnlyList<SheetGrid> Sheets, int? Year, LedgerReading Reading);
