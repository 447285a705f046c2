using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Ledger.Import;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Data.Orders;

/// <summary>立项: one problem under the ledger's next number, taken in as an import takes it in. A number that was ever given is not given again.</summary>
internal sealed class ProblemWork(OfficeOrder.EnterProblem order) : OrderWork
{
    /// <summary>Who enters at the same time waits here and gets the number behind.</summary>
    private static readonly SqlText LedgerOf = "SELECT id, year FROM ledgers WHERE name = @name AND withdrawal_id IS NULL";

    private static readonly SqlText LockedLedger = new(LedgerOf.Sqlite, LedgerOf.Postgres + " FOR UPDATE");

    private int _year;
    private string _number = string.Empty;
    private string _unit = string.Empty;

    public override async Task<OrderOutlook> LookAsync(OrderDesk desk)
    {
        if (await desk.Session.FirstAsync<LedgerRow>(desk.Session.Writes ? LockedLedger : LedgerOf, new { name = order.Ledger }) is not { } ledger)
        {
            return new OrderOutlook.Refused(OrderRefusal.LedgerGone, order.Ledger);
        }

        if (await desk.Session.FirstAsync<string>("SELECT name FROM units WHERE id = @id AND retired_on IS NULL", new { id = order.UnitId }) is not { } unit)
        {
            return new OrderOutlook.Refused(OrderRefusal.UnitGone);
        }

        (_year, _unit, _number) = (ledger.Year, unit, await NextAsync(desk.Session, ledger.Id));
        return new OrderOutlook.Ready
        {
            Facts =
            [
                new OrderFact(OrderField.NewNumber, _number),
                new OrderFact(OrderField.Ledger, order.Ledger),
                new OrderFact(OrderField.Symptom, order.Symptom),
                new OrderFact(OrderField.Measure, order.Measure ?? order.Symptom),
                new OrderFact(OrderField.LeadUnit, unit),
                .. order.Responsible is { } name ? [new OrderFact(OrderField.Responsible, name)] : Array.Empty<OrderFact>(),
                .. order.Deadline is { } day ? [new OrderFact(OrderField.Deadline, IsoDay.Text(day))] : Array.Empty<OrderFact>(),
                new OrderFact(OrderField.DeadlineText, order.DeadlineText),
                new OrderFact(OrderField.Source, order.Source),
                new OrderFact(OrderField.IssuedOn, IsoDay.Text(desk.Today)),
            ],
            Remarks = [.. await RemarksAsync(desk, ledger.Id)],
        };
    }

    public override Task DoAsync(OrderDesk desk) => LedgerImportStore.ImportAsync(desk.Session, new LedgerImport
    {
        Ledger = order.Ledger,
        Year = _year,
        Problems =
        [
            new ImportedProblem
            {
                Number = ProblemNumber.From(_number),
                Symptom = order.Symptom,
                SourceText = order.Source,
                SourceKind = SourceKinds.Of(order.Source ?? string.Empty),
                LeadUnit = _unit,
                IssuedOn = desk.Today,
                Measures =
                [
                    new ImportedMeasure
                    {
                        Text = order.Measure ?? order.Symptom, Deadline = order.Deadline, LongTerm = order.LongTerm, Provisional = order.Provisional, DeadlineText = order.DeadlineText,
                        ResponsibleName = order.Responsible,
                    },
                ],
            },
        ],
        At = desk.Now,
        Day = desk.Today,
        File = "chat",
        Origin = desk.Origin,
    });

    private static async Task<string> NextAsync(DatabaseSession session, long ledger)
    {
        var last = await session.FirstAsync<string>("SELECT number FROM problems WHERE ledger_id = @ledger ORDER BY sort_key DESC LIMIT 1", new { ledger });
        return last is null ? "1" : NumberSequence.After(last);
    }

    private async Task<IEnumerable<OrderRemark>> RemarksAsync(OrderDesk desk, long ledger)
    {
        var remarks = new List<OrderRemark>();
        if (await desk.Session.FirstAsync<string>(
            $"SELECT p.number FROM problems p WHERE p.ledger_id = @ledger AND p.symptom = @symptom AND {ProblemSql.IsLive} LIMIT 1", new { ledger, symptom = order.Symptom }) is { } same)
        {
            remarks.Add(new OrderRemark(OrderRemarkKind.SameSymptom, same));
        }

        if (order.Deadline < desk.Today)
        {
            remarks.Add(new OrderRemark(OrderRemarkKind.DayPassed, IsoDay.Text(order.Deadline)!));
        }
        else if (order.Deadline is { } day && !desk.Calendar.IsWorkingDay(day))
        {
            remarks.Add(new OrderRemark(OrderRemarkKind.DayOff, IsoDay.Text(day)!));
        }

        if (order.Provisional)
        {
            remarks.Add(new OrderRemark(OrderRemarkKind.Provisional));
        }

        if (order.Responsible is { } name && !desk.Roster.People.Any(person => person.Active && person.Name == name && desk.Roster.OwnPostsOf(person.Id, desk.Today).Count > 0))
        {
            remarks.Add(new OrderRemark(OrderRemarkKind.NobodyOfThatName, name));
        }

        if (order.Responsible is null || remarks.Exists(remark => remark.Kind == OrderRemarkKind.NobodyOfThatName))
        {
            var reached = Reached(desk);
            remarks.Add(reached.Count > 0 ? new OrderRemark(OrderRemarkKind.RemindersTo, string.Join('、', reached)) : new OrderRemark(OrderRemarkKind.NobodyReached, _unit));
        }

        return remarks;
    }

    /// <summary>Who gets the letters of the unit's seat.</summary>
    private List<string> Reached(OrderDesk desk) =>
    [
        .. desk.Roster.PostsFor(PostRole.Handler, new DutyPosts(order.UnitId, null, null, null), desk.Today)
            .SelectMany(post => desk.Roster.RecipientsOf(post, desk.Today) is Recipients.Found found ? found.People : [])
            .Where(person => person.Email is not null)
            .Select(person => desk.Roster.Person(person.PersonId)!.Name).Distinct(),
    ];

    private sealed record LedgerRow
    {
        public long Id { get; init; }

        public int Year { get; init; }
    }
}
