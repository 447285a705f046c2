namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>How a number is written, as far as it tells problems from the headings between them.</summary>
internal enum NumberStyle
{
    /// <summary>1, XC-01, ①</summary>
    Other,

    /// <summary>一、</summary>
    Plain,

    /// <summary>（一）</summary>
    Bracketed,
}
