using System.Net;

using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.EndToEnd.Tests.Harness;
using CaseReform.Ops.Testing.Processes;
using CaseReform.Ops.Testing.Time;
using CaseReform.Ops.Testing.Tools;

namespace CaseReform.Ops.EndToEnd.Tests.Hosting;

/// <summary>What the real processes tell a unit of <c>Type=notify</c> with a watchdog.</summary>
public sealed class SystemdTests
{
    [Fact(Timeout = Limit.WholeProgram)]
    public async Task A_worker_says_when_it_is_up_that_it_lives_and_when_it_stops()
    {
        using var systemd = new NotifySocket();
        await using var at = await Installation.NewAsync(DatabaseKind.Sqlite);
        Watch(at, systemd);
        await using var worker = at.Start("run");

        await Until.TrueAsync(() => worker.HasEnded || (systemd.Said.Contains("READY=1") && systemd.Said.Count(s => s == "WATCHDOG=1") >= 3));
        Assert.DoesNotContain("STOPPING=1", systemd.Said);
        worker.TerminateNow();

        var ended = await worker.EndAsync();
        Assert.True(ended.Exit == 0, ended.All);
        Assert.Equal("STOPPING=1", systemd.Said.Last(said => said != "WATCHDOG=1"));
        Assert.Single(systemd.Said, "READY=1");
        Assert.All(ended.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Matches("^<[0-7]>", line));
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task A_bot_says_that_it_is_up_when_it_listens()
    {
        using var systemd = new NotifySocket();
        await using var at = await Installation.NewAsync(DatabaseKind.Sqlite);
        Watch(at, systemd);
        var port = FreePort.Next();
        await using var bot = at.LaunchBot(port);

        await Until.TrueAsync(() => bot.HasEnded || systemd.Said.Contains("READY=1"));
        using var http = new HttpClient();
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri($"http://127.0.0.1:{port}/ready"))).StatusCode);
        await Until.TrueAsync(() => bot.HasEnded || systemd.Said.Count(s => s == "WATCHDOG=1") >= 3);
        bot.TerminateNow();

        var ended = await bot.EndAsync();
        Assert.True(ended.Exit == 0, ended.All);
        Assert.Equal("STOPPING=1", systemd.Said.Last(said => said != "WATCHDOG=1"));
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task A_command_tells_nobody_anything()
    {
        using var systemd = new NotifySocket();
        await using var at = await Installation.NewAsync(DatabaseKind.Sqlite);
        Watch(at, systemd);

        await at.RunAsync("check");

        Assert.Empty(systemd.Said);
    }

    private static void Watch(Installation at, NotifySocket systemd)
    {
        at.Settings["NOTIFY_SOCKET"] = systemd.Path;
        at.Settings["WATCHDOG_USEC"] = "1500000";
    }
}
