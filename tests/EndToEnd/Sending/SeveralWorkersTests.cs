using System.Globalization;

using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.EndToEnd.Tests.Harness;
using CaseReform.Ops.Testing.Mail;
using CaseReform.Ops.Testing.Processes;
using CaseReform.Ops.Testing.Time;
using CaseReform.Ops.Testing.Tools;

using Npgsql;

namespace CaseReform.Ops.EndToEnd.Tests.Sending;

/// <summary>Fault 28: several workers and bots on one PostgreSQL, of their own names and of one.</summary>
public sealed class SeveralWorkersTests
{
    private const int Connections = 4;

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task A_copied_folder_neither_works_nor_talks_beside_its_original()
    {
        await using var receiver = new Receiver { At = Slowly(20) };
        await using var at = await ReadyAsync(receiver, people: 80);
        await using var bot = await at.StartBotAsync(FreePort.Next());
        await using var worker = at.Start("run");
        await Until.TrueAsync(() => !receiver.Accepted.IsEmpty);
        await using var copy = await CopyOfAsync(at);
        var second = await copy.RunAsync("run");
        Assert.Equal(1, second.Exit);
        Assert.Contains("的后台程序已在运行", second.Errors, StringComparison.Ordinal);
        Assert.Equal(1, (await copy.RunAsync("reminders", "send")).Exit);
        await using var talker = new RunningProgram(
            [InstalledPrograms.Bot, "--data", copy.Folder, "--Bot:Listen", string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Next()}")],
            copy.Settings);
        var silent = await talker.EndAsync();
        Assert.Equal(1, silent.Exit);
        Assert.Contains("的对话程序已在运行", silent.Errors, StringComparison.Ordinal);
        await DoneAsync(at, 80);
        Assert.Equal(80, receiver.Accepted.Count);
        Assert.False(worker.HasEnded);
        Assert.False(bot.HasEnded);
        Assert.Contains("后台程序 ", (await at.RunAsync("check")).Output, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task A_frozen_worker_loses_its_name_and_sends_nothing_of_what_it_held_when_it_wakes()
    {
        var held = 0;
        var go = new TaskCompletionSource();
        await using var receiver = new Receiver();
        receiver.At = async (talk, moment) =>
        {
            if (moment == Moment.Data && talk.Number <= Connections)
            {
                Interlocked.Increment(ref held);
                await go.Task;
            }

            return true;
        };
        await using var at = await ReadyAsync(receiver, people: 30);
        await using var frozen = at.Start("run");
        await Until.TrueAsync(() => Volatile.Read(ref held) == Connections);
        Assert.True(frozen.StopForAWhile());
        await using var copy = await CopyOfAsync(at);

        // the copy waits until the server has ended the session of the one that says nothing
        await using (var other = copy.Start("run"))
        {
            await DoneAsync(at, 30);
            Assert.True(other.KillNow());
            await other.EndAsync();
        }

        var sent = receiver.Accepted.Count;
        Assert.True(frozen.GoOn());
        go.SetResult();

        // awake, it takes its name again, finds nothing to do, and has sent nothing of what it held
        await at.ExecuteAsync("UPDATE workers SET seen_at = 0");
        await Until.TrueAsync(async () => await at.CountAsync("SELECT count(*) FROM workers WHERE seen_at > 0") == 1);
        Assert.Equal(sent, receiver.Accepted.Count);
        AssertNothingDoubled(receiver, extras: 0);
        Assert.Equal(30, receiver.Accepted.Select(r => r.Recipient).Distinct().Count());
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task Three_workers_killed_frozen_and_cut_off_send_what_the_plan_calls_for()
    {
        const int People = 300;
        await using var receiver = new Receiver { At = Slowly(700) };
        await using var first = await ReadyAsync(receiver, People);
        await using var second = await SisterOfAsync(first);
        await using var third = await SisterOfAsync(first);
        await using var database = CableTo(third);
        await using var bot = await first.StartBotAsync(FreePort.Next());
        await using var sister = await second.StartBotAsync(FreePort.Next());
        await using var frozen = second.Start("run");
        await using var cut = third.Start("run");
        await Until.TrueAsync(() => receiver.Accepted.Count >= 5);
        Assert.True(sister.KillNow());
        await using var again = await second.StartBotAsync(FreePort.Next());
        database.Cut();
        Assert.True(frozen.StopForAWhile());
        var asleep = TimeProvider.System.GetTimestamp();
        var kills = 0;
        for (; kills < 8; kills++)
        {
            var enough = receiver.Accepted.Count + 6;
            await using var worker = first.Start("run");
            await Until.TrueAsync(() => receiver.Accepted.Count >= enough);
            Assert.True(worker.KillNow());
            await worker.EndAsync();
        }

        database.Mend();

        // past the lease, so that the others have taken over what it held
        var rest = TimeSpan.FromSeconds(33) - TimeProvider.System.GetElapsedTime(asleep);
        await using var last = first.Start("run");
        await Task.Delay(rest > TimeSpan.Zero ? rest : TimeSpan.Zero);
        Assert.True(frozen.GoOn());
        await DoneAsync(first, People);
        AssertNothingDoubled(receiver, extras: (kills + 2) * Connections);
        Assert.Equal(People, receiver.Accepted.Select(r => r.Recipient).Distinct().Count());
        new Oracle(DueToday(People), receiver.Accepted).Holds(extras: (kills + 2) * Connections);
        Assert.False(frozen.HasEnded);
        Assert.False(cut.HasEnded);
        Assert.False(bot.HasEnded);
        Assert.False(again.HasEnded);
        Assert.Equal(3, await first.CountAsync("SELECT count(*) FROM workers"));
        Assert.Equal(0, await first.CountAsync("SELECT count(*) FROM settings WHERE key LIKE 'restore.%'"));
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task A_worker_cut_off_from_its_database_sends_nothing_that_is_in_hand()
    {
        var held = 0;
        var go = new TaskCompletionSource();
        await using var receiver = new Receiver();
        await using var at = await ReadyAsync(receiver, people: 12);
        await using var database = CableTo(at);
        receiver.At = async (talk, moment) =>
        {
            if (moment == Moment.Data && talk.Number <= Connections)
            {
                Interlocked.Increment(ref held);
                await go.Task;
            }

            return true;
        };
        await using var worker = at.Start("run");
        await Until.TrueAsync(() => Volatile.Read(ref held) == Connections);
        database.Cut();

        // a hold is believed for a second after it was confirmed
        await Task.Delay(TimeSpan.FromSeconds(2));
        go.SetResult();
        await Task.Delay(TimeSpan.FromSeconds(8));
        Assert.Empty(receiver.Accepted);
        database.Mend();
        await DoneAsync(at, 12);
        Assert.Equal(12, receiver.Accepted.Count);
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task Three_workers_that_start_at_once_on_a_ledger_nobody_has_sent_from_all_work()
    {
        await using var receiver = new Receiver { At = Slowly(30) };
        await using var first = await ReadyAsync(receiver, people: 60);
        await using var second = await SisterOfAsync(first);
        await using var third = await SisterOfAsync(first);
        await using var one = first.Start("run");
        await using var two = second.Start("run");
        await using var three = third.Start("run");
        await DoneAsync(first, 60);
        await Until.TrueAsync(async () => await first.CountAsync("SELECT count(*) FROM workers") == 3);
        Assert.Equal(60, receiver.Accepted.Count);
        Assert.False(one.HasEnded || two.HasEnded || three.HasEnded);
    }

    private static IEnumerable<Expected> DueToday(int people) =>
        Enumerable.Range(0, people).Select(n => new Expected(Town.Address(n, "责任人"), Town.Marker(n), "到期"));

    /// <summary>A town around today in which each person is due exactly one letter, in an office that is always open.</summary>
    private static async Task<Installation> ReadyAsync(Receiver receiver, int people)
    {
        var at = await Installation.NewAsync(DatabaseKind.Postgres);
        at.MailTo(receiver.Port);
        at.Settings["Delivery__Lease"] = "00:00:30";
        foreach (var (limit, seconds) in new[] { ("Connect", 2), ("Greeting", 2), ("Command", 1), ("Data", 1), ("FinalReply", 5) })
        {
            // a lease is longer than one letter may take
            at.Settings[$"Mail__{limit}Limit"] = TimeSpan.FromSeconds(seconds).ToString();
        }

        at.Settings["Delivery__Batch"] = "12";
        at.Settings["Mail__Connections"] = Connections.ToString(CultureInfo.InvariantCulture);
        await Town.WorkAlwaysAsync(at);
        await new Town(people, [.. Enumerable.Repeat(Town.LocalToday, people)]).SettleAsync(at, from: Town.LocalToday);
        return at;
    }

    /// <summary>Everything of a folder, its name included, on another machine.</summary>
    private static async Task<Installation> CopyOfAsync(Installation at)
    {
        var copy = at.Neighbour();
        var run = await ProcessRun.RunAsync("cp", ["-a", at.Folder + "/.", copy.Folder]);
        Assert.True(run.ExitCode == 0, run.Errors);
        return copy;
    }

    /// <summary>Another machine set up as the handbook says: a folder of its own with the same keys.</summary>
    private static async Task<Installation> SisterOfAsync(Installation at)
    {
        var sister = at.Neighbour();
        var run = await ProcessRun.RunAsync("cp", ["-a", Path.Combine(at.Folder, "keys"), sister.Folder]);
        Assert.True(run.ExitCode == 0, run.Errors);
        return sister;
    }

    private static Cable CableTo(Installation at)
    {
        var server = new NpgsqlConnectionStringBuilder(at.ConnectionString);
        var cable = new Cable(server.Host!, server.Port);
        at.Settings["Database__ConnectionString"] = new NpgsqlConnectionStringBuilder(at.ConnectionString) { Port = cable.Port }.ToString();
        return cable;
    }

    private static Func<SmtpPeer, Moment, Task<bool>> Slowly(int milliseconds) => async (_, moment) =>
    {
        await Task.Delay(moment == Moment.Data ? milliseconds : 0);
        return true;
    };

    private static Task DoneAsync(Installation at, int letters) =>
        Until.TrueAsync(async () => await at.CountAsync("SELECT count(*) FROM letters WHERE kind = 'ladder' AND state = 'sent'") == letters);

    private static void AssertNothingDoubled(Receiver receiver, int extras)
    {
        var letters = receiver.Accepted.GroupBy(r => r.MessageId).ToList();
        Assert.All(letters, copies => Assert.Single(copies.Distinct()));
        Assert.Equal(letters.Count, letters.Select(copies => copies.First().Recipient).Distinct().Count());
        Assert.InRange(receiver.Accepted.Count - letters.Count, 0, extras);
    }
}
