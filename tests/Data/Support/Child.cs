using System.Diagnostics;
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

/// <summary>This program as another process on the same database: it does its part, or holds still until it is killed.</summary>
internal static class Child
{
    public const string Switch = "--child";

    /// <summary>The exit code when the database was refused; the sentence is on standard output.</summary>
    public const int Refused = 2;

    /// <summary>Says on standard output that a transaction is open and half written.</summary>
    public const string Holding = "holding";

    /// <summary>Starts a program, says its number on standard output and waits to be killed.</summary>
    public const string Parent = "parent";

    /// <summary>Starts a process on a test's database.</summary>
    public static Process Start(TestDatabase database, string part, int count = 0) => ProcessRun.Start(
        Path.Combine(AppContext.BaseDirectory, "CaseReform.Ops.Data.Tests"),
        [Switch, JsonSerializer.Serialize(database.DatabaseOptions), part, count.ToString(CultureInfo.InvariantCulture)]);

    /// <summary>The same, as somebody whom file permissions stop: root is stopped by none.</summary>
    public static Process StartUnprivileged(TestDatabase database, string part) => Environment.UserName == "root"
        ? ProcessRun.Start(
            "setpriv",
            [
                "--reuid", "65534", "--regid", "65534", "--clear-groups", "--", Path.Combine(AppContext.BaseDirectory, "CaseReform.Ops.Data.Tests"),
                Switch, JsonSerializer.Serialize(database.DatabaseOptions), part, "0",
            ])
        : Start(database, part);

    /// <summary>Waits for a process that did its part.</summary>
    public static async Task SucceedAsync(Process child)
    {
        var errors = child.StandardError.ReadToEndAsync();
        await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        Assert.True(child.ExitCode == 0, await errors);
        child.Dispose();
    }

    internal static async Task<int> PlayAsync(string[] args)
    {
        if (args[1] == Parent)
        {
            using var kept = ProcessRun.Start("/bin/sleep", ["600"]);
            Console.WriteLine(kept.Id);
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
                await AppendAsync(database, count);
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
                await AppendAsync(database, count);
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

    internal static async Task AppendAsync(Database database, int count, string action = "entry")
    {
        for (var i = 0; i < count; i++)
        {
            await database.WriteAsync(
                session =>
                {
                    session.Audit(Entries.Of(action));
                    return Task.CompletedTask;
                },
                CancellationToken.None);
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
