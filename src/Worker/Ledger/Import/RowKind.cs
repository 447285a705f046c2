namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>What a row beneath the header is.</summary>
internal enum RowKind
{
    Blank,
    Data,

    /// <summary>合计, 小计</summary>
    Total,

    /// <summary>注：…, signatures, 填报单位：…, a repeated title</summary>
    Note,

    /// <summary>一、政治建设方面 across the table</summary>
    Category,

    /// <summary>Text across the table that is none of the above; skipped with a warning.</summary>
    Stray,
}
