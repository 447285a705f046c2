namespace CaseReform.Ops.Domain.Reminders;

/// <summary>Names the reason why a pending notice that nothing calls for any more has to go.</summary>
internal static class NoticeEnd
{
    public static string Of(NoticeFacts notice, DutyFacts measure, LadderDay day, IReadOnlyList<DueRung> fired) => measure.Course switch
    {
        Course.Ended => measure.State == DutyState.Closed ? NoticeReasons.ProblemClosed : NoticeReasons.Completed,
        _ when day.Ladder.Find(notice.Rung) is null => NoticeReasons.LadderChanged,
        Course.Quarterly when notice.Deadline is not null => NoticeReasons.LongTerm,
        Course.Dated or Course.Undated when notice.Deadline != measure.Deadline => NoticeReasons.DeadlineMoved,
        _ when day.Holds(measure, day.Ladder.Find(notice.Rung)!) => NoticeReasons.Promised,
        _ => WhileItRuns(notice, measure, day.Ladder.Find(notice.Rung)!, fired),
    };

    private static string WhileItRuns(NoticeFacts notice, DutyFacts measure, Rung rung, IReadOnlyList<DueRung> fired)
    {
        foreach (var due in fired)
        {
            if (due.Rung.Name == notice.Rung)
            {
                return due.Occurrence == notice.Occurrence ? NoticeReasons.PostChanged
                    : due.Rung.When is RungTiming.Silence ? NoticeReasons.Reported
                    : NoticeReasons.LowerRung;
            }
        }

        return rung.When switch
        {
            RungTiming.Silence when notice.Occurrence != Occurrences.Of(measure.QuietSince) => NoticeReasons.Reported,
            RungTiming.QuarterEnd when measure.LastReportOn is not null => NoticeReasons.Reported,
            _ => NoticeReasons.NotDue,
        };
    }
}
