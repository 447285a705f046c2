using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Reminders;
using CaseReform.Ops.Data.SetAside;
using CaseReform.Ops.Data.Settings;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Testing.Ledger;
using CaseReform.Ops.Testing.Logs;
using CaseReform.Ops.Worker.Checks;
using CaseReform.Ops.Worker.Digest;
using CaseReform.Ops.Worker.Sending;
using CaseReform.Ops.Worker.Tests.Hosting;
using CaseReform.Ops.Worker.Tests.Ledger.Export;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CaseReform.Ops.Worker.Tests.Digest;

public sealed class DigestRunTests
{
    private const string Letters = "SELECT count(*) FROM letters WHERE dedup_key LIKE 'digest|%'";

    [Fact]
    public async Task The_week_has_one_digest_and_each_reader_one_letter()
    {
        using var bench = await ReadyAsync();
        var queued = Assert.IsType<DigestOutcome.Queued>(await RunAsync(bench));
        Assert.Equal(("2026-W48", 3), (queued.Key, queued.Letters));
        Assert.Equal(["2026-W48.html", "2026-W48.txt", "2026-W48.xlsx"], Directory.GetFiles(bench.File("digests")).Select(Path.GetFileName).Order());
        bench.Clock.Advance(TimeSpan.FromHours(3));
        Assert.False(Assert.IsType<DigestOutcome.Already>(await RunAsync(bench)).IsWithheld);
        Assert.Equal((1, 3), (await bench.CountAsync("SELECT count(*) FROM digests"), await bench.CountAsync(Letters)));
        Assert.Equal(
            ["chair@example.test", "office@example.test", "stand-in@example.test"],
            await bench.QueryAsync<string>("SELECT recipient FROM letters ORDER BY recipient"));
    }

    [Fact]
    public async Task A_reader_to_whom_it_cannot_be_written_does_not_stop_the_others_and_gets_it_when_mended()
    {
        using var bench = await ReadyAsync();
        await bench.Seed.RunAsync($"UPDATE people SET name = '{new string('长', 101)}' WHERE email = 'chair@example.test'");
        await bench.Seed.RunAsync("UPDATE settings SET value = '98' WHERE key = 'roster.version'");

        Assert.Equal(2, Assert.IsType<DigestOutcome.Queued>(await RunAsync(bench)).Letters);
        Assert.Equal(1, await bench.CountAsync("SELECT count(*) FROM set_aside WHERE kind = 'digest'"));

        await bench.Seed.RunAsync("UPDATE people SET name = '王示例' WHERE email = 'chair@example.test'");
        await bench.Seed.RunAsync("UPDATE settings SET value = '99' WHERE key = 'roster.version'");
        Assert.IsType<DigestOutcome.Already>(await RunAsync(bench));

        Assert.Equal(3, await bench.CountAsync(Letters));
        Assert.Equal(1, await bench.CountAsync("SELECT count(DISTINCT subject) FROM letters"));
        Assert.Equal(1, await bench.CountAsync("SELECT count(DISTINCT length(b.bytes) / 1000) FROM letter_bodies b JOIN letters l ON l.id = b.letter_id WHERE l.recipient <> 'office@example.test'"));
    }

    [Fact]
    public async Task Whom_it_could_not_be_written_to_is_remembered_although_the_clock_goes_on_while_it_is_counted()
    {
        using var bench = await ReadyAsync();
        await PoisonAsync(bench);
        bench.Clock.AutoAdvanceAmount = TimeSpan.FromMilliseconds(5);
        Assert.Equal(2, Assert.IsType<DigestOutcome.Queued>(await RunAsync(bench)).Letters);

        await bench.Get<SetAsideStore>().ForgetChangedAsync("", default);
        Assert.Equal(1, await bench.CountAsync("SELECT count(*) FROM set_aside WHERE kind = 'digest'"));

        await MendAsync(bench);
        Assert.IsType<DigestOutcome.Already>(await RunAsync(bench));
        Assert.Equal(3, await bench.CountAsync(Letters));
    }

    [Fact]
    public async Task Whom_neither_of_two_digests_could_be_written_to_gets_the_second_when_mended()
    {
        using var bench = await ReadyAsync();
        await PoisonAsync(bench);
        await RunAsync(bench);
        bench.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal("2026-W49", Assert.IsType<DigestOutcome.Queued>(await RunAsync(bench)).Key);

        await MendAsync(bench);
        Assert.IsType<DigestOutcome.Already>(await RunAsync(bench));

        Assert.Equal(3, await bench.CountAsync("SELECT count(*) FROM letters WHERE dedup_key LIKE 'digest|2026-W49|%'"));
    }

    [Fact]
    public async Task The_command_says_and_answers_that_sending_rests()
    {
        using var bench = await ReadyAsync();
        await bench.Get<SettingsStore>().SetAsync(
            SettingKeys.SendingPause, AuditJson.Of(new SendingPauses.Pause(bench.Clock.GetUtcNow(), bench.Clock.GetUtcNow().AddDays(3), "535 wrong")), default);
        var (exit, _, errors) = await bench.RunAsync(DigestCommand.Create, "digest", "--send", "--as-of", "2026-11-23");
        Assert.Equal(1, exit);
        Assert.Contains("535 wrong", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workbook_that_cannot_be_read_any_more_is_not_attached_and_the_letter_goes_out()
    {
        using var bench = await ReadyAsync();
        await bench.Seed.RunAsync("UPDATE people SET email = 'chair' WHERE email = 'chair@example.test'");
        await bench.Seed.RunAsync("UPDATE settings SET value = '98' WHERE key = 'roster.version'");
        await RunAsync(bench);
        File.Delete(bench.File("digests/2026-W48.xlsx"));

        await bench.Seed.RunAsync("UPDATE people SET email = 'chair@example.test' WHERE email = 'chair'");
        await bench.Seed.RunAsync("UPDATE settings SET value = '99' WHERE key = 'roster.version'");
        await RunAsync(bench);

        Assert.Equal(3, await bench.CountAsync(Letters));
    }

    [Fact]
    public async Task Two_processes_at_once_make_one()
    {
        using var bench = await ReadyAsync();
        var runs = Enumerable.Range(0, 4).Select(_ => bench.NewHost().Services.GetRequiredService<DigestRun>()).ToList();
        var outcomes = await Task.WhenAll(runs.Select(run => Task.Run(() => run.RunAsync(atOnce: false, default))));
        Assert.Single(outcomes.OfType<DigestOutcome.Queued>());
        Assert.Equal(3, outcomes.OfType<DigestOutcome.Already>().Count());
        Assert.Equal((1, 3), (await bench.CountAsync("SELECT count(*) FROM digests"), await bench.CountAsync(Letters)));
    }

    [Fact]
    public async Task Nothing_is_mailed_before_the_release()
    {
        using var bench = await ReadyAsync(released: false);
        Assert.IsType<DigestOutcome.NotReleased>(await RunAsync(bench, atOnce: true));
        Assert.Equal((0, 0), (await bench.CountAsync("SELECT count(*) FROM digests"), await bench.CountAsync("SELECT count(*) FROM letters")));
    }

    [Fact]
    public async Task Out_of_hours_it_waits_unless_told_otherwise()
    {
        using var bench = await ReadyAsync(WorkerBench.Monday.AddHours(-1));
        Assert.IsType<DigestOutcome.NotDue>(await RunAsync(bench));
        Assert.IsType<DigestOutcome.Queued>(await RunAsync(bench, atOnce: true));
    }

    [Fact]
    public async Task Without_a_reader_the_week_is_not_used_up()
    {
        using var bench = await ReadyAsync();
        await bench.Seed.RunAsync("UPDATE people SET active = 0");
        await bench.Seed.RunAsync("UPDATE settings SET value = '99' WHERE key = 'roster.version'");
        Assert.IsType<DigestOutcome.NobodyToSend>(await RunAsync(bench));
        Assert.Equal(0, await bench.CountAsync("SELECT count(*) FROM digests"));
    }

    [Fact]
    public async Task The_next_one_goes_on_where_the_last_one_ended()
    {
        using var bench = await ReadyAsync();
        var first = await PageAsync(bench);
        Assert.Contains("期初未销号0项，本期新增12项、重新打开0项、销号0项，期末未销号12项。", first, StringComparison.Ordinal);
        Assert.Contains("统计期间为2026年9月1日至2026年11月23日，数据截至2026年11月23日09:00。", first, StringComparison.Ordinal);

        await bench.Seed.TurnAsync(await IdAsync(bench, "2"), ProblemStatus.Closed, EventKind.Closed, -1);
        await bench.Seed.TurnAsync(await IdAsync(bench, "XC2026-010"), ProblemStatus.Reopened, EventKind.Reopened, 1);
        await bench.Seed.ProblemAsync("30", await bench.Seed.UnitAsync("甲市示例局"));
        bench.Clock.Advance(TimeSpan.FromDays(22));
        var second = await PageAsync(bench);
        Assert.Contains("期初未销号12项，本期新增1项、重新打开1项、销号1项，期末未销号13项。", second, StringComparison.Ordinal);
        Assert.Contains("此前2周未出周报，本期合并统计。", second, StringComparison.Ordinal);
        Assert.Contains("因系统停运，本期未能按时发出。", second, StringComparison.Ordinal);

        bench.Clock.Advance(TimeSpan.FromDays(6));
        Assert.Contains("未销号问题本期无增减：期初13项，期末13项。", await PageAsync(bench), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clock_set_back_over_the_years_end_brings_no_digest_about_the_future()
    {
        using var bench = await ReadyAsync(new(2027, 1, 4, 1, 0, 0, TimeSpan.Zero));
        Assert.IsType<DigestOutcome.Queued>(await RunAsync(bench));
        bench.Clock.SetBack(TimeSpan.FromDays(11));

        var outcome = await RunAsync(bench);

        Assert.Equal(new DateOnly(2027, 1, 4), Assert.IsType<DigestOutcome.ClockWentBack>(outcome).Last);
        Assert.Equal(1, await bench.CountAsync("SELECT count(*) FROM digests"));
        var finding = Assert.Single(await bench.Get<IEnumerable<ICheck>>().OfType<ClockCheck>().Single().RunAsync(full: false, default));
        Assert.Equal("系统时间早于已有记录：最近的记录在 2027-01-04 09:00，现在是 2026-12-24 09:00；此前不自动发出周报", finding.Sentence);

        // forward again: the week has its digest, and the next gets one of its own
        bench.Clock.Advance(TimeSpan.FromDays(12));
        Assert.IsType<DigestOutcome.Already>(await RunAsync(bench));
        Assert.Empty(await bench.Get<IEnumerable<ICheck>>().OfType<ClockCheck>().Single().RunAsync(full: false, default));
        bench.Clock.Advance(TimeSpan.FromDays(6));
        Assert.Contains("统计期间为2027年1月4日至2027年1月11日", await PageAsync(bench), StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_the_clock_went_back_is_logged_once_each_time_it_does()
    {
        using var bench = await ReadyAsync(new(2027, 1, 4, 1, 0, 0, TimeSpan.Zero));
        using var log = new LogBook(LogLevel.Warning);
        var run = bench.NewHost(builder => builder.Logging.AddProvider(log)).Services.GetRequiredService<DigestRun>();
        Assert.IsType<DigestOutcome.Queued>(await run.RunAsync(atOnce: false, default));
        bench.Clock.SetBack(TimeSpan.FromDays(11));
        await run.RunAsync(atOnce: false, default);
        await run.RunAsync(atOnce: false, default);
        Assert.Single(log.Lines);

        bench.Clock.Advance(TimeSpan.FromDays(12));
        Assert.IsType<DigestOutcome.Already>(await run.RunAsync(atOnce: false, default));
        bench.Clock.SetBack(TimeSpan.FromDays(12));
        await run.RunAsync(atOnce: false, default);

        Assert.Equal(2, log.Lines.Count);
    }

    [Fact]
    public async Task A_digest_that_somebody_issues_after_the_clock_went_back_ends_on_its_own_day_and_the_next_goes_on()
    {
        using var bench = await ReadyAsync(new(2026, 12, 14, 1, 0, 0, TimeSpan.Zero));
        Assert.IsType<DigestOutcome.Queued>(await RunAsync(bench));
        bench.Clock.Advance(TimeSpan.FromDays(21));
        Assert.IsType<DigestOutcome.Queued>(await RunAsync(bench));
        bench.Clock.SetBack(TimeSpan.FromDays(11));

        Assert.IsType<DigestOutcome.Queued>(await RunAsync(bench, atOnce: true));

        Assert.Contains("统计期间为2026年12月14日至2026年12月24日", await LastPageAsync(bench), StringComparison.Ordinal);
        bench.Clock.Advance(TimeSpan.FromDays(4));
        Assert.Contains("统计期间为2026年12月24日至2026年12月28日", await PageAsync(bench), StringComparison.Ordinal);

        // the week whose digest went out while the clock was ahead gets no second
        bench.Clock.Advance(TimeSpan.FromDays(7));
        Assert.IsType<DigestOutcome.Already>(await RunAsync(bench));
        Assert.Equal(4, await bench.CountAsync("SELECT count(*) FROM digests"));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(-24)]
    [InlineData(-240)]
    public async Task A_clock_that_goes_back_and_forward_again_doubles_no_digest(int hours)
    {
        using var bench = await ReadyAsync(new(2026, 12, 15, 3, 0, 0, TimeSpan.Zero));
        Assert.IsType<DigestOutcome.Queued>(await RunAsync(bench));

        foreach (var step in new[] { hours, -hours, hours, 1, -hours })
        {
            bench.Clock.AdjustTime(bench.Clock.GetUtcNow() + TimeSpan.FromHours(step));
            Assert.True(await RunAsync(bench) is DigestOutcome.Already or DigestOutcome.ClockWentBack);
        }

        Assert.Equal(1, await bench.CountAsync("SELECT count(*) FROM digests"));
    }

    [Fact]
    public async Task A_preview_of_a_day_before_the_last_digest_ends_on_that_day()
    {
        using var bench = await ReadyAsync(new(2027, 1, 4, 1, 0, 0, TimeSpan.Zero));
        Assert.IsType<DigestOutcome.Queued>(await RunAsync(bench));

        await bench.RunAsync(DigestCommand.Create, "digest", "--as-of", "2026-12-24", "--out", bench.File("看"));

        Assert.Contains("至2026年12月24日", await File.ReadAllTextAsync(bench.File("看/2026-W52.txt")), StringComparison.Ordinal);
        Assert.DoesNotContain("2027年1月4日至", await File.ReadAllTextAsync(bench.File("看/2026-W52.txt")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_due_next_reaches_from_the_day_of_issue_to_the_sunday_of_next_week()
    {
        using var bench = await ReadyAsync();
        var problem = await bench.Seed.ProblemAsync("90", await bench.Seed.UnitAsync("甲市示例局"));
        foreach (var day in new[] { 22, 23, 36, 37 })
        {
            await bench.Seed.MeasureAsync(problem, new SeedMeasure { Deadline = new DateOnly(2026, 11, 1).AddDays(day - 1) });
        }

        var count = await bench.Get<DigestCounter>().CountAsync(default);

        Assert.Equal((new DateOnly(2026, 11, 23), new DateOnly(2026, 12, 6)), (count.Figures.Period.NextFrom, count.Figures.Period.NextTo));
        Assert.Equal(
            [new(2026, 11, 23), new(2026, 12, 6)],
            count.Figures.DueNext.Rows.Where(r => r.Number.Problem.Text == "90").Select(r => r.Deadline!.Value));
    }

    [Fact]
    public async Task A_broken_promise_is_told_in_one_digest_and_in_no_other()
    {
        using var bench = await ReadyAsync();
        await BreakAsync("1", "2026-11-20");
        var first = await PageAsync(bench);
        Assert.Contains("本期承诺到期未完成（1条）", first, StringComparison.Ordinal);
        Assert.Contains("11月20日", first[first.IndexOf("本期承诺", StringComparison.Ordinal)..], StringComparison.Ordinal);

        // found on the same day, after the digest
        await BreakAsync("2", "2026-11-22");
        bench.Clock.Advance(TimeSpan.FromDays(7));
        var second = await PageAsync(bench);
        Assert.Contains("本期承诺到期未完成（1条）", second, StringComparison.Ordinal);
        Assert.Contains("11月22日", second, StringComparison.Ordinal);

        bench.Clock.Advance(TimeSpan.FromDays(7));
        Assert.DoesNotContain("承诺到期", await PageAsync(bench), StringComparison.Ordinal);

        Task BreakAsync(string number, string until) => bench.Seed.RunAsync(
            """
            INSERT INTO promises (measure_id, deadline, made_on, until, person_id, broken_on)
            SELECT m.id, m.deadline, '2026-11-16', @until, (SELECT min(id) FROM people), '2026-11-23' FROM measures m JOIN problems p ON p.id = m.problem_id WHERE p.number = @number AND m.ordinal = 1
            """,
            new { until, number });
    }

    [Fact]
    public async Task Numbers_that_do_not_reconcile_are_told_to_the_office_alone()
    {
        using var bench = await ReadyAsync();
        await RunAsync(bench);
        await bench.Seed.RunAsync("UPDATE problems SET status = 'closed' WHERE number = '12'"); // somebody went around the program
        bench.Clock.Advance(TimeSpan.FromDays(7));
        var withheld = Assert.IsType<DigestOutcome.Withheld>(await RunAsync(bench));
        Assert.Equal((12, 11, "12", 1), (withheld.Mismatch.Expected, withheld.Mismatch.Actual, Assert.Single(withheld.Mismatch.Problems).ToString(), withheld.Letters));
        Assert.Equal(3, await bench.CountAsync(Letters));
        Assert.Equal("office@example.test", Assert.Single(await bench.QueryAsync<string>("SELECT recipient FROM letters WHERE dedup_key LIKE 'digest-withheld|%'")));
        Assert.Contains("不符的问题：12。", Assert.Single(await bench.QueryAsync<string>("SELECT text FROM alarms WHERE kind = 'digest_mismatch' AND cleared_at IS NULL")), StringComparison.Ordinal);

        // tried again it stays withheld and tells nobody twice; the week after still answers for it; put right it goes out
        Assert.True(Assert.IsType<DigestOutcome.Already>(await RunAsync(bench)).IsWithheld);
        Assert.True(Assert.IsType<DigestOutcome.Already>(await RunAsync(bench, atOnce: true)).IsWithheld);
        Assert.Equal(4, await bench.CountAsync("SELECT count(*) FROM letters"));
        bench.Clock.Advance(TimeSpan.FromDays(7));
        Assert.IsType<DigestOutcome.Withheld>(await RunAsync(bench));
        await bench.Seed.TurnAsync(await IdAsync(bench, "12"), ProblemStatus.Closed, EventKind.Correction, -1);
        Assert.IsType<DigestOutcome.Queued>(await RunAsync(bench, atOnce: true));
        Assert.Contains("更正减少1项，期末未销号11项", await LastPageAsync(bench), StringComparison.Ordinal);
        Assert.Equal(0, await bench.CountAsync("SELECT count(*) FROM alarms WHERE cleared_at IS NULL"));
    }

    [Fact]
    public async Task Letters_that_did_not_arrive_and_years_without_a_calendar_are_shown()
    {
        using var bench = await ReadyAsync();
        await bench.Seed.RunAsync(
            """
            INSERT INTO letters (kind, person_id, recipient, day, subject, message_id, content_hash, state, any_hour, priority, attempts, repeats, composed_at, done_at, detail)
            SELECT 'ladder', id, email, '2026-11-20', 's', '<a@b.test>', 'h', 'refused', 0, 5, 1, 0, 1, 2, '550 no such user' FROM people WHERE name = '张示例'
            """);
        await bench.Seed.MeasureAsync(await IdAsync(bench, "1"), new SeedMeasure { Deadline = new(2027, 3, 1) });
        var page = await PageAsync(bench);
        Assert.Contains("未确认送达的信件1封", page, StringComparison.Ordinal);
        Assert.Contains("张示例", page, StringComparison.Ordinal);
        Assert.Contains("550 no such user", page, StringComparison.Ordinal);
        Assert.DoesNotContain("zhang@example.test", page, StringComparison.Ordinal);
        Assert.Contains("2027年节假日安排未导入", page, StringComparison.Ordinal);
        Assert.Contains("均空缺，无人可通知的措施", page, StringComparison.Ordinal);
        Assert.DoesNotContain("审计链", page, StringComparison.Ordinal);
        var filed = await File.ReadAllTextAsync(Directory.GetFiles(bench.File("digests"), "*.txt").Single());
        Assert.Matches("审计链头第[0-9]+号，校验码[0-9a-f]{16}", filed);
    }

    [Fact]
    public async Task A_preview_writes_three_files_and_changes_nothing()
    {
        using var bench = await ReadyAsync(released: false);
        var before = await bench.CountAsync("SELECT count(*) FROM audit");
        var (exit, output, _) = await bench.RunAsync(DigestCommand.Create, "digest", "--as-of", "2026-11-23", "--out", bench.File("看"));
        Assert.Equal(0, exit);
        Assert.Contains(bench.File("看"), output, StringComparison.Ordinal);
        Assert.Equal(["2026-W48.html", "2026-W48.txt", "2026-W48.xlsx"], Directory.GetFiles(bench.File("看")).Select(Path.GetFileName).Order());
        Assert.Equal(
            (before, 0, 0),
            (await bench.CountAsync("SELECT count(*) FROM audit"), await bench.CountAsync("SELECT count(*) FROM digests"), await bench.CountAsync("SELECT count(*) FROM ladders")));
        if (Environment.GetEnvironmentVariable("KEEP_PICTURES") is { Length: > 0 } keep)
        {
            File.Copy(bench.File("看/2026-W48.html"), Path.Combine(keep, "digest.html"), overwrite: true);
        }
    }

    [Fact]
    public async Task The_command_issues_and_delivers_and_does_so_once()
    {
        using var bench = await ReadyAsync();
        var (exit, output, _) = await bench.RunAsync(DigestCommand.Create, "digest", "--send", "--as-of", "2026-11-23");
        Assert.Equal(0, exit);
        Assert.Contains("已发出 3 封；另有待发 0 件", output, StringComparison.Ordinal);
        var letters = Directory.GetFiles(bench.File("outbox"), "*.eml", SearchOption.AllDirectories);
        Assert.Equal(3, letters.Length);
        Assert.Contains("Content-Type: application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", await File.ReadAllTextAsync(letters[0]), StringComparison.Ordinal);
        var again = await bench.RunAsync(DigestCommand.Create, "digest", "--send", "--as-of", "2026-11-24");
        Assert.Equal(0, again.Exit);
        Assert.Contains("已经发出", again.Output, StringComparison.Ordinal);
        Assert.Equal(3, await bench.CountAsync("SELECT count(*) FROM letters"));
    }

    private static async Task<WorkerBench> ReadyAsync(DateTimeOffset? now = null, bool released = true)
    {
        var bench = await WorkerBench.OpenAsync(now);
        await ExportSamples.FillAsync(bench);
        var group = await bench.Seed.UnitAsync("甲市以案促改示例领导小组");
        await bench.Seed.HolderAsync(group, PostRole.LeadingGroup, "组长示例", "chair@example.test");
        await bench.Seed.HolderAsync(group, PostRole.Office, "办公示例", "office@example.test");
        var away = await bench.Seed.HolderAsync(group, PostRole.LeadingGroup, "副组长示例", "away@example.test");
        var standIn = await bench.Seed.HolderAsync(group, PostRole.Inspector, "代理示例", "stand-in@example.test");
        await bench.Seed.AbsentAsync(away, standIn, new(2026, 11, 1), null);
        if (released)
        {
            await bench.Get<ReleaseStore>().ReleaseAsync(null, bench.Clock.GetUtcNow().AddDays(-30), "office", default);
        }

        return bench;
    }

    private static async Task PoisonAsync(WorkerBench bench)
    {
        await bench.Seed.RunAsync($"UPDATE people SET name = '{new string('长', 101)}' WHERE email = 'chair@example.test'");
        await bench.Seed.RunAsync("UPDATE settings SET value = '98' WHERE key = 'roster.version'");
    }

    private static async Task MendAsync(WorkerBench bench)
    {
        await bench.Seed.RunAsync("UPDATE people SET name = '王示例' WHERE email = 'chair@example.test'");
        await bench.Seed.RunAsync("UPDATE settings SET value = '99' WHERE key = 'roster.version'");
    }

    private static Task<DigestOutcome> RunAsync(WorkerBench bench, bool atOnce = false) => bench.Get<DigestRun>().RunAsync(atOnce, default);

    private static async Task<string> PageAsync(WorkerBench bench)
    {
        Assert.IsType<DigestOutcome.Queued>(await RunAsync(bench));
        return await LastPageAsync(bench);
    }

    private static async Task<string> LastPageAsync(WorkerBench bench) => (await bench.QueryAsync<string>("SELECT plain FROM digests ORDER BY id DESC"))[0];

    private static async Task<long> IdAsync(WorkerBench bench, string number) =>
        Assert.Single(await bench.QueryAsync<long>("SELECT id FROM problems WHERE number = @number", new { number }));
}
