using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Testing.Ledger;
using CaseReform.Ops.Worker.CommandLine;
using CaseReform.Ops.Worker.Reminders;
using CaseReform.Ops.Worker.Tests.Hosting;

namespace CaseReform.Ops.Worker.Tests.Reminders;

/// <summary>The office lets reminders go, by a command, once.</summary>
public sealed class ReleaseTests
{
    private const string Today = "2026-11-23";

    [Fact]
    public async Task Without_a_ledger_there_is_nothing_to_let_go()
    {
        using var bench = await WorkerBench.OpenAsync();

        var (exit, _, errors) = await ReleaseAsync(bench);

        Assert.Equal(ExitCode.Refused, exit);
        Assert.Contains(ReminderTexts.ReleaseNothing, errors, StringComparison.Ordinal);
        Assert.Equal(0, await bench.CountAsync("SELECT count(*) FROM settings WHERE key = 'reminders.released'"));
    }

    [Fact]
    public async Task From_today_counts_what_fired_before_and_sends_none_of_it()
    {
        using var bench = await FilledAsync();

        var (exit, output, _) = await ReleaseAsync(bench, "--from-today");

        Assert.Equal(ExitCode.Done, exit);
        Assert.Contains("此前应发而未发的 1 条不再补发", output, StringComparison.Ordinal); // 催办 of Friday; what fires today is no backlog
        Assert.Equal([Today], await bench.QueryAsync<string>("SELECT DISTINCT floor_day FROM measures"));
    }

    [Fact]
    public async Task With_the_backlog_everything_may_go()
    {
        using var bench = await FilledAsync();

        var (exit, output, _) = await ReleaseAsync(bench, "--send-now");

        Assert.Equal(ExitCode.Done, exit);
        Assert.Contains("应发日期早于今天的 1 条提醒将一并发出", output, StringComparison.Ordinal);
        Assert.Equal(0, await bench.CountAsync("SELECT count(*) FROM measures WHERE floor_day IS NOT NULL"));
    }

    [Fact]
    public async Task Without_a_terminal_and_without_a_choice_nothing_is_let_go()
    {
        using var bench = await FilledAsync();

        var (exit, _, errors) = await ReleaseAsync(bench);

        Assert.Equal(ExitCode.Refused, exit);
        Assert.Contains("应发日期早于今天的提醒有 1 条", errors, StringComparison.Ordinal);
        Assert.Contains("--from-today", errors, StringComparison.Ordinal);
        Assert.Contains("--send-now", errors, StringComparison.Ordinal);
        Assert.Equal(0, await bench.CountAsync("SELECT count(*) FROM settings WHERE key = 'reminders.released'"));
    }

    [Fact]
    public async Task Both_choices_at_once_are_none()
    {
        using var bench = await FilledAsync();

        var (exit, _, errors) = await ReleaseAsync(bench, "--from-today", "--send-now");

        Assert.Equal(ExitCode.Refused, exit);
        Assert.Contains(ReminderTexts.ReleaseOneOnly, errors, StringComparison.Ordinal);
        Assert.Equal(0, await bench.CountAsync("SELECT count(*) FROM settings WHERE key = 'reminders.released'"));
    }

    [Fact]
    public async Task A_second_time_says_when_it_was_and_changes_nothing()
    {
        using var bench = await FilledAsync();
        await ReleaseAsync(bench, "--send-now");

        var (exit, output, _) = await bench.RunAsync(ReminderCommands.Create, "reminders", "release", "--as-of", "2026-11-24");

        Assert.Equal(ExitCode.Done, exit);
        Assert.Contains("2026-11-23", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--from-today")]
    [InlineData("--send-now")]
    public async Task A_second_time_a_choice_is_refused_because_it_would_do_nothing(string choice)
    {
        using var bench = await FilledAsync();
        await ReleaseAsync(bench, "--send-now");

        var (exit, _, errors) = await ReleaseAsync(bench, choice);

        Assert.Equal(ExitCode.Refused, exit);
        Assert.Contains("2026-11-23", errors, StringComparison.Ordinal);
        Assert.Equal(0, await bench.CountAsync("SELECT count(*) FROM measures WHERE floor_day IS NOT NULL"));
    }

    [Fact]
    public async Task Sending_before_the_release_says_so_and_sends_nothing()
    {
        using var bench = await FilledAsync();

        var (exit, output, _) = await bench.RunAsync(ReminderCommands.Create, "reminders", "send", "--as-of", Today);

        Assert.Equal(ExitCode.Done, exit);
        Assert.Contains(ReminderTexts.NotReleased, output, StringComparison.Ordinal);
        Assert.Equal(0, await bench.CountAsync("SELECT count(*) FROM letters"));
    }

    private static Task<(int Exit, string Output, string Errors)> ReleaseAsync(WorkerBench bench, params string[] choice) =>
        bench.RunAsync(ReminderCommands.Create, ["reminders", "release", "--as-of", Today, .. choice]);

    /// <summary>One measure was due last Thursday, so that 催办 fired on Friday; of another 预警 fires today.</summary>
    private static async Task<WorkerBench> FilledAsync()
    {
        var bench = await WorkerBench.OpenAsync();
        var unit = await bench.Seed.UnitAsync("甲市示例局");
        await bench.Seed.HolderAsync(unit, PostRole.Handler, "张示例", "zhang@example.test");
        await bench.Seed.HolderAsync(unit, PostRole.SupervisingLeader, "李示例", "li@example.test");
        await bench.Seed.MeasureAsync(await bench.Seed.ProblemAsync("1", unit), new SeedMeasure { Deadline = new(2026, 11, 19), NextDue = 0 });
        await bench.Seed.MeasureAsync(await bench.Seed.ProblemAsync("2", unit), new SeedMeasure { Deadline = new(2026, 11, 26), NextDue = 0 });
        return bench;
    }
}
