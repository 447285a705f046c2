using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Domain.Tests.Reminders;

/// <summary>Keeps the notices of one measure the way a store does: applies plans, refuses a key twice, sends what is pending.</summary>
internal sealed class NoticeBench
{
    public const long Handler = 1;
    public const long Leader = 2;
    public const long First = 3;
    public const long Overseer = 4;
    public const long Office = 5;

    private readonly Dictionary<PostRole, IReadOnlyList<long>> _posts = new()
    {
        [PostRole.Handler] = [Handler],
        [PostRole.SupervisingLeader] = [Leader],
        [PostRole.FirstResponsible] = [First],
        [PostRole.Overseer] = [Overseer],
        [PostRole.Office] = [Office],
        [PostRole.LeadingGroup] = [],
        [PostRole.Inspector] = [],
    };

    public List<NoticeFacts> Rows { get; } = [];

    /// <summary>What is pending, as 岗位:档, in order.</summary>
    public IEnumerable<string> Pending => In(NoticeState.Pending);

    public void Appoint(PostRole role, params long[] posts) => _posts[role] = posts;

    public IEnumerable<string> In(NoticeState state) =>
        Rows.Where(row => row.State == state).OrderBy(row => row.PostId).ThenBy(row => row.Id).Select(row => $"{row.PostId}:{row.Rung}");

    public NoticeReason? ReasonOf(long post, string rung) => Rows.Single(row => row.PostId == post && row.Rung == rung).Silenced;

    public NoticePlan Plan(DutyFacts measure, LadderDay day) => NoticeRule.Reconcile(measure, Rows, day, role => _posts[role]);

    public NoticePlan Reconcile(DutyFacts measure, LadderDay day)
    {
        var plan = Plan(measure, day);
        Apply(plan);
        return plan;
    }

    public NoticePlan Reconcile(DutyFacts measure, string today) => Reconcile(measure, Examples.On(Examples.Day(today)));

    public void Send(NoticeState outcome = NoticeState.Sent) => Change(row => row.State == NoticeState.Pending, row => row with { State = outcome });

    private void Apply(NoticePlan plan)
    {
        foreach (var (id, reason) in plan.Supersede)
        {
            Change(row => row.Id == id, row => row with { State = NoticeState.Superseded, Silenced = reason });
        }

        foreach (var id in plan.Revive)
        {
            Change(row => row.Id == id, row => row with { State = NoticeState.Pending, Silenced = null });
        }

        foreach (var notice in plan.Insert)
        {
            Assert.DoesNotContain(Rows, row => (row.Rung, row.Deadline, row.Occurrence, row.PostId)
                == (notice.Due.Rung.Name, notice.Due.Deadline, notice.Due.Occurrence, notice.PostId));
            Rows.Add(new NoticeFacts
            {
                Id = Rows.Count + 1,
                Rung = notice.Due.Rung.Name,
                Deadline = notice.Due.Deadline,
                Occurrence = notice.Due.Occurrence,
                PostId = notice.PostId,
                Channel = "mail",
                Kind = notice.Kind,
                State = notice.State,
                Silenced = notice.Silenced,
            });
        }
    }

    private void Change(Func<NoticeFacts, bool> which, Func<NoticeFacts, NoticeFacts> change)
    {
        for (var i = 0; i < Rows.Count; i++)
        {
            Rows[i] = which(Rows[i]) ? change(Rows[i]) : Rows[i];
        }
    }
}
