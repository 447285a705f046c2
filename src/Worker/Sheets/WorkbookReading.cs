namespace CaseReform.Ops.Worker.Sheets;

/// <summary>What became of a spreadsheet: its sheets, or the sentence that says why it was not taken and what to do.</summary>
internal abstract record WorkbookReading
{
    private WorkbookReading()
    {
    }

    public sealed record Understood(IReadOnlyList<SheetGrid> Sheets) : WorkbookReading;

    /// <param name="Reason">A Chinese sentence for the office: what is wrong and what to do.</param>
    /// <param name="Row">1-based, as the program that made the sheet shows it.</param>
    /// <param name="Column">Letters, as the program that made the sheet shows it.</param>
    public sealed record Refused(string Reason, string? Sheet = null, int? Row = null, string? Column = null) : WorkbookReading;
}
