using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.Questions;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Data.Answers;

/// <summary>Measures that somebody asks for: of those in their scope, those that a filter leaves on a day.</summary>
/// <param name="Reader">Who asks.</param>
/// <param name="Filter">Which.</param>
/// <param name="Day">The ladder on the office day: lights and silences.</param>
public sealed record MeasureQuery(Standing Reader, MeasureFilter Filter, LadderDay Day)
{
    /// <summary>What the people of the filter hold, act for or inherit; those without a post have none.</summary>
    public IReadOnlyList<Standing> Hands { get; init; } = [];

    /// <summary>Units that the people of the filter lead, where these are meant.</summary>
    public IReadOnlyList<long> LedUnits { get; init; } = [];

    /// <summary>How ledgers write the names of these people.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Measures that hold the words of the filter, from <see cref="SubjectSearch"/>; null where it has none.</summary>
    public IReadOnlyList<long>? Found { get; init; }

    /// <summary>Problems that hold the words, likewise.</summary>
    public IReadOnlyList<long>? FoundProblems { get; init; }

    /// <summary>Whether it asks for problems rather than for their measures: how far a problem itself is.</summary>
    public bool IsOfProblems => Filter.Stage is { } stage && (stage & ~MeasureStages.OfProblems) == 0;

    /// <summary>Only what still has a day by which to be done: 长期坚持 has none.</summary>
    public bool IsToBeDone { get; init; }

    /// <summary>In which order they come.</summary>
    internal ListOrder Order => Filter switch
    {
        { Reported: not null } => ListOrder.LastReported,
        { Completed: not null } => ListOrder.LastCompleted,
        { Closed: not null } => ListOrder.LastClosed,
        { Entered: not null } => ListOrder.LastEntered,
        _ => ListOrder.Soonest,
    };
}

/// <summary>In which order measures are listed: those that happened, the newest first; else the soonest deadline, and with it what is overdue longest, first.</summary>
internal enum ListOrder
{
    Soonest,
    LastReported,
    LastCompleted,
    LastClosed,
    LastEntered,
}
