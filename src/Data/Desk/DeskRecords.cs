using CaseReform.Ops.Data.Mail;

namespace CaseReform.Ops.Data.Desk;

/// <summary>A letter in the office's list of the day.</summary>
public sealed record DeskLetter
{
    /// <summary>The row.</summary>
    public long Id { get; init; }

    /// <summary>What it is; never one that lets somebody in.</summary>
    public LetterKind Kind { get; init; }

    /// <summary>The person's name, or null for an address of no person.</summary>
    public string? Person { get; init; }

    /// <summary>The mail address.</summary>
    public string Recipient { get; init; } = string.Empty;

    /// <summary>Its subject.</summary>
    public string Subject { get; init; } = string.Empty;

    /// <summary>Its office day.</summary>
    public DateOnly Day { get; init; }

    /// <summary>Where it stands.</summary>
    public LetterState State { get; init; }

    /// <summary>What the server said last, or null.</summary>
    public string? Detail { get; init; }

    /// <summary>When it ended; null while it is open.</summary>
    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>When it is tried next; null when it is not.</summary>
    public DateTimeOffset? NextAttempt { get; init; }

    /// <summary>Its bytes are still kept.</summary>
    public bool HasBody { get; init; }
}

/// <summary>Reminders that are planned for a post and that no letter carries yet.</summary>
public sealed record PlannedReminders
{
    /// <summary>The post.</summary>
    public long PostId { get; init; }

    /// <summary>How many.</summary>
    public long Notices { get; init; }
}

/// <summary>A ledger with its problems counted.</summary>
public sealed record DeskLedger
{
    /// <summary>The ledger's name.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>It was withdrawn.</summary>
    public bool Withdrawn { get; init; }

    /// <summary>Its problems, without withdrawn ones.</summary>
    public long Problems { get; init; }

    /// <summary>Closed ones of them.</summary>
    public long Closed { get; init; }
}

/// <summary>An entry of the audit trail about a whole ledger: an import or a withdrawal.</summary>
public sealed record DeskImport
{
    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>By whom.</summary>
    public string Actor { get; init; } = string.Empty;

    /// <summary>What was done.</summary>
    public string Action { get; init; } = string.Empty;

    /// <summary>The ledger.</summary>
    public string Subject { get; init; } = string.Empty;

    /// <summary>The details, as JSON.</summary>
    public string Detail { get; init; } = string.Empty;
}

/// <summary>A digest that was issued or withheld.</summary>
public sealed record DeskDigest
{
    /// <summary>Its week.</summary>
    public string Key { get; init; } = string.Empty;

    /// <summary>The day of issue.</summary>
    public DateOnly Day { get; init; }

    /// <summary>Its numbers did not reconcile, so it was not sent.</summary>
    public bool Withheld { get; init; }
}

/// <summary>What the office's page shows of the letters and ledgers, as of one moment.</summary>
public sealed record DeskState
{
    /// <summary>Letters of the day, open ones and failed ones that nothing has made good; the newest first.</summary>
    public required IReadOnlyList<DeskLetter> Letters { get; init; }

    /// <summary>How many there are, shown or not.</summary>
    public required long LetterCount { get; init; }

    /// <summary>What waits to become letters, by post.</summary>
    public required IReadOnlyList<PlannedReminders> Planned { get; init; }

    /// <summary>Ledgers, the oldest first.</summary>
    public required IReadOnlyList<DeskLedger> Ledgers { get; init; }

    /// <summary>Imports and withdrawals, the newest first.</summary>
    public required IReadOnlyList<DeskImport> Imports { get; init; }

    /// <summary>Digests, the newest first.</summary>
    public required IReadOnlyList<DeskDigest> Digests { get; init; }

    /// <summary>Reminders were released.</summary>
    public required bool Released { get; init; }

    /// <summary>The database looks like one that was put back, and the office has not said what holds.</summary>
    public required bool Restored { get; init; }

    /// <summary>Why sending rests; null while it goes on.</summary>
    public required string? PausedFor { get; init; }
}
