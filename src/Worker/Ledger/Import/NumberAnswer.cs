namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>The office's answer where the numbers of a sheet moved.</summary>
internal enum NumberAnswer
{
    /// <summary>None yet: the import asks.</summary>
    Ask,

    /// <summary>Problems are recognised by their text and keep the ledger's numbers.</summary>
    Keep,

    /// <summary>The numbers count, the texts beneath them changed.</summary>
    AsWritten,
}
