using CaseReform.Ops.Domain.CloseOut;

namespace CaseReform.Ops.Domain.Reminders;

/// <summary>Collects the changes to the notices of one measure.</summary>
internal sealed class NoticeDecision(DutyFacts measure, IReadOnlyList<NoticeFacts> existing, LadderDay day)
{
    private readonly List<NewNotice> _insert = [];
    private readonly List<(long Id, NoticeReason Reason)> _supersede = [];
    private readonly List<long> _revive = [];
    private readonly HashSet<long> _decided = [];

    /// <summary>Decides one notice that should exist. <paramref name="isLoudest"/>: no louder rung has fired for the post.</summary>
    public void Decide(DueRung due, long post, NoticeKind kind, bool isLoudest)
    {
        NoticeReason? silenced = due.FiredOn < measure.Floor ? NoticeReason.BeforeGoLive
            : !isLoudest || LouderWentOut(due, post) ? NoticeReason.LowerRung
            : null;
        if (Stored(due, post) is not { } notice)
        {
            _insert.Add(new NewNotice(due, post, kind, silenced));
            return;
        }

        _decided.Add(notice.Id);
        if (silenced is { } reason && notice.State == NoticeState.Pending)
        {
            _supersede.Add((notice.Id, reason));
        }
        else if (silenced is null && notice.State == NoticeState.Superseded && notice.Silenced != NoticeReason.BeforeGoLive)
        {
            _revive.Add(notice.Id);
        }
    }

    /// <summary>Whatever else is pending no longer applies.</summary>
    /// <param name="fired">The rungs that fired.</param>
    /// <param name="handlers">Who has to act.</param>
    public void SupersedeTheRest(IReadOnlyList<DueRung> fired, Func<IReadOnlyList<long>> handlers)
    {
        foreach (var notice in existing)
        {
            // calls of a close-out are decided by its own rule
            if (notice.State == NoticeState.Pending && !_decided.Contains(notice.Id) && !CloseOutCalls.Is(notice.Rung))
            {
                if (!OfficeUrge.Is(notice.Rung))
                {
                    _supersede.Add((notice.Id, NoticeEnd.Of(notice, measure, day, fired)));
                }
                else if (OfficeUrge.End(notice, measure, handlers()) is { } end)
                {
                    _supersede.Add((notice.Id, end));
                }
            }
        }
    }

    public NoticePlan Plan(DateOnly? next) => new(_insert, _supersede, _revive, next);

    private NoticeFacts? Stored(DueRung due, long post)
    {
        foreach (var notice in existing)
        {
            if (notice.PostId == post && notice.Rung == due.Rung.Name && notice.Occurrence == due.Occurrence
                && (notice.Deadline == due.Deadline || due.Rung.When is RungTiming.Silence)) // one silence, whatever becomes of the deadline meanwhile
            {
                return notice;
            }
        }

        return null;
    }

    /// <summary>A louder rung of this deadline went out although it has not fired as of today: a new calendar moved it, or the clock went back.
    /// After it nothing quieter is said.</summary>
    private bool LouderWentOut(DueRung due, long post)
    {
        foreach (var notice in existing)
        {
            if (notice.PostId == post
                && notice.State is NoticeState.Sent or NoticeState.Undeliverable
                && due.Deadline is not null && notice.Deadline == due.Deadline
                && day.Ladder.Find(notice.Rung) is { When: RungTiming.Before or RungTiming.OnTheDay or RungTiming.After } rung
                && (rung.Rank > due.Rung.Rank || (rung.Rank == due.Rung.Rank && Occurrences.Compare(notice.Occurrence, due.Occurrence) > 0)))
            {
                return true;
            }
        }

        return false;
    }
}
