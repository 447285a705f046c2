using System.Globalization;
using System.Text.Json;

using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Calendar;
using CaseReform.Ops.Data.Migrations;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.Reminders;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Data.Updates;
using CaseReform.Ops.Domain.Reminders;
using CaseReform.Ops.Testing.Databases;
using CaseReform.Ops.Testing.Processes;

using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Data.Tests.Support;

/// <summary>What <see cref="SecondProcess"/> can do: its part, or hold still until it is killed.</summary>
internal static class PlayedParts
{
    /// <summary>The exit code when the database was refused; the sentence is on standard output.</summary>
    public const int Refused = 2;

    /// <summary>Says on standard output that a transaction is open and half written.</summary>
    public const string Holding = "holding";

    /// <summary>Starts a program, says its number on standard output and waits to be killed.</summary>
    public const string Parent = "parent";

    /// <summary>Makes a folder that a guard clears away, says its name on standard output and waits to be killed.</summary>
    public const string Guarded = "guarded";

    public static async Task<int> PlayAsync(string[] args)
    {
        if (args[1] == Parent)
        {
            using var kept = ProcessRun.Start("/bin/sleep", ["600"]);
            Console.WriteLine(kept.Id);
            await Task.Delay(Timeout.Infinite, CancellationToken.None);
        }

        if (args[1] == Guarded)
        {
            var folder = Directory.CreateTempSubdirectory("case-reform-ops-it's-").FullName;
            await using var guard = new Guard(["false"], ["rm", "-rf", folder]);
            Console.WriteLine(folder);
            await Task.Delay(Timeout.Infinite, CancellationToken.None);
        }

        var options = Options.Create(JsonSerializer.Deserialize<DatabaseOptions>(args[0])!);
        var auditOptions = Options.Create(new AuditOptions());
        await using var database = new Database(
            options, new AuditTrail(new AuditKey(options, auditOptions), options, auditOptions, NullLogger<AuditTrail>.Instance));
        var count = int.Parse(args[2], CultureInfo.InvariantCulture);
        switch (args[1])
        {
            case "append":
                await Entries.AppendAsync(database, count);
                return 0;
            case "migrate":
                return await MigrateAsync(database);
            case "begin":
                // as two workers that are started for the first time at the same moment
                if (await MigrateAsync(database) is not 0 and var refused)
                {
                    return refused;
                }

                await new LadderStore(database).UseAsync(Ladder.Default, Seed.Friday, CancellationToken.None);
                await Entries.AppendAsync(database, count);
                return 0;
            case "hold":
                await HoldAsync(database);
                return 0;
            case "confirm":
                await ConfirmAsync(database, count);
                return 0;
            default:
                return 1;
        }
    }

    private static async Task<int> MigrateAsync(Database database)
    {
        try
        {
            await new Migrator(database, TimeProvider.System).RunAsync(CancellationToken.None);
            return 0;
        }
        catch (SchemaException refusal)
        {
            Console.WriteLine(refusal.Message);
            return Refused;
        }
    }

    /// <summary>Presses the buttons of proposals 1, 2 … and says so after each.</summary>
    private static async Task ConfirmAsync(Database database, int count)
    {
        var updates = new UpdateStore(database, new RosterStore(database), new CalendarStore(database));
        for (var i = 1; i <= count; i++)
        {
            await updates.ConfirmAsync(Updates.UpdateTests.PressOf(i, person: 1), CancellationToken.None);
            Console.WriteLine(i);
        }
    }

    /// <summary>So many pages that SQLite writes some of them into its log before the commit.</summary>
    private static Task HoldAsync(Database database) => database.WriteAsync(
        async session =>
        {
            if (session.Kind == DatabaseKind.Sqlite)
            {
                await session.ExecuteAsync("PRAGMA cache_size = 10");
            }

            await session.ExecuteAsync("UPDATE settings SET value = 'half' WHERE key = 'balance'");
            for (var i = 0; i < 200; i++)
            {
                await session.ExecuteAsync("INSERT INTO settings (key, value) VALUES (@key, @value)", new { key = $"half.{i}", value = new string('x', 4000) });
            }

            Console.WriteLine(Holding);
            await Task.Delay(Timeout.Infinite, CancellationToken.None);
        },
        CancellationToken.None);
}
