using CaseReform.Ops.Domain.CloseOut;
using CaseReform.Ops.Domain.Ledger;

namespace CaseReform.Ops.Data.Restore;

/// <summary>Somebody noticed that the database was put back, and the office has not said yet what holds.</summary>
/// <param name="Id">Names it.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why, a code of the worker's.</param>
/// <param name="Worker">Who.</param>
/// <param name="Known">When the database last knew of anything, before this.</param>
public sealed record RestoreNotice(string Id, DateTimeOffset At, string Reason, string Worker, DateTimeOffset? Known);

/// <summary>What the office said about the time between the backup and its return.</summary>
public abstract record RestoreAnswer
{
    private RestoreAnswer()
    {
    }

    /// <summary>Everything that was to go out until a day did; what was composed until an instant, too.</summary>
    /// <param name="Day">The last day whose reminders went out.</param>
    /// <param name="Instant">Letters composed by then went out.</param>
    public sealed record SentUntil(DateOnly Day, DateTimeOffset Instant) : RestoreAnswer;

    /// <summary>These went out and nothing else is known to have.</summary>
    /// <param name="Letters">Letters that the database knows.</param>
    /// <param name="Notices">Notices that other letters carried.</param>
    public sealed record Sent(IReadOnlyList<long> Letters, IReadOnlyList<long> Notices) : RestoreAnswer;

    /// <summary>Everything that is due goes out, whether it did before or not.</summary>
    public sealed record SendAgain : RestoreAnswer;
}

/// <summary>A notice that waits, with what a letter says of it.</summary>
public sealed record WaitingNotice
{
    /// <summary>The notice.</summary>
    public long Id { get; init; }

    /// <summary>The post it is for.</summary>
    public long PostId { get; init; }

    /// <summary>The ledger's name.</summary>
    public string Ledger { get; init; } = string.Empty;

    /// <summary>The problem's number.</summary>
    public string Number { get; init; } = string.Empty;

    /// <summary>The measure's place in the problem.</summary>
    public int Ordinal { get; init; }

    /// <summary>The working day on which it was to go out.</summary>
    public DateOnly FiredOn { get; init; }

    /// <summary>The rung's name, or the call's where it is of a close-out.</summary>
    public string Rung { get; init; } = string.Empty;

    /// <summary>Where the problem stands.</summary>
    public ProblemStatus Status { get; init; }

    /// <summary>Whether its application was verified.</summary>
    public bool Verified { get; init; }

    /// <summary>The first day of its 公示.</summary>
    public DateOnly? NoticeFrom { get; init; }

    /// <summary>The last one.</summary>
    public DateOnly? NoticeTo { get; init; }

    /// <summary>How many working days.</summary>
    public int? NoticeDays { get; init; }

    /// <summary>The day of an objection that waits.</summary>
    public DateOnly? NoticeStopped { get; init; }

    /// <summary>What the close-out of the problem waits for.</summary>
    /// <param name="noticeDays">Working days of 公示 that are asked for.</param>
    public CloseOutTask Task(int noticeDays) => CloseOutTasks.Of(
        CloseOutStages.Of(Status, allComplete: false, Verified),
        NoticeFrom is { } from && NoticeTo is { } to && NoticeDays is { } days ? new NoticePeriod(from, to, days, NoticeStopped) : null,
        noticeDays);
}

/// <summary>A letter that has not ended.</summary>
public sealed record WaitingLetter
{
    /// <summary>The letter.</summary>
    public long Id { get; init; }

    /// <summary>Its Message-ID, with its angle brackets.</summary>
    public string MessageId { get; init; } = string.Empty;

    /// <summary>The key to its lease, or null.</summary>
    public string? LeaseToken { get; init; }
}
