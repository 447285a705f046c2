using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Reminders;
using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Data.Reminders;

/// <summary>Everything a decision depends on but the ledger itself.</summary>
/// <param name="Ladder">The ladder in force.</param>
/// <param name="LadderVersion">Its version.</param>
/// <param name="Day">The ladder on the office day.</param>
/// <param name="Roster">Who answers for what.</param>
/// <param name="Hours">When an office day begins.</param>
/// <param name="Now">The present instant.</param>
public sealed record PlanContext(
    Ladder Ladder, long LadderVersion, LadderDay Day, Roster Roster, OfficeHours Hours, DateTimeOffset Now);

/// <summary>What a planning transaction did.</summary>
/// <param name="Measures">Measures decided.</param>
/// <param name="Planned">Notices that are to go out now.</param>
/// <param name="Superseded">Notices stored or marked as not to go out.</param>
/// <param name="Aside">Measures that could not be reckoned and are kept aside.</param>
public sealed record PlanTally(int Measures, int Planned, int Superseded, int Aside = 0)
{
    /// <summary>Nothing.</summary>
    public static PlanTally None { get; } = new(0, 0, 0);

    /// <summary>Both together.</summary>
    public static PlanTally operator +(PlanTally a, PlanTally b) =>
        new(a.Measures + b.Measures, a.Planned + b.Planned, a.Superseded + b.Superseded, a.Aside + b.Aside);
}

/// <summary>A notice that would go out, for people to see.</summary>
/// <param name="Measure">The measure's row.</param>
/// <param name="Ledger">The ledger's name.</param>
/// <param name="Number">The measure's number.</param>
/// <param name="Rung">The rung.</param>
/// <param name="Deadline">The deadline, if there is one.</param>
/// <param name="WorkingDaysLeft">Negative when it has passed.</param>
/// <param name="PostId">The post it is for.</param>
/// <param name="Kind">Addressed or copied.</param>
/// <param name="FiredOn">The working day on which it fell due.</param>
/// <param name="Reason">Why, as stored.</param>
public sealed record PlannedNotice(
    long Measure, string Ledger, MeasureNumber Number, Rung Rung, DateOnly? Deadline, int? WorkingDaysLeft, long PostId, NoticeKind Kind, DateOnly FiredOn, string Reason);

internal sealed record NoticeRow
{
    public const string None = "-";

    public long Id { get; init; }

    public long MeasureId { get; init; }

    public string Rung { get; init; } = string.Empty;

    public string Deadline { get; init; } = None;

    public string Occurrence { get; init; } = None;

    public long PostId { get; init; }

    public string Channel { get; init; } = string.Empty;

    public NoticeKind Kind { get; init; }

    public NoticeState State { get; init; }

    public string Reason { get; init; } = string.Empty;

    public DateOnly FiredOn { get; init; }

    public NoticeFacts Facts() => new()
    {
        Id = Id,
        Rung = Rung,
        Deadline = Deadline == None ? null : IsoDay.Parse(Deadline),
        Occurrence = Occurrence == None ? string.Empty : Occurrence,
        PostId = PostId,
        Channel = Channel,
        Kind = Kind,
        State = State,
        Silenced = Codes.NoticeReason.Find(Reason),
    };
}
