namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>The office's answer where several sheets each count from one.</summary>
internal enum SheetAnswer
{
    /// <summary>All sheets are one ledger; a number that comes twice is refused.</summary>
    OneLedger,

    /// <summary>Each sheet is a ledger of its own, by the sheet's name.</summary>
    Ledgers,

    /// <summary>One ledger; the sheet's name goes before the numbers.</summary>
    Prefix,
}
