using System.Globalization;

using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.EndToEnd.Tests.Harness;
using CaseReform.Ops.Testing.Mail;
using CaseReform.Ops.Testing.Time;

namespace CaseReform.Ops.EndToEnd.Tests.Sending;

/// <summary>Fault 3: at least a hundred kills -9 while hundreds of letters go out.</summary>
public abstract class KillStormTests(DatabaseKind kind, ITestOutputHelper output)
{
    private const int Kills = 100;
    private const int Connections = 4;
    private static readonly DateTimeOffset Now = new(2026, 3, 16, 10, 0, 0, TimeSpan.FromHours(8));

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task A_hundred_kills_lose_no_letter_and_double_only_identical_ones()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed.ToString(CultureInfo.InvariantCulture)}");
        var random = new Random(seed);
        var town = Town.Of(260);
        await using var receiver = new Receiver();
        await using var at = await Installation.NewAsync(kind);
        at.MailTo(receiver.Port);
        at.Settings["Mail__Connections"] = Connections.ToString(CultureInfo.InvariantCulture);
        await town.SettleAsync(at);
        var slow = true;
        var pace = new Lock();

        // slow before the server says go ahead, quick after the dot: kills hit every phase, and few letters are uncertain three times
        receiver.At = async (_, moment) =>
        {
            if (slow && moment is Moment.Data or Moment.Dot)
            {
                int wait;
                lock (pace)
                {
                    wait = random.Next(moment == Moment.Data ? 150 : 10);
                }

                await Task.Delay(wait);
            }

            return true;
        };
        var (kills, whileSending) = (0, 0);
        for (var start = 0; kills < Kills; start++)
        {
            var before = receiver.Connections;
            await using var worker = at.Start("reminders", "send", "--as-of", At(start), "--json");
            var atStart = random.Next(4) == 0;
            while (!atStart && receiver.Connections == before && !worker.HasEnded)
            {
                await Task.Delay(5);
            }

            // by what arrived, not by the clock: however quick the machine is, the storm neither misses the letters nor runs out of them
            var enough = receiver.Accepted.Count + random.Next(4);
            while (!atStart && receiver.Accepted.Count < enough && !worker.HasEnded)
            {
                await Task.Delay(5);
            }

            await Task.Delay(random.Next(atStart ? 600 : 60));
            var sending = receiver.Open > 0;
            if (worker.KillNow())
            {
                (kills, whileSending) = (kills + 1, whileSending + (sending ? 1 : 0));
                await worker.EndAsync();
                continue;
            }

            // it was done by itself: what it held waits for a moment, and the next one, a second later, goes on
            await worker.EndAsync();
            Assert.True(
                start < 4 * Kills && await at.CountAsync("SELECT count(*) FROM notices WHERE state = 'pending'") > 0, "the letters ran out before the storm did");
        }

        var during = receiver.Accepted.Count;
        slow = false;
        await at.SendAllAsync(At(5 * Kills));

        var oracle = new Oracle(town.Due(Town.Today), receiver.Accepted);
        var uncertain = await at.CountAsync("SELECT count(*) FROM letters WHERE repeats > 0");
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{receiver.Accepted.Count} accepted, {during} of them during {kills} kills ({whileSending} while connected); {oracle.Extras} extras, {uncertain} letters uncertain once"));
        var givenUp = await at.RowsAsync("SELECT recipient FROM letters WHERE state = 'given_up'");
        Assert.True(whileSending > Kills / 3, "the storm missed the letters");
        Assert.True(during > Kills, "nothing went out during the storm");
        oracle.Holds(extras: (kills * Connections) + (2 * (int)uncertain), givenUp);
        Assert.Equal("0", Assert.Single(await at.RowsAsync("SELECT count(*) FROM letters WHERE state NOT IN ('sent', 'dropped', 'given_up')")));
        await at.SucceedAsync("audit", "verify");
    }

    private static string At(int start) => Now.AddSeconds(start).ToString("O", CultureInfo.InvariantCulture);
}

public sealed class KillStormOnSqlite(ITestOutputHelper output) : KillStormTests(DatabaseKind.Sqlite, output);

public sealed class KillStormOnPostgres(ITestOutputHelper output) : KillStormTests(DatabaseKind.Postgres, output);
