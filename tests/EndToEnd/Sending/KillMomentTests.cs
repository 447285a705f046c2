using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.EndToEnd.Tests.Harness;
using CaseReform.Ops.Testing.Mail;
using CaseReform.Ops.Testing.Time;

namespace CaseReform.Ops.EndToEnd.Tests.Sending;

/// <summary>Faults 1 and 2: kill -9 at chosen moments.</summary>
public abstract class KillMomentTests(DatabaseKind kind)
{
    protected const string Now = "2026-03-16T10:00:00+08:00";

    [Theory(Timeout = Limit.WholeProgram)]
    [InlineData(Moment.Connected)]
    [InlineData(Moment.Sender)]
    [InlineData(Moment.Recipient)]
    [InlineData(Moment.Data)]
    [InlineData(Moment.Text)]
    public async Task A_kill_before_the_final_dot_leaves_each_letter_sent_once(Moment moment)
    {
        var (oracle, uncertain) = await KillAtAsync(moment);
        oracle.Holds(extras: 0);
        Assert.InRange(uncertain, 0, moment == Moment.Text ? 1 : 0); // a small text and its dot may both be under way
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task A_kill_between_the_final_dot_and_the_acceptance_leaves_each_letter_sent_once()
    {
        var (oracle, uncertain) = await KillAtAsync(Moment.Dot);
        oracle.Holds(extras: 0);
        Assert.Equal(1, uncertain);
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task A_kill_between_the_acceptance_and_the_250_leaves_one_identical_extra()
    {
        var (oracle, uncertain) = await KillAtAsync(Moment.Accepted);
        oracle.Holds(extras: 1);
        Assert.Equal(1, oracle.Extras);
        Assert.Equal(1, uncertain);
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task A_kill_right_after_the_250_leaves_at_most_one_identical_extra() =>
        (await KillAtAsync(Moment.Answered)).Oracle.Holds(extras: 1);

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task A_kill_before_the_plan_commits_leaves_nothing_and_the_next_run_sends_all()
    {
        var town = Town.Of(5);
        await using var receiver = new Receiver();
        await using var at = await Installation.NewAsync(kind);
        at.MailTo(receiver.Port);
        await town.SettleAsync(at);
        await using (var connection = await at.OpenAsync())
        {
            await using var block = await connection.BeginTransactionAsync();
            await RoadBlock.TakeAsync(connection, kind, "notices");
            await using var worker = at.Start("reminders", "send", "--as-of", Now);
            await RoadBlock.WaitForAsync(at, worker);
            Assert.True(worker.KillNow());
            await worker.EndAsync();
        }

        Assert.Equal(0, await at.CountAsync("SELECT count(*) FROM notices"));
        await at.SendAllAsync(Now);
        new Oracle(town.Due(Town.Today), receiver.Accepted).Holds();
    }

    private async Task<(Oracle Oracle, long Uncertain)> KillAtAsync(Moment moment)
    {
        // all measures in one unit, so that a letter is too long for one packet with its dot
        var town = new Town(1, [.. Enumerable.Repeat(Town.Today, 120)]);
        await using var receiver = new Receiver();
        await using var at = await Installation.NewAsync(kind);
        at.MailTo(receiver.Port);
        at.Settings["Mail__Connections"] = "1";
        await town.SettleAsync(at);
        var reached = new TaskCompletionSource();
        var over = false;
        receiver.At = async (_, now) =>
        {
            if (now != moment || over)
            {
                return true;
            }

            reached.TrySetResult();
            await Task.Delay(Timeout.Infinite, CancellationToken.None);
            return false;
        };
        if (moment == Moment.Answered)
        {
            receiver.At = (_, now) =>
            {
                if (now == moment)
                {
                    reached.TrySetResult();
                }

                return Task.FromResult(true);
            };
        }

        await using (var worker = at.Start("reminders", "send", "--as-of", Now))
        {
            await Task.WhenAny(reached.Task, worker.EndAsync());
            Assert.True(reached.Task.IsCompleted, "the moment never came");
            worker.KillNow();
            await worker.EndAsync();
        }

        over = true;
        await at.SendAllAsync(Now);
        Assert.Equal(0, await at.CountAsync("SELECT count(*) FROM letters WHERE state <> 'sent'"));
        return (new Oracle(town.Due(Town.Today), receiver.Accepted), await at.CountAsync("SELECT count(*) FROM letters WHERE repeats > 0"));
    }
}

public sealed class KillMomentOnSqlite() : KillMomentTests(DatabaseKind.Sqlite);

public sealed class KillMomentOnPostgres() : KillMomentTests(DatabaseKind.Postgres)
{
    [Fact(Timeout = Limit.WholeProgram)]
    public async Task A_kill_after_the_plan_and_before_the_lease_loses_nothing()
    {
        var town = Town.Of(5);
        await using var receiver = new Receiver();
        await using var at = await Installation.NewAsync(DatabaseKind.Postgres);
        at.MailTo(receiver.Port);
        await town.SettleAsync(at);
        await using (var connection = await at.OpenAsync())
        {
            await using var block = await connection.BeginTransactionAsync();
            await RoadBlock.TakeAsync(connection, DatabaseKind.Postgres, "letter_bodies");
            await using var worker = at.Start("reminders", "send", "--as-of", "2026-03-16T10:00:00+08:00");
            await RoadBlock.WaitForAsync(at, worker);
            Assert.True(worker.KillNow());
            await worker.EndAsync();
        }

        Assert.NotEqual(0, await at.CountAsync("SELECT count(*) FROM notices"));
        Assert.Empty(receiver.Accepted);
        await at.SendAllAsync(Now);
        new Oracle(town.Due(Town.Today), receiver.Accepted).Holds();
    }
}
