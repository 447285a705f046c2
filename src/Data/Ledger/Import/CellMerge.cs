namespace CaseReform.Ops.Data.Ledger.Import;

/// <summary>Compares one cell three ways: the file, the ledger now, and the ledger when the file was made.</summary>
internal static class CellMerge
{
    /// <summary>What to do with a cell.</summary>
    /// <param name="file">What the file has; null when it does not say.</param>
    /// <param name="now">What the ledger has.</param>
    /// <param name="changedSince">Whether the ledger itself changed it since the file was made.</param>
    /// <param name="then">What the ledger had then; meaningful only when it changed.</param>
    public static CellVerdict Judge(string? file, string? now, bool changedSince, string? then) =>
        file is null || string.Equals(file, now, StringComparison.Ordinal) ? CellVerdict.Same
        : !changedSince ? CellVerdict.Different
        : string.Equals(file, then, StringComparison.Ordinal) ? CellVerdict.Same
        : CellVerdict.Conflict;
}

/// <summary>What a cell comes to.</summary>
internal enum CellVerdict
{
    /// <summary>Nothing to do: equal, not stated, or only the ledger has moved on.</summary>
    Same,

    /// <summary>The file was changed.</summary>
    Different,

    /// <summary>Both were changed: the ledger's value is kept and the office is told.</summary>
    Conflict,
}
