using CaseReform.Ops.EndToEnd.Tests.Harness;
using CaseReform.Ops.Testing.Databases;
using CaseReform.Ops.Testing.Mail;
using CaseReform.Ops.Testing.Time;

namespace CaseReform.Ops.EndToEnd.Tests.Data;

/// <summary>Fault 9 on PostgreSQL: stopped at once in the middle, and started again.</summary>
public sealed class PostgresFaultTests
{
    private const string Now = "2026-03-16T10:00:00+08:00";

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task A_server_stopped_in_the_middle_fails_the_run_with_a_sentence_and_the_next_run_goes_on()
    {
        var town = Town.Of(50);
        await using var server = await PostgresServer.StartAsync(PostgresManner.AsShipped);
        await using var receiver = new Receiver();
        await using var at = await Installation.OnPostgresAsync(server.ConnectionString);
        at.MailTo(receiver.Port);
        at.Settings["Delivery__Batch"] = "10";
        await town.SettleAsync(at);
        var down = 0;
        receiver.At = async (_, moment) =>
        {
            if (moment == Moment.Dot && receiver.Accepted.Count >= 30 && Interlocked.Exchange(ref down, 1) == 0)
            {
                await server.StopAtOnceAsync();
            }

            return true;
        };
        var failed = await at.RunAsync("reminders", "send", "--as-of", Now);
        Assert.True(failed.Exit == 1, failed.All);
        Assert.Contains("台账数据库", failed.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", failed.All, StringComparison.Ordinal);
        var away = await at.RunAsync("reminders", "send", "--as-of", Now);
        Assert.Equal(1, away.Exit);
        Assert.DoesNotContain("   at ", away.All, StringComparison.Ordinal);
        await server.StartAgainAsync();
        await at.SendAllAsync(Now);

        new Oracle(town.Due(Town.Today), receiver.Accepted).Holds();
        await at.SucceedAsync("audit", "verify");
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task A_running_worker_goes_on_by_itself_when_the_server_is_back()
    {
        await using var server = await PostgresServer.StartAsync(PostgresManner.AsShipped);
        await using var receiver = new Receiver();
        await using var at = await Installation.OnPostgresAsync(server.ConnectionString);
        at.MailTo(receiver.Port);
        at.Settings["Delivery__Batch"] = "10";
        await Town.WorkAlwaysAsync(at);
        await new Town(60, [.. Enumerable.Repeat(Town.LocalToday, 60)]).SettleAsync(at, from: Town.LocalToday);
        var down = 0;
        receiver.At = async (_, moment) =>
        {
            if (moment == Moment.Dot && receiver.Accepted.Count >= 25 && Interlocked.Exchange(ref down, 1) == 0)
            {
                await server.StopAtOnceAsync();
            }

            return true;
        };
        await using var worker = at.Start("run");
        await Until.TrueAsync(() => server.IsDown);
        await Task.Delay(TimeSpan.FromSeconds(4));
        Assert.False(worker.HasEnded);
        await server.StartAgainAsync();
        await Until.TrueAsync(async () => await at.CountAsync("SELECT count(*) FROM letters WHERE state = 'sent'") == 60);
        Assert.Equal(60, receiver.Accepted.Select(r => r.MessageId).Distinct().Count());
        Assert.Equal(60, receiver.Accepted.Count);
    }
}
