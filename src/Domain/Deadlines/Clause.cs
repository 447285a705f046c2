namespace CaseReform.Ops.Domain.Deadlines;

/// <summary>A part in the making: where it stands in the text and what has been read of it.</summary>
internal sealed class Clause(int start, int end, Term? term)
{
    public int Start => start;

    public int End { get; set; } = end;

    /// <summary>Null for what is periodic or only kept up.</summary>
    public Term? Term { get; } = term;

    public string? Label { get; set; }

    public bool LongTerm { get; set; } = term is null;

    public List<string> Notes { get; } = [.. term?.Notes ?? []];

    public DeadlinePart ToPart(Scan scan, bool isOnly) => new()
    {
        Date = Term?.Date,
        LongTerm = LongTerm,
        Provisional = Term?.Provisional ?? false,
        Reckoned = Term is not null && (!Term.IsWritten || Notes.Count > 0),
        Text = isOnly ? scan.Original(0, scan.Text.Length) : scan.Original(start, End),
        Note = Notes.Count == 0 ? null : string.Join(DeadlineTexts.NoteSeparator, Notes.Distinct()),
        Label = isOnly ? null : Label,
    };
}
