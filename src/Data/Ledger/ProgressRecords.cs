using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Data.Ledger;

/// <summary>A report of progress on one measure.</summary>
public sealed record ProgressReport
{
    /// <summary>12-1, or 12 when the problem has one measure.</summary>
    public required string Number { get; init; }

    /// <summary>The ledger's name; needed only where several ledgers have the number.</summary>
    public string? Ledger { get; init; }

    /// <summary>How far it got, 0 to 100, or null.</summary>
    public int? Percent { get; init; }

    /// <summary>What was done, or null.</summary>
    public string? Text { get; init; }

    /// <summary>Whether the measure is complete now. Completing does not close the problem.</summary>
    public bool Completes { get; init; }

    /// <summary>The day it was completed, where it is not that of the report.</summary>
    public DateOnly? CompletedOn { get; init; }

    /// <summary>As what the reporter is heard who does not answer for the measure: no cell changes but the day of the last report.</summary>
    public PostRole? As { get; init; }

    /// <summary>The reporter, when known as a person.</summary>
    public long? PersonId { get; init; }

    /// <summary>The reporter's name.</summary>
    public required string Actor { get; init; }

    /// <summary>Through what it came: <c>command</c>, <c>chat</c>.</summary>
    public required string Through { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The office day of that instant.</summary>
    public required DateOnly Day { get; init; }
}

/// <summary>What became of a report.</summary>
public abstract record ProgressOutcome
{
    private ProgressOutcome()
    {
    }

    /// <summary>It is in the ledger.</summary>
    public sealed record Recorded(string Measure, string Ledger) : ProgressOutcome;

    /// <summary>No such measure.</summary>
    public sealed record NotFound : ProgressOutcome;

    /// <summary>The number means several measures.</summary>
    public sealed record Several(IReadOnlyList<string> Measures) : ProgressOutcome;

    /// <summary>The problem is closed: it has to be reopened first.</summary>
    public sealed record ProblemClosed : ProgressOutcome;
}
