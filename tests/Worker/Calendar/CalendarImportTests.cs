using CaseReform.Ops.Worker.CommandLine;
using CaseReform.Ops.Worker.Tests.Support;

namespace CaseReform.Ops.Worker.Tests.Calendar;

public sealed class CalendarImportTests
{
    private const string Ledger = "1|示例问题|示例措施|甲市示例局||30个工作日内";

    /// <summary>Friday, 1 January and the Monday after it are off.</summary>
    private const string Calendar2027 = """
        {"year": 2027, "days": [
          {"name": "元旦", "date": "2027-01-01", "isOffDay": true}, {"name": "元旦", "date": "2027-01-04", "isOffDay": true}]}
        """;

    [Fact]
    public async Task A_deadline_counted_provisionally_moves_and_keeps_its_original()
    {
        using var bureau = await Bureau.OpenAsync();
        await bureau.ImportLedgerAsync(Ledger, new DateOnly(2026, 11, 23));
        const string Row = "SELECT deadline || ' ' || original_deadline || ' ' || provisional || ' ' || next_due FROM measures";
        Assert.Equal(["2027-01-05 2027-01-05 1 0"], await bureau.RowsAsync(Row));
        var report = await bureau.ImportCalendarAsync(Calendar2027);
        var moved = Assert.Single(report.Deadlines);
        Assert.Equal(("1-1", new DateOnly(2027, 1, 5), new DateOnly(2027, 1, 6)), (moved.Measure, moved.From, moved.To));
        Assert.Equal(1, report.Settled);
        Assert.Equal(["2027-01-06 2027-01-05 0 0"], await bureau.RowsAsync(Row));
        Assert.Equal(["deadline 2027-01-05 2027-01-06", "provisional 1 0"], await bureau.RowsAsync("SELECT field || ' ' || old_value || ' ' || new_value FROM changes ORDER BY id"));
    }

    [Fact]
    public async Task A_deadline_that_stays_where_it_was_is_no_longer_provisional()
    {
        using var bureau = await Bureau.OpenAsync();
        await bureau.ImportLedgerAsync(Ledger, new DateOnly(2026, 11, 23));

        var report = await bureau.ImportCalendarAsync("""{"year": 2027, "days": [{"name": "元旦", "date": "2027-01-01", "isOffDay": true}]}""");

        Assert.Empty(report.Deadlines);
        Assert.Equal(1, report.Settled);
        Assert.Equal(["2027-01-05 0"], await bureau.RowsAsync("SELECT deadline || ' ' || provisional FROM measures"));
        Assert.Equal(["provisional 1 0"], await bureau.RowsAsync("SELECT field || ' ' || old_value || ' ' || new_value FROM changes ORDER BY id"));
    }

    [Fact]
    public async Task A_reminder_that_falls_on_another_day_is_listed()
    {
        using var bureau = await Bureau.OpenAsync();
        await bureau.ImportLedgerAsync("1|示例问题|示例措施|甲市示例局||2027年1月8日前");
        var report = await bureau.ImportCalendarAsync(Calendar2027);
        Assert.Empty(report.Deadlines);
        Assert.Equal("1-1", Assert.Single(report.Reminders).Measure);
    }

    [Fact]
    public async Task The_day_on_which_a_promise_is_looked_at_moves_too()
    {
        using var bureau = await Bureau.OpenAsync();
        await bureau.ImportLedgerAsync("1|示例问题|示例措施|甲市示例局||2027年3月1日前");
        Assert.Empty((await bureau.ImportCalendarAsync(Calendar2027, dryRun: true)).Reminders);
        await bureau.ChangeAsync("INSERT INTO people (name, active) VALUES ('张示例', 1)");
        await bureau.ChangeAsync(
            "INSERT INTO promises (measure_id, deadline, made_on, until, person_id) SELECT m.id, m.deadline, '2026-11-23', '2026-12-31', max(e.id) FROM measures m, people e GROUP BY m.id");

        var moved = Assert.Single((await bureau.ImportCalendarAsync(Calendar2027, dryRun: true)).Reminders);

        Assert.Equal((new DateOnly(2027, 1, 4), new DateOnly(2027, 1, 5)), (moved.From, moved.To));
    }

    [Fact]
    public async Task A_measure_that_cannot_be_reckoned_stays_as_it_is_and_the_others_are_recounted()
    {
        using var bureau = await Bureau.OpenAsync();
        await bureau.ImportLedgerAsync(Ledger + "\n2|示例问题二|示例措施|甲市示例局||30个工作日内", new DateOnly(2026, 11, 23));
        await bureau.ChangeAsync("UPDATE problems SET number = '' WHERE number = '1'");

        var report = await bureau.ImportCalendarAsync(Calendar2027);

        Assert.Equal("2-1", Assert.Single(report.Deadlines).Measure);
        Assert.Single(report.Aside);
    }

    [Fact]
    public async Task A_deadline_that_was_extended_stays()
    {
        using var bureau = await Bureau.OpenAsync();
        await bureau.ImportLedgerAsync(Ledger, new DateOnly(2026, 11, 23));
        await bureau.ChangeAsync("UPDATE measures SET deadline = '2027-03-01'");
        Assert.Empty((await bureau.ImportCalendarAsync(Calendar2027)).Deadlines);
        Assert.Equal(["2027-03-01"], await bureau.RowsAsync("SELECT deadline FROM measures"));
    }

    [Fact]
    public async Task A_dry_run_lists_what_would_move_and_stores_nothing()
    {
        using var bureau = await Bureau.OpenAsync();
        await bureau.ImportLedgerAsync(Ledger, new DateOnly(2026, 11, 23));
        Assert.Single((await bureau.ImportCalendarAsync(Calendar2027, dryRun: true)).Deadlines);
        Assert.Empty(await bureau.RowsAsync("SELECT json FROM calendars"));
        Assert.Equal(["2027-01-05"], await bureau.RowsAsync("SELECT deadline FROM measures"));
    }

    [Fact]
    public async Task What_is_no_calendar_is_refused()
    {
        using var bureau = await Bureau.OpenAsync();
        await Assert.ThrowsAsync<InputRefusedException>(() => bureau.ImportCalendarAsync("""{"year": 2027, "days": "none"}"""));
        Assert.Empty(await bureau.RowsAsync("SELECT json FROM calendars"));
    }
}
