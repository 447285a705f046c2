using CaseReform.Ops.Data.CloseOut;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Data.Mail;

/// <summary>A person for whom a letter may be composed, and the posts whose notices the letter carries.</summary>
public sealed record Addressee
{
    /// <summary>The person.</summary>
    public required long PersonId { get; init; }

    /// <summary>Where the letter goes.</summary>
    public required string Email { get; init; }

    /// <summary>The posts, their own or passed on to them.</summary>
    public required IReadOnlyList<long> Posts { get; init; }
}

/// <summary>A pending notice with what its letter says about the measure.</summary>
public sealed record PendingNotice
{
    /// <summary>The notice.</summary>
    public long Id { get; init; }

    /// <summary>The measure.</summary>
    public long MeasureId { get; init; }

    /// <summary>The rung's name.</summary>
    public string Rung { get; init; } = string.Empty;

    /// <summary>The deadline it was counted from, as it is stored: part of which firing of the rung it is.</summary>
    public string CountedFrom { get; init; } = string.Empty;

    /// <summary>Tells firings under one deadline apart, as it is stored.</summary>
    public string Occurrence { get; init; } = string.Empty;

    /// <summary>The post it is for.</summary>
    public long PostId { get; init; }

    /// <summary>Who else is asked to act by the same firing.</summary>
    public IReadOnlyList<CalledPost> Called { get; init; } = [];

    /// <summary>What it is about, where it calls somebody to a close-out of this turn; null for a notice of the measure.</summary>
    public CloseOutMatter? CloseOut { get; init; }

    /// <summary>Addressed or copied.</summary>
    public NoticeKind Kind { get; init; }

    /// <summary>What the office said when it urged; null where it said nothing or did not urge.</summary>
    public string? Urge { get; init; }

    /// <summary>The working day on which it was to go out.</summary>
    public DateOnly FiredOn { get; init; }

    /// <summary>When it was planned.</summary>
    public DateTimeOffset PlannedAt { get; init; }

    /// <summary>Since when sending it has failed, or null.</summary>
    public DateTimeOffset? TriedSince { get; init; }

    /// <summary>The ledger's name.</summary>
    public string Ledger { get; init; } = string.Empty;

    /// <summary>The problem's number.</summary>
    public string Number { get; init; } = string.Empty;

    /// <summary>The measure's place in the problem.</summary>
    public int Ordinal { get; init; }

    /// <summary>问题表现</summary>
    public string Symptom { get; init; } = string.Empty;

    /// <summary>整改措施</summary>
    public string Measure { get; init; } = string.Empty;

    /// <summary>The post of the 责任人, where the ledger names one.</summary>
    public long? ResponsiblePostId { get; init; }

    /// <summary>The lead unit's name.</summary>
    public string Unit { get; init; } = string.Empty;

    /// <summary>The deadline now.</summary>
    public DateOnly? Deadline { get; init; }

    /// <summary>The deadline it had at first.</summary>
    public DateOnly? OriginalDeadline { get; init; }

    /// <summary>完成时限 in the ledger's words.</summary>
    public string DeadlineText { get; init; } = string.Empty;

    /// <summary>Counted over a year whose holidays are not imported.</summary>
    public bool Provisional { get; init; }

    /// <summary>责任人 as the ledger names them.</summary>
    public string? ResponsibleName { get; init; }

    /// <summary>交办日</summary>
    public DateOnly? IssuedOn { get; init; }

    /// <summary>The day its problem came into the ledger.</summary>
    public DateOnly EnteredOn { get; init; }

    /// <summary>长期坚持 stands in its deadline text.</summary>
    public bool LongTerm { get; init; }

    /// <summary>The day of the last sign of life, in chat or in a file.</summary>
    public DateOnly? LastReportOn { get; init; }

    /// <summary>The day of the last report that somebody made; the sheet is not somebody.</summary>
    public DateOnly? PersonReportOn { get; init; }

    /// <summary>As what and by whom the last report was made, where that does not answer for the measure.</summary>
    public HeardBy? LastHeard => Heard?.Split(':', 2) is [var role, var name] && Codes.PostRole.Find(role) is { } known ? new HeardBy(known, name) : null;

    internal string? Heard { get; init; }

    /// <summary>整改进展</summary>
    public string? Progress { get; init; }

    /// <summary>How far it got, in percent.</summary>
    public int? Percent { get; init; }

    /// <summary>The measure's state.</summary>
    public MeasureStatus Status { get; init; }

    /// <summary>The day that was promised under this deadline and not kept, or null.</summary>
    public DateOnly? BrokenPromise { get; init; }
}

/// <summary>Who was heard on a measure without answering for it.</summary>
/// <param name="Role">As what.</param>
/// <param name="Name">Who.</param>
public sealed record HeardBy(PostRole Role, string Name);

/// <summary>A post that is asked to act by a notice.</summary>
/// <param name="PostId">The post.</param>
/// <param name="CannotBeDelivered">The letter was refused or given up.</param>
public sealed record CalledPost(long PostId, bool CannotBeDelivered);

/// <summary>What the composer made of an addressee's notices.</summary>
public sealed record Composition
{
    /// <summary>The subject, for lists.</summary>
    public required string Subject { get; init; }

    /// <summary>Message-ID, with its angle brackets.</summary>
    public required string MessageId { get; init; }

    /// <summary>A hash over what the letter says; differs when the measure, the holder or the day does.</summary>
    public required string ContentHash { get; init; }

    /// <summary>The whole message, frozen.</summary>
    public required byte[] Bytes { get; init; }

    /// <summary>Notices that are in the letter.</summary>
    public required IReadOnlyList<long> Included { get; init; }

    /// <summary>Notices of which the letter shows a louder one of the same measure: they count as sent with it.</summary>
    public required IReadOnlyList<long> Covered { get; init; }
}

/// <summary>A letter in this worker's hands.</summary>
public sealed record LeasedLetter
{
    /// <summary>The letter.</summary>
    public long Id { get; init; }

    /// <summary>The addressee's mail address.</summary>
    public string Recipient { get; init; } = string.Empty;

    /// <summary>Message-ID, with its angle brackets.</summary>
    public string MessageId { get; init; } = string.Empty;

    /// <summary>How often it was tried before.</summary>
    public int Attempts { get; init; }

    /// <summary>How often it was repeated after an uncertain end.</summary>
    public int Repeats { get; init; }

    /// <summary>The key to the lease: an update without it changes nothing.</summary>
    public string Token { get; init; } = string.Empty;

    /// <summary>When the lease ends.</summary>
    public DateTimeOffset Until { get; init; }

    /// <summary>The frozen message.</summary>
    public byte[] Bytes { get; init; } = [];
}

/// <summary>A letter that stands by itself: a digest, a letter to the office.</summary>
public sealed record StandaloneLetter
{
    /// <summary>The priority of <see cref="LetterKind.Access"/> alone; they have a way of their own to the server.</summary>
    public const int AccessPriority = 0;

    /// <summary>What it is.</summary>
    public required LetterKind Kind { get; init; }

    /// <summary>At most one letter ever has this key.</summary>
    public required string DedupKey { get; init; }

    /// <summary>The person, when it goes to one.</summary>
    public long? PersonId { get; init; }

    /// <summary>The mail address.</summary>
    public required string Recipient { get; init; }

    /// <summary>The office day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The subject, for lists.</summary>
    public required string Subject { get; init; }

    /// <summary>Message-ID, with its angle brackets.</summary>
    public required string MessageId { get; init; }

    /// <summary>The whole message, frozen.</summary>
    public required byte[] Bytes { get; init; }

    /// <summary>Goes out outside office hours too.</summary>
    public bool AnyHour { get; init; }

    /// <summary>Smaller goes first.</summary>
    public int Priority { get; init; } = 5;

    /// <summary>After this instant it is dropped.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}

/// <summary>How one attempt ended.</summary>
public sealed record AttemptResult
{
    /// <summary>The letter.</summary>
    public required long LetterId { get; init; }

    /// <summary>The lease under which it was tried.</summary>
    public required string Token { get; init; }

    /// <summary>The state the letter goes to.</summary>
    public required LetterState State { get; init; }

    /// <summary>What the server said, or what went wrong.</summary>
    public required string Detail { get; init; }

    /// <summary>What it failed for; null when nothing was learned about it.</summary>
    public LetterCause? Cause { get; init; }

    /// <summary>When it is tried again; null when it is not.</summary>
    public DateTimeOffset? NextAttempt { get; init; }

    /// <summary>Whether the server may have accepted the letter without our knowing.</summary>
    public bool WasUncertain { get; init; }

    /// <summary>Whether the attempt counts.</summary>
    public bool Counts { get; init; } = true;
}
