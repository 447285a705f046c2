using CaseReform.Ops.Domain.Promises;
using CaseReform.Ops.Domain.Reminders;
using FsCheck;
using FsCheck.Fluent;
using static CaseReform.Ops.Domain.Tests.Reminders.Examples;

namespace CaseReform.Ops.Domain.Tests.Reminders;

/// <summary>What must hold whatever happens to a measure and however long the program was away.</summary>
public sealed class NoticeRuleProperties
{
    private static readonly DateOnly Start = new(2026, 1, 5);

    private static readonly Gen<DateOnly> Days = Gen.Choose(0, 400).Select(Start.AddDays);

    private static readonly Gen<Promise?> Promises =
        from made in Days
        from length in Gen.Choose(0, 40)
        from given in Gen.Elements(true, false)
        select given ? new Promise(made, made.AddDays(length)) : null;

    private static readonly Gen<Func<DutyFacts, DateOnly, DutyFacts>> Events = Gen.OneOf(
        Promises.Select<Promise?, Func<DutyFacts, DateOnly, DutyFacts>>(
            promise => (measure, today) => measure with { Promise = promise is null ? null : new Promise(today, today.AddDays(promise.Until.DayNumber - promise.MadeOn.DayNumber)) }),
        Gen.Constant<Func<DutyFacts, DateOnly, DutyFacts>>((measure, _) => measure),
        Gen.Constant<Func<DutyFacts, DateOnly, DutyFacts>>((measure, today) => measure with { LastReportOn = today }),
        Gen.Constant<Func<DutyFacts, DateOnly, DutyFacts>>((measure, _) => measure with { LastReportOn = null }),
        Gen.Elements(Enum.GetValues<DutyState>())
            .Select<DutyState, Func<DutyFacts, DateOnly, DutyFacts>>(state => (measure, _) => measure with { State = state }),
        Gen.Elements(Day("2026-03-20"), Day("2026-05-31"), Day("2026-10-03"))
            .Select<DateOnly, Func<DutyFacts, DateOnly, DutyFacts>>(deadline => (measure, _) => measure with { Deadline = deadline }));

    private static readonly Gen<DutyFacts> Measures =
        from deadline in Days
        from dated in Gen.Elements(true, true, true, false)
        from longTerm in Gen.Elements(true, false)
        from entered in Gen.Choose(0, 60)
        from floor in Gen.Choose(0, 200)
        from hasFloor in Gen.Elements(true, false)
        from promise in Promises
        select Measure(dated ? deadline : null) with
        {
            LongTerm = longTerm,
            EnteredOn = Start.AddDays(entered),
            Floor = hasFloor ? Start.AddDays(floor) : null,
            Promise = promise,
        };

    private static readonly Gen<Step> Steps =
        from days in Gen.Frequency((3, Gen.Choose(0, 3)), (1, Gen.Choose(4, 40)))
        from happened in Events
        from sends in Gen.Elements(true, false)
        select new Step(days, happened, sends);

    private static readonly Arbitrary<(DutyFacts Measure, Step[] Steps)> Stories =
        (from measure in Measures
         from steps in Steps.ArrayOf(25)
         select (measure, steps)).ToArbitrary();

    private static readonly Arbitrary<(DutyFacts Measure, DateOnly Today)> Moments =
        (from measure in Measures
         from today in Days
         select (measure, today)).ToArbitrary();

    [Fact]
    public void A_post_has_at_most_one_pending_notice_and_asking_again_changes_nothing() =>
        Prop.ForAll(Stories, story =>
        {
            var (measure, today, desk) = (story.Measure, Start, new NoticeBench());
            foreach (var step in story.Steps)
            {
                today = today.AddDays(step.Days);
                measure = step.Happens(measure, today);
                desk.Reconcile(measure, On(today));
                Assert.Distinct(desk.Rows.Where(row => row.State == NoticeState.Pending).Select(row => row.PostId));
                Assert.True(desk.Plan(measure, On(today)).ChangesNothing);
                if (step.Sends)
                {
                    desk.Send();
                    Assert.True(desk.Plan(measure, On(today)).ChangesNothing);
                }
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Nothing_goes_out_that_is_quieter_than_what_went_out_before_under_that_deadline() =>
        Prop.ForAll(Stories, story =>
        {
            var (measure, today, desk) = (story.Measure, Start, new NoticeBench());
            foreach (var step in story.Steps)
            {
                today = today.AddDays(step.Days);
                measure = step.Happens(measure, today);
                desk.Reconcile(measure, On(today));

                // a silence keeps the deadline under which it began, and speaks under the one of today
                foreach (var notice in desk.Rows.Where(row => row.State == NoticeState.Pending && (row.Deadline is null || row.Deadline == measure.Deadline)))
                {
                    Assert.DoesNotContain(desk.Rows, sent => sent.State == NoticeState.Sent
                        && (sent.PostId, sent.Deadline) == (notice.PostId, notice.Deadline)
                        && Ladder.Default.Find(sent.Rung)!.Rank > Ladder.Default.Find(notice.Rung)!.Rank);
                }

                desk.Send();
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_gap_ends_with_exactly_what_a_worker_that_never_slept_had_sent_last() =>
        Prop.ForAll(Moments, moment =>
        {
            var (measure, today) = moment;
            var awake = new NoticeBench();
            for (var day = measure.EnteredOn; day <= today; day = day.AddDays(1))
            {
                awake.Reconcile(measure, On(day));
                awake.Send();
            }

            var asleep = new NoticeBench();
            asleep.Reconcile(measure, On(today));

            var fired = On(today).Fired(measure);
            var calls = fired.Select(due => (due, posts: asleep.Rows
                .Where(row => row.Rung == due.Rung.Name && row.Occurrence == due.Occurrence).Select(row => row.PostId)));
            var loudest = calls.SelectMany(call => call.posts, (call, post) => (call.due, post)).DistinctBy(call => call.post)
                .Where(call => !(call.due.FiredOn < measure.Floor)).ToList();
            Assert.Equal(
                loudest.Select(call => (call.post, call.due.Rung.Name, call.due.Occurrence)).ToHashSet(),
                asleep.Rows.Where(row => row.State == NoticeState.Pending).Select(row => (row.PostId, row.Rung, row.Occurrence)).ToHashSet());
            Assert.All(loudest.Where(_ => today >= measure.EnteredOn), call => Assert.Equal(
                NoticeState.Sent,
                awake.Rows.Single(row => (row.PostId, row.Rung, row.Occurrence) == (call.post, call.due.Rung.Name, call.due.Occurrence)).State));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Nothing_changes_by_itself_before_the_next_decision_and_something_does_then() =>
        Prop.ForAll(Moments, moment =>
        {
            var (measure, today) = moment;
            measure = measure.Promise?.MadeOn > today ? measure with { Promise = null } : measure;
            var next = On(today).NextDecision(measure);
            var now = Keys(measure, today);
            for (var day = today.AddDays(1); day < (next ?? today.AddDays(100)); day = day.AddDays(1))
            {
                Assert.Equal(now, Keys(measure, day));
            }

            Assert.True(next is null || next > today);

            // a rung that a promise holds is looked at on its day all the same
            if (next is { } turn && measure.Deadline is not null && measure.Promise is null)
            {
                Assert.NotEqual(now, Keys(measure, turn));
            }
        }).QuickCheckThrowOnFailure();

    private static HashSet<(string, string)> Keys(DutyFacts measure, DateOnly day) =>
        [.. On(day).Fired(measure).Select(due => (due.Rung.Name, due.Occurrence))];

    private sealed record Step(int Days, Func<DutyFacts, DateOnly, DutyFacts> Happens, bool Sends);
}
