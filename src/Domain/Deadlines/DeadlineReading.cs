namespace CaseReform.Ops.Domain.Deadlines;

/// <summary>What became of a deadline text.</summary>
public abstract record DeadlineReading
{
    private DeadlineReading()
    {
    }

    /// <summary>All of the text was understood; at least one part.</summary>
    public sealed record Understood(IReadOnlyList<DeadlinePart> Parts) : DeadlineReading;

    /// <summary>Not understood for certain. The reason is a Chinese sentence that says what is wrong and what to write instead.</summary>
    public sealed record Refused(string Reason) : DeadlineReading;
}
