namespace CaseReform.Ops.Worker.Sheets;

/// <summary>Why what a cell shows is not what was meant to stand in it.</summary>
internal enum CellFault : byte
{
    None,

    /// <summary>#N/A, #REF!: a formula that came to nothing.</summary>
    Error,

    /// <summary>A formula that some program wrote down and none has calculated since: the file has no result for it.</summary>
    NeverCalculated,

    /// <summary>=A2+1 as a text: typed into a cell of texts, or saved while formulas were shown.</summary>
    FormulaAsText,

    /// <summary>####: a text file keeps what the column had room to show.</summary>
    TooNarrow,
}
