namespace CaseReform.Ops.Domain.Reminders;

/// <summary>Names the reason why a pending notice that nothing calls for any more has to go.</summary>
internal static class NoticeEnd
{
    public static NoticeReason Of(NoticeFacts notice, DutyFacts measure, LadderDay day, IReadOnlyList<DueRung> fired) => measure.Course switch
    {
        Course.Ended => measure.State == DutyState.Closed ? NoticeReason.ProblemClosed : NoticeReason.Completed,
        _ when day.Ladder.Find(notice.Rung) is null => NoticeReason.LadderChanged,
        Course.Quarterly when notice.Deadline is not null => NoticeReason.LongTerm,
        Course.Dated or Course.Undated when notice.Deadline != measure.Deadline => NoticeReason.DeadlineMoved,
        _ when day.Holds(measure, day.Ladder.Find(notice.Rung)!) => NoticeReason.Promised,
        _ => WhileItRuns(notice, measure, day.Ladder.Find(notice.Rung)!, fired),
    };

    private static NoticeReason WhileItRuns(NoticeFacts notice, DutyFacts measure, Rung rung, IReadOnlyList<DueRung> fired)
    {
        foreach (var due in fired)
        {
            if (due.Rung.Name == notice.Rung)
            {
                return due.Occurrence == notice.Occurrence ? NoticeReason.PostChanged
                    : due.Rung.When is RungTiming.Silence ? NoticeReason.Reported
                    : NoticeReason.LowerRung;
            }
        }

        return rung.When switch
        {
            RungTiming.Silence when notice.Occurrence != Occurrences.Of(measure.QuietSince) => NoticeReason.Reported,
            RungTiming.QuarterEnd when measure.LastReportOn is not null => NoticeReason.Reported,
            _ => NoticeReason.NotDue,
        };
    }
}
