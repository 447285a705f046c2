namespace CaseReform.Ops.Domain.Reminders;

/// <summary>One stored notice of a measure.</summary>
public sealed record NoticeFacts
{
    /// <summary>The notice's row.</summary>
    public required long Id { get; init; }

    /// <summary>The name of the rung.</summary>
    public required string Rung { get; init; }

    /// <summary>The deadline it was counted from.</summary>
    public DateOnly? Deadline { get; init; }

    /// <summary>As in <see cref="DueRung.Occurrence"/>.</summary>
    public required string Occurrence { get; init; }

    /// <summary>Whom it is for.</summary>
    public required long PostId { get; init; }

    /// <summary>The way it goes, e.g. <c>mail</c>. Part of the stored key; each channel is decided by itself.</summary>
    public required string Channel { get; init; }

    /// <summary>To or copy. Not part of the key.</summary>
    public required NoticeKind Kind { get; init; }

    /// <summary>What became of it.</summary>
    public required NoticeState State { get; init; }

    /// <summary>Why it is superseded, while it is.</summary>
    public NoticeReason? Silenced { get; init; }
}
