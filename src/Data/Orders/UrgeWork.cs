using System.Globalization;

using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Reminders;
using CaseReform.Ops.Data.Settings;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Reminders;
using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Data.Orders;

/// <summary>催办: a notice for who has to act, with the office's words; their next letter carries it. At most one a measure and day.</summary>
internal sealed class UrgeWork(OfficeOrder.Urge order) : OrderWork
{
    private static readonly SqlText UrgedOn = IdList.In("measure_id", "SELECT measure_id FROM urges WHERE day = @day AND");

    private static readonly SqlText Served = IdList.In("person_id", "SELECT person_id FROM letters WHERE kind = 'ladder' AND day = @day AND dedup_key IS NOT NULL AND");

    private readonly List<(MeasureRow Measure, IReadOnlyList<long> Posts)> _urged = [];

    public override async Task<OrderOutlook> LookAsync(OrderDesk desk)
    {
        var measures = new List<MeasureRow>();
        foreach (var id in order.MeasureIds.Distinct().Order())
        {
            if (await MeasureQueries.GetAsync(desk.Session, id) is { } measure)
            {
                measures.Add(measure);
            }
        }

        if (measures.Count == 0)
        {
            return new OrderOutlook.Refused(OrderRefusal.Withdrawn);
        }

        if (measures.TrueForAll(m => !m.IsRunning))
        {
            return new OrderOutlook.Refused(measures[0].ProblemStatus == ProblemStatus.Closed ? OrderRefusal.ProblemClosed : OrderRefusal.Completed, measures[0].Name);
        }

        var before = (await desk.Session.QueryAsync<long>(UrgedOn, IdList.Of(desk.Session, measures.Select(m => m.Id), new { day = IsoDay.Text(desk.Today) }))).ToHashSet();
        var running = measures.FindAll(m => m.IsRunning);
        var left = running.FindAll(m => !before.Contains(m.Id));
        if (left.Count == 0)
        {
            return new OrderOutlook.Refused(OrderRefusal.UrgedToday, Numbers(running));
        }

        var told = new Dictionary<long, string>();
        var remarks = new List<OrderRemark>();
        foreach (var measure in left)
        {
            var posts = desk.Roster.PostsFor(PostRole.Handler, measure.Posts, desk.Today);
            var recipients = posts.SelectMany(post => desk.Roster.RecipientsOf(post, desk.Today) is Recipients.Found found ? found.People.Select(p => (Post: post, Person: p)) : []).ToList();
            if (!recipients.Exists(r => r.Person.Email is not null))
            {
                remarks.Add(new OrderRemark(OrderRemarkKind.NobodyToTell, measure.Name, string.Join('、', posts.Select(desk.Roster.TitleOf).OfType<string>())));
                continue;
            }

            _urged.Add((measure, posts));
            foreach (var (post, person) in recipients.Where(r => r.Person.Email is not null))
            {
                told.TryAdd(person.PersonId, desk.Roster.TitleOf(post)!);
            }
        }

        if (_urged.Count == 0)
        {
            return new OrderOutlook.Refused(OrderRefusal.NobodyToTell, remarks[0].With);
        }

        remarks.InsertRange(0, await WhenAsync(desk, told));
        if (running.FindAll(m => before.Contains(m.Id)) is { Count: > 0 } twice)
        {
            remarks.Add(new OrderRemark(OrderRemarkKind.UrgedToday, Numbers(twice)));
        }

        return new OrderOutlook.Ready { Facts = [.. Facts(desk, told.Keys)], Remarks = remarks };
    }

    public override async Task DoAsync(OrderDesk desk)
    {
        var day = IsoDay.Text(desk.Today)!;
        var ladder = await desk.Session.ScalarAsync<long>("SELECT coalesce(max(version), 0) FROM ladders");
        foreach (var (measure, posts) in _urged)
        {
            await desk.Session.ExecuteAsync(
                "INSERT INTO urges (measure_id, day, at, person_id, words) VALUES (@measure, @day, @at, @person, @words)",
                new { measure = measure.Id, day, at = desk.Now, person = desk.Speaker.Person.Id, words = order.Words });
            foreach (var post in posts)
            {
                await desk.Session.ExecuteAsync(
                    """
                    INSERT INTO notices (measure_id, rung, deadline, occurrence, post_id, channel, kind, state, reason, ladder_version, fired_on, planned_at)
                    VALUES (@measure, @rung, @deadline, @day, @post, 'mail', 'to', 'pending', 'urged', @ladder, @day, @at)
                    ON CONFLICT (measure_id, rung, deadline, occurrence, post_id, channel) DO NOTHING
                    """,
                    new { measure = measure.Id, rung = OfficeUrge.Name, deadline = IsoDay.Text(measure.Deadline) ?? NoticeRow.None, day, post, ladder, at = desk.Now });
            }

            desk.Session.Audit(desk.Origin.Entry("measure.urged", measure.Subject, new { words = order.Words, posts = posts.Select(desk.Roster.TitleOf) }));
        }
    }

    private IEnumerable<OrderFact> Facts(OrderDesk desk, IEnumerable<long> told)
    {
        if (_urged is [var (one, _)])
        {
            foreach (var fact in MeasureFacts.Of(one))
            {
                yield return fact;
            }

            yield return new OrderFact(OrderField.Deadline, IsoDay.Text(one.Deadline));
        }
        else
        {
            yield return new OrderFact(OrderField.Numbers, Numbers([.. _urged.Select(u => u.Measure)]));
        }

        yield return new OrderFact(OrderField.Words, order.Words);
        yield return new OrderFact(OrderField.Told, string.Join('、', told.Select(id => desk.Roster.Person(id)!.Name)));
    }

    /// <summary>Who had today's letter gets the next one on the next working day.</summary>
    private static async Task<IEnumerable<OrderRemark>> WhenAsync(OrderDesk desk, Dictionary<long, string> told)
    {
        if (await SettingsStore.GetAsync(desk.Session, SettingKeys.Released) is null)
        {
            return [new OrderRemark(OrderRemarkKind.NotReleased)];
        }

        var served = (await desk.Session.QueryAsync<long>(Served, IdList.Of(desk.Session, told.Keys, new { day = IsoDay.Text(desk.Today) }))).ToHashSet();
        return told.Select(person =>
        {
            var name = desk.Roster.Person(person.Key)!.Name;
            var from = served.Contains(person.Key) ? desk.Hours.NextOpening(Later(desk.Now, desk.Hours.ClosingOf(desk.Today)), desk.Calendar) : desk.Hours.NextOpening(desk.Now, desk.Calendar);
            return from <= desk.Now
                ? new OrderRemark(OrderRemarkKind.ToldNow, name, person.Value)
                : new OrderRemark(OrderRemarkKind.ToldOn, name, person.Value, IsoDay.Text(desk.Hours.DayOf(from))!, desk.Hours.Opens.ToString("H:mm", CultureInfo.InvariantCulture));
        });
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private static string Numbers(IReadOnlyList<MeasureRow> measures) => string.Join('、', measures.Select(m => m.Name));
}
