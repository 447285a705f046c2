using CaseReform.Ops.Data.Digest;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Digest;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Testing.Browser;
using CaseReform.Ops.Testing.Databases;
using CaseReform.Ops.Testing.Ledger;
using CaseReform.Ops.Testing.Processes;
using CaseReform.Ops.Testing.Tools;

namespace CaseReform.Ops.Bot.Tests.Page;

/// <summary>A small invented office on a data folder of its own, and the real program before it, which can be killed and started again.</summary>
public class OfficeUnderTest : IAsyncLifetime
{
    /// <summary>责任人 of the unit that has something to do.</summary>
    public const string Handler = "甲乙丙";

    /// <summary>分管领导 of the same unit.</summary>
    public const string Leader = "丁戊己";

    /// <summary>办公室: reads everything.</summary>
    public const string Clerk = "庚辛壬";

    /// <summary>The handler's own measure.</summary>
    public const string Number = "12-1";

    /// <summary>The digest that was issued last.</summary>
    public const string DigestKey = "2026-W46";

    /// <summary>What it says.</summary>
    public const string Digest = "整改周报";

    private readonly TemporaryFolder _data = new();
    private readonly int _port = FreePort.Next();
    private RunningProgram? _program;

    /// <summary>How many messages one person may send at once: a browser that a test drives says more in a second than a person, and all tests are the same one.</summary>
    private protected virtual int Burst => 10_000;

    /// <summary>And how many a minute after that.</summary>
    private protected virtual int PerMinute => 10_000;

    public string Site => $"http://127.0.0.1:{_port}";

    internal Chromium Browser { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await using (var database = new TestDatabase(new DatabaseOptions { DataFolder = _data.Path }))
        {
            await database.Migrator.RunAsync(CancellationToken.None);
            await FillAsync(new LedgerSeed(database.Database, TimeProvider.System.GetUtcNow()));
            await IssueAsync(new DigestStore(database.Database));
        }

        await StartAsync();
    }

    /// <summary>Starts the program and waits until it answers.</summary>
    public async Task StartAsync()
    {
        var program = _program = new RunningProgram(
            [InstalledPrograms.Bot, "--data", _data.Path, "--Bot:Listen", Site, "--DirectLine:MessageBurst", $"{Burst}", "--DirectLine:MessagesPerMinute", $"{PerMinute}"],
            new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Development" });
        await FreePort.WaitForListenerAsync(_port, () => program.HasEnded);
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        await _program!.DisposeAsync();
        _program = null;
    }

    private protected virtual Task FillMoreAsync(LedgerSeed seed, long unit, DateOnly today) => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Browser.DisposeAsync();
        if (_program is not null)
        {
            await KillAsync();
        }

        _data.Dispose();
    }

    private static async Task IssueAsync(DigestStore digests)
    {
        var day = new DateOnly(2026, 11, 9);
        var period = new DigestPeriod { AsOf = Seed.Friday, Day = day, From = day.AddDays(-7), To = day, NextFrom = day, NextTo = day.AddDays(6) };
        await digests.FileAsync(
            new NewDigest
            {
                Key = DigestKey,
                Day = day,
                AsOf = Seed.Friday,
                Snapshot = new DigestSnapshot { LastEvent = 0, Open = string.Empty, Figures = new DigestTally(period).Figures(new DigestFlow(0, 0, 0, 0, 0, 0)) },
                Html = $"<!DOCTYPE html><html lang=\"zh-CN\"><title>{Digest}</title><h1>{Digest}</h1></html>",
                Plain = Digest,
            },
            [],
            await digests.MarkAsync(CancellationToken.None),
            Seed.Friday,
            CancellationToken.None);
    }

    private async Task FillAsync(LedgerSeed seed)
    {
        var office = await seed.UnitAsync("示例委");
        var unit = await seed.UnitAsync("示例局");
        await seed.HolderAsync(office, PostRole.Office, Clerk, "clerk@office.example");
        await seed.HolderAsync(unit, PostRole.Handler, Handler, "handler@office.example");
        await seed.HolderAsync(unit, PostRole.SupervisingLeader, Leader, "leader@office.example");
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var problem = await seed.ProblemAsync("12", unit, new SeedProblem { Symptom = "关键岗位轮岗制度不落实。" });
        await seed.MeasureAsync(problem, new SeedMeasure { Text = "制定轮岗计划并报备。", Deadline = today.AddDays(3) });
        var late = await seed.ProblemAsync("6", unit, new SeedProblem { Symptom = "项目档案不完整，缺少验收资料。" });
        await seed.MeasureAsync(late, new SeedMeasure { Text = "补齐项目档案和验收资料。", Deadline = today.AddDays(-10) });
        await FillMoreAsync(seed, unit, today);
    }
}
