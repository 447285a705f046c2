using CaseReform.Ops.Data.Calendar;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.Reminders;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.Reminders;
using CaseReform.Ops.Testing.Databases;

namespace CaseReform.Ops.Data.Tests.Support;

/// <summary>An authority with one unit whose three seats are held, and a ledger; today is Friday, 20 November 2026.</summary>
public abstract class LedgerTests(DatabaseFixture fixture) : ContractTests(fixture)
{
    protected static readonly DateOnly Today = new(2026, 11, 20);

    private CalendarStore? _calendars;
    private RosterStore? _rosters;

    protected Seed Seed { get; private set; } = null!;

    protected SeededUnit Unit { get; private set; } = null!;

    protected long Ledger { get; private set; }

    protected long Handler { get; private set; }

    protected long Leader { get; private set; }

    protected PlanStore Plans { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Seed = new Seed(Database);
        Unit = await Seed.UnitAsync("甲市示例局");
        Handler = await Seed.HolderAsync(Unit.Handler, "张示例", "zhang@example.test");
        Leader = await Seed.HolderAsync(Unit.Leader, "李示例", "li@example.test");
        await Seed.HolderAsync(Unit.First, "王示例", "wang@example.test");
        Ledger = await Seed.LedgerAsync();
        Plans = new PlanStore(Database);
        _calendars = new CalendarStore(Database);
        _rosters = new RosterStore(Database);
    }

    protected async Task<long> MeasureAsync(string number, DateOnly? deadline) =>
        await Seed.MeasureAsync(await Seed.ProblemAsync(Ledger, Unit.Id, number), deadline);

    protected async Task<PlanContext> ContextAsync(DateOnly? day = null)
    {
        var (version, _) = await new LadderStore(Database).UseAsync(Domain.Reminders.Ladder.Default, Test.Now, Token);
        var now = day is { } other ? Seed.Hours.OpeningOf(other) : Test.Now;
        return new PlanContext(
            Domain.Reminders.Ladder.Default, version, new LadderDay(Domain.Reminders.Ladder.Default, await _calendars!.LoadAsync(Token), Seed.Hours.DayOf(now)),
            await _rosters!.LoadAsync(Token), Seed.Hours, now);
    }

    protected async Task<PlanTally> PlanAsync(DateOnly? day = null) => await Plans.PlanBatchAsync(await ContextAsync(day), 1000, Token);

    protected Task CompleteAsync(long measure) => Test.ExecuteAsync(
        "UPDATE measures SET status = @status, open = 0, next_due = 0 WHERE id = @measure", new { status = MeasureStatus.Completed, measure });

    protected Task ReopenAsync(long measure) => Test.ExecuteAsync(
        "UPDATE measures SET status = @status, open = 1, next_due = 0 WHERE id = @measure", new { status = MeasureStatus.InProgress, measure });

    protected Task MoveAsync(long measure, DateOnly deadline) => Test.ExecuteAsync(
        "UPDATE measures SET deadline = @deadline, next_due = 0 WHERE id = @measure", new { deadline, measure });

    /// <summary>As 岗位:档:状态, in order.</summary>
    protected async Task<IReadOnlyList<string>> NoticesAsync(long measure) =>
        [.. (await Test.QueryAsync<NoticeView>("SELECT post_id, rung, state FROM notices WHERE measure_id = @measure ORDER BY post_id, id", new { measure }))
            .Select(n => $"{Name(n.PostId)}:{n.Rung}:{n.State}")];

    protected static ProgressReport Report(string number, bool completes = false, int? percent = null, string? text = null, string? ledger = null) => new()
    {
        Number = number, Ledger = ledger, Completes = completes, Percent = percent, Text = text, Actor = "张示例", Through = "command", At = Seed.Friday, Day = Today,
    };

    private string Name(long post) => post == Unit.Handler ? "责任人" : post == Unit.Leader ? "分管领导" : post == Unit.First ? "第一责任人" : "其他";

    private sealed record NoticeView
    {
        public long PostId { get; init; }

        public string Rung { get; init; } = string.Empty;

        public string State { get; init; } = string.Empty;
    }
}
