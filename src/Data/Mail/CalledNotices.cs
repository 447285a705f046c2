using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.CloseOut;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Data.Mail;

/// <summary>Who else the rung of a notice asks to act, for letters that say who is notified.</summary>
internal static class CalledNotices
{
    private const string Mail = "mail";

    /// <summary>The same notices; those of what is late or copied know who else is called. Nobody is told of it by the others, which are most.</summary>
    public static async Task<IReadOnlyList<PendingNotice>> WithCalledAsync(DatabaseSession session, DateOnly day, IReadOnlyList<PendingNotice> notices)
    {
        var measures = notices.Where(n => Tells(n, day)).Select(n => n.MeasureId).Distinct().ToList();
        if (measures.Count == 0)
        {
            return notices;
        }

        var called = (await session.QueryAsync<CalledRow>(LetterSql.Called, IdList.Of(session, measures)))
            .Where(c => c.Channel == Mail)
            .ToLookup(c => (c.MeasureId, c.Rung, c.CountedFrom, c.Occurrence));
        return
        [
            .. notices.Select(n => !Tells(n, day) ? n : n with
            {
                Called = [.. called[(n.MeasureId, n.Rung, n.CountedFrom, n.Occurrence)]
                    .Where(c => c.PostId != n.PostId).OrderBy(c => c.PostId).Select(c => new CalledPost(c.PostId, c.State == NoticeState.Undeliverable))],
            }),
        ];
    }

    private static bool Tells(PendingNotice notice, DateOnly day) => !CloseOutCalls.Is(notice.Rung) && (notice.Kind == NoticeKind.Copy || notice.Deadline < day || notice.BrokenPromise is not null);

    private sealed record CalledRow
    {
        public long MeasureId { get; init; }

        public string Rung { get; init; } = string.Empty;

        public string CountedFrom { get; init; } = string.Empty;

        public string Occurrence { get; init; } = string.Empty;

        public long PostId { get; init; }

        public string Channel { get; init; } = string.Empty;

        public NoticeState State { get; init; }
    }
}
