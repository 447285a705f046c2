using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Reminders;
using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Data.Notices;

/// <summary>A post whose notices somebody wants in chat.</summary>
/// <param name="PostId">The post, whose letters the person gets today.</param>
/// <param name="Key">The person's notice key: <see cref="Updates.Subscription.Key"/>.</param>
/// <param name="Since">Nothing that was planned before.</param>
public sealed record WantedPost(long PostId, string Key, DateTimeOffset Since);

/// <summary>A notice that waits to be said in chat.</summary>
public sealed record ChatNotice
{
    /// <summary>The row.</summary>
    public long Id { get; init; }

    /// <summary>The measure's row.</summary>
    public long MeasureId { get; init; }

    /// <summary>The post by which it reaches the person.</summary>
    public long PostId { get; init; }

    /// <summary>Whose, and on which channel.</summary>
    public string Channel { get; init; } = string.Empty;

    /// <summary>When it was taken over from the letter's notices.</summary>
    public DateTimeOffset PlannedAt { get; init; }

    /// <summary>The message it belongs to, by the instant that was begun; null before.</summary>
    public DateTimeOffset? TriedSince { get; init; }

    /// <summary>As the ladder sees it.</summary>
    public NoticeFacts Facts => new()
    {
        Id = Id,
        Rung = Rung,
        Deadline = Deadline == None ? null : IsoDay.Parse(Deadline),
        Occurrence = Occurrence == None ? string.Empty : Occurrence,
        PostId = PostId,
        Channel = Channel,
        Kind = Kind,
        State = NoticeState.Pending,
    };

    internal const string None = "-";

    internal string Rung { get; init; } = string.Empty;

    internal string Deadline { get; init; } = None;

    internal string Occurrence { get; init; } = None;

    internal NoticeKind Kind { get; init; }

    /// <summary>What became of the letter's notice: it stands unless this says superseded.</summary>
    internal NoticeState? MailState { get; init; }

    /// <summary>The reason with it.</summary>
    internal string? MailReason { get; init; }

    /// <summary>Why the letter's notice no longer stands, or null.</summary>
    public NoticeReason? Gone => MailState is null or NoticeState.Superseded ? Codes.NoticeReason.Find(MailReason) ?? NoticeReason.NotDue : null;
}

/// <summary>A notice that will not be said, and why.</summary>
/// <param name="Id">The row.</param>
/// <param name="Reason">Why.</param>
public sealed record DroppedNotice(long Id, NoticeReason Reason);

/// <summary>A conversation of a person's own.</summary>
public sealed record OwnConversation
{
    /// <summary>The row.</summary>
    public long Id { get; init; }

    /// <summary>The channel's id of it.</summary>
    public string Name { get; init; } = string.Empty;
}
