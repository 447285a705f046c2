namespace CaseReform.Ops.Worker.Letters;

/// <summary>How many measures of each sort a letter holds; each counts once.</summary>
internal readonly record struct LetterCounts(int Overdue, int Today, int Near, int Silent, int Periodic, int Copies)
{
    /// <summary>What the reader is asked to act on.</summary>
    public int ToDo => Overdue + Today + Near + Silent + Periodic;

    /// <summary>Nothing is asked but reports.</summary>
    public bool OnlyReports => ToDo > 0 && ToDo == Silent + Periodic;

    public static LetterCounts Of(IReadOnlyList<LetterMeasure> measures, DateOnly day)
    {
        var counts = default(LetterCounts);
        foreach (var measure in measures)
        {
            counts = measure switch
            {
                { Copy: true, StillYours: false } => counts with { Copies = counts.Copies + 1 },
                { DaysOverdue: > 0 } => counts with { Overdue = counts.Overdue + 1 },
                { Kind: RungKind.Periodic } => counts with { Periodic = counts.Periodic + 1 },
                { Kind: RungKind.Silence } => counts with { Silent = counts.Silent + 1 },
                _ when measure.Deadline == day => counts with { Today = counts.Today + 1 },
                _ => counts with { Near = counts.Near + 1 },
            };
        }

        return counts;
    }
}
