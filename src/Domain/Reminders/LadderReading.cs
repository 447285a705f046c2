namespace CaseReform.Ops.Domain.Reminders;

/// <summary>What came of reading a ladder.</summary>
public abstract record LadderReading
{
    private LadderReading() { }

    /// <summary>It is a ladder.</summary>
    public sealed record Understood(Ladder Ladder) : LadderReading;

    /// <summary>It is none.</summary>
    /// <param name="Reasons">Sentences in Chinese for the person who edits the file; at least one.</param>
    public sealed record Refused(IReadOnlyList<string> Reasons) : LadderReading;
}
