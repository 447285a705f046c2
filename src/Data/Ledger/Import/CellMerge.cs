namespace CaseReform.Ops.Data.Ledger.Import;

/// <summary>Compares one cell three ways: the file, the ledger now, and the ledger when the file was made.</summary>
internal static class CellMerge
{
    /// <summary>What to do with a cell.</summary>
    /// <param name="file">What the file has; null when it does not say.</param>
    /// <param name="now">What the ledger has.</param>
    /// <param name="changedSince">Whether the ledger itself changed it since the file was made.</param>
    /// <param name="then">What the ledger had then; meaningful only when it changed.</param>
    /// <param name="byOthers">Whether somebody else than the office's own files changed it since: only that can be a conflict.</param>
    public static CellVerdict Judge(string? file, string? now, bool changedSince, string? then, bool byOthers) =>
        file is null || string.Equals(file, now, StringComparison.Ordinal) ? CellVerdict.Same
        : !changedSince ? CellVerdict.Different
        : string.Equals(file, then, StringComparison.Ordinal) ? CellVerdict.Kept
        : byOthers ? CellVerdict.Conflict
        : CellVerdict.Different;
}

/// <summary>What a cell comes to.</summary>
internal enum CellVerdict
{
    /// <summary>Nothing to do: equal, or not stated.</summary>
    Same,

    /// <summary>Only the ledger has moved on: its value is kept, and the file stays behind.</summary>
    Kept,

    /// <summary>The file was changed.</summary>
    Different,

    /// <summary>Both were changed: the ledger's value is kept and the office is told.</summary>
    Conflict,
}
