using System.Globalization;

using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.EndToEnd.Tests.Harness;

namespace CaseReform.Ops.EndToEnd.Tests.Sending;

/// <summary>Fault 3: at least a hundred kills -9 while hundreds of letters go out.</summary>
public abstract class KillStormTests(DatabaseKind kind, ITestOutputHelper output)
{
    private const int Kills = 100;
    private const int Connections = 4;
    private const string Now = "2026-03-16T10:00:00+08:00";

    [Fact]
    public async Task A_hundred_kills_lose_no_letter_and_double_only_identical_ones()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed.ToString(CultureInfo.InvariantCulture)}");
        var random = new Random(seed);
        var town = Town.Of(200);
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
        while (kills < Kills)
        {
            var before = receiver.Connections;
            await using var worker = at.Start("reminders", "send", "--as-of", Now, "--json");
            var atStart = random.Next(4) == 0;
            while (!atStart && receiver.Connections == before && !worker.HasEnded)
            {
                await Task.Delay(5);
            }

            await Task.Delay(random.Next(atStart ? 600 : 250));
            whileSending += receiver.Open > 0 ? 1 : 0;
            Assert.True(worker.KillNow() || receiver.Accepted.Count < Kills, "the letters ran out before the storm did");
            kills++;
            await worker.EndAsync();
        }

        var during = receiver.Accepted.Count;
        slow = false;
        await at.SendAllAsync(Now);

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
}

public sealed class KillStormOnSqlite(ITestOutputHelper output) : KillStormTests(DatabaseKind.Sqlite, output);

public sealed class KillStormOnPostgres(ITestOutputHelper output) : KillStormTests(DatabaseKind.Postgres, output);
