using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.EndToEnd.Tests.Harness;
using CaseReform.Ops.Testing.Mail;
using CaseReform.Ops.Testing.Time;

namespace CaseReform.Ops.EndToEnd.Tests.Sending;

/// <summary>The worker itself: stopping, dying and coming back (faults 1–3), and two of them (faults 4 and 11). Its clock is the machine's, so its ledger lies around today and the office never closes.</summary>
public sealed class RunTests
{
    private static readonly TimeSpan TenSeconds = TimeSpan.FromSeconds(10);

    [Theory(Timeout = Limit.WholeProgram)]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_worker_that_is_killed_and_started_again_sends_what_is_left(DatabaseKind kind)
    {
        await using var receiver = new Receiver { At = Slowly(20) };
        await using var at = await ReadyAsync(kind, receiver, people: 150);
        for (var kill = 1; kill <= 5; kill++)
        {
            var enough = receiver.Accepted.Count + 10;
            await using var worker = at.Start("run");
            await Until.TrueAsync(() => receiver.Accepted.Count >= enough);
            Assert.True(worker.KillNow());
            await worker.EndAsync();
        }

        await using var last = at.Start();
        await DoneAsync(at, 150);
        AssertNothingDoubled(receiver, extras: 5 * 4);
        Assert.Equal(150, receiver.Accepted.Select(r => r.Recipient).Distinct().Count());
    }

    [Theory(Timeout = Limit.WholeProgram)]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_worker_told_to_stop_finishes_what_is_in_hand_within_ten_seconds(DatabaseKind kind)
    {
        await using var receiver = new Receiver { At = Slowly(400, Moment.Dot) };
        await using var at = await ReadyAsync(kind, receiver, people: 300);
        await using (var worker = at.Start("run"))
        {
            await Until.TrueAsync(() => receiver.Accepted.Count >= 20);
            Assert.True(worker.TerminateNow());
            var end = worker.EndAsync();
            Assert.Same(end, await Task.WhenAny(end, Task.Delay(TenSeconds)));
            Assert.Equal(0, (await end).Exit);
        }

        Assert.InRange(receiver.Accepted.Count, 20, 299);
        Assert.Equal(receiver.Accepted.Count, await at.CountAsync("SELECT count(*) FROM letters WHERE state = 'sent'"));
        Assert.Equal(0, await at.CountAsync("SELECT count(*) FROM letters WHERE state IN ('leased', 'uncertain')"));
        receiver.At = (_, _) => Task.FromResult(true);
        await using var again = at.Start("run");
        await DoneAsync(at, 300);
        AssertNothingDoubled(receiver, extras: 0);
        Assert.Equal(300, receiver.Accepted.Count);
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task A_command_told_to_stop_waits_for_the_answer_to_its_final_dot()
    {
        var dots = 0;
        await using var receiver = new Receiver();
        receiver.At = async (_, moment) =>
        {
            if (moment == Moment.Dot)
            {
                Interlocked.Increment(ref dots);
                await Task.Delay(3500);
            }

            return true;
        };
        await using var at = await ReadyAsync(DatabaseKind.Sqlite, receiver, people: 20);
        await using (var worker = at.Start("reminders", "send"))
        {
            await Until.TrueAsync(() => Volatile.Read(ref dots) == 4);
            Assert.True(worker.TerminateNow());
            await worker.EndAsync();
        }

        Assert.Equal(4, receiver.Accepted.Count);
        Assert.Equal(4, await at.CountAsync("SELECT count(*) FROM letters WHERE state = 'sent'"));
        Assert.Equal(0, await at.CountAsync("SELECT count(*) FROM letters WHERE state IN ('leased', 'uncertain')"));
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task A_worker_that_wakes_after_its_lease_was_taken_changes_nothing()
    {
        // fault 4: the sleeper is stopped before its final dot; meanwhile its lease ends and another machine sends the letter
        await using var receiver = new Receiver();
        await using var sleeper = await ReadyAsync(DatabaseKind.Postgres, receiver, people: 1);
        await using var other = sleeper.Neighbour();
        var asked = new TaskCompletionSource();
        var go = new TaskCompletionSource();
        receiver.At = async (talk, moment) =>
        {
            if (moment == Moment.Data && talk.Number == 1)
            {
                asked.TrySetResult();
                await go.Task;
            }

            return true;
        };
        await using var sleeping = sleeper.Start("reminders", "send", "--json");
        await Task.WhenAny(asked.Task, sleeping.EndAsync());
        Assert.True(sleeping.StopForAWhile());
        await sleeper.ExecuteAsync("UPDATE letters SET lease_until = 1");
        await other.SucceedAsync("reminders", "send");
        await Until.TrueAsync(async () => (await other.SucceedAsync("reminders", "send", "--json")).Figure("waiting") == 0);
        var after = await sleeper.RowsAsync("SELECT state, attempts, repeats, done_at FROM letters");
        Assert.StartsWith("sent|", Assert.Single(after), StringComparison.Ordinal);
        go.SetResult();
        Assert.True(sleeping.GoOn());
        await sleeping.EndAsync();
        Assert.Equal(after, await sleeper.RowsAsync("SELECT state, attempts, repeats, done_at FROM letters"));
        AssertNothingDoubled(receiver, extras: 1);
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task A_running_worker_takes_over_the_letters_of_a_machine_that_died()
    {
        await using var receiver = new Receiver();
        await using var dead = await ReadyAsync(DatabaseKind.Postgres, receiver, people: 8);
        await using var other = dead.Neighbour();
        var asked = 0;
        receiver.At = async (_, moment) =>
        {
            if (moment == Moment.Data && Interlocked.Increment(ref asked) <= 4)
            {
                await Task.Delay(Timeout.Infinite);
            }

            return true;
        };
        await using var dying = dead.Start("reminders", "send");
        await Until.TrueAsync(() => Volatile.Read(ref asked) == 4);

        // the other one is up long before the first dies: what it does at its start is not enough
        await using var worker = other.Start("run");
        await Until.TrueAsync(async () => worker.HasEnded || await dead.CountAsync("SELECT count(*) FROM workers") == 2);
        dying.KillNow();
        await dying.EndAsync();
        await dead.ExecuteAsync("UPDATE letters SET lease_until = 1");
        await DoneAsync(dead, 8);
        AssertNothingDoubled(receiver, extras: 0);
        Assert.Equal(8, receiver.Accepted.Select(r => r.Recipient).Distinct().Count());
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task Two_workers_on_one_PostgreSQL_send_each_letter_once()
    {
        await using var receiver = new Receiver { At = Slowly(5) };
        await using var first = await ReadyAsync(DatabaseKind.Postgres, receiver, people: 300);
        await using var second = first.Neighbour();
        await using var one = first.Start("run");
        await using var two = second.Start("run");
        await DoneAsync(first, 300);
        AssertNothingDoubled(receiver, extras: 0);
        Assert.Equal(300, receiver.Accepted.Count);
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task A_second_worker_on_one_folder_refuses_and_reading_commands_run_beside_it()
    {
        await using var receiver = new Receiver();
        await using var at = await ReadyAsync(DatabaseKind.Sqlite, receiver, people: 2);
        await using var worker = at.Start("run");
        await DoneAsync(at, 2);
        var second = await at.RunAsync("run");
        Assert.Equal(1, second.Exit);
        Assert.Contains("另一个后台程序已在使用数据目录", second.Errors, StringComparison.Ordinal);
        var send = await at.RunAsync("reminders", "send");
        Assert.Equal(1, send.Exit);
        Assert.Contains("后台程序正在用这个数据目录运行", send.Errors, StringComparison.Ordinal);
        await at.SucceedAsync("ledger", "list", "--json");
        await at.SucceedAsync("ledger", "export", Path.Combine(at.Folder, "export.xlsx"));
        await at.SucceedAsync("progress", "1", "--percent", "50", "--text", "已开展培训", "--by", Town.Person("经办", 0));
        await at.SucceedAsync("audit", "verify");
        Assert.False(worker.HasEnded);
    }

    /// <summary>A town around today in which each person is due exactly one letter, in an office that is always open.</summary>
    private static async Task<Installation> ReadyAsync(DatabaseKind kind, Receiver receiver, int people)
    {
        var at = await Installation.NewAsync(kind);
        at.MailTo(receiver.Port);
        await Town.WorkAlwaysAsync(at);
        await new Town(people, [.. Enumerable.Repeat(Town.LocalToday, people)]).SettleAsync(at, from: Town.LocalToday);
        return at;
    }

    private static Func<SmtpPeer, Moment, Task<bool>> Slowly(int milliseconds, Moment at = Moment.Data) => async (_, moment) =>
    {
        if (moment == at)
        {
            await Task.Delay(milliseconds);
        }

        return true;
    };

    private static Task DoneAsync(Installation at, int letters) =>
        Until.TrueAsync(async () => await at.CountAsync("SELECT count(*) FROM letters WHERE state = 'sent'") == letters);

    private static void AssertNothingDoubled(Receiver receiver, int extras)
    {
        var letters = receiver.Accepted.GroupBy(r => r.MessageId).ToList();
        Assert.All(letters, copies => Assert.Single(copies.Distinct()));
        Assert.Equal(letters.Count, letters.Select(copies => copies.First().Recipient).Distinct().Count());
        Assert.InRange(receiver.Accepted.Count - letters.Count, 0, extras);
    }
}
