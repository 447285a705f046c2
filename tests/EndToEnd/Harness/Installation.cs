using System.Data.Common;
using System.Globalization;

using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Testing.Databases;
using CaseReform.Ops.Testing.Processes;
using CaseReform.Ops.Testing.Tools;

using Microsoft.Data.Sqlite;

using Npgsql;

namespace CaseReform.Ops.EndToEnd.Tests.Harness;

/// <summary>A data folder with its database, and the worker as it is installed: real processes, configured by the environment.</summary>
public sealed class Installation : IAsyncDisposable
{
    private readonly Func<ValueTask> _remove;

    private Installation(DatabaseKind kind, string folder, string connectionString, Func<ValueTask> remove)
    {
        (Kind, Folder, ConnectionString, _remove) = (kind, folder, connectionString, remove);
        Settings = new Dictionary<string, string>
        {
            ["Jobs__HealthPort"] = "0",
            ["Jobs__Reminders"] = "00:00:01",
            ["Delivery__RetryAfter"] = "00:00:00.2",
            // a browser that a test drives says more in a second than a person
            ["DirectLine__MessageBurst"] = "10000",
        };
        if (kind == DatabaseKind.Postgres)
        {
            Settings["Database__Kind"] = "Postgres";
            Settings["Database__ConnectionString"] = connectionString;
        }
    }

    public DatabaseKind Kind { get; }

    public string Folder { get; }

    public string ConnectionString { get; }

    /// <summary>Environment variables of every process started from here on.</summary>
    public Dictionary<string, string> Settings { get; }

    /// <summary>How a command is started when not directly: as another user, for example.</summary>
    public string[] Prefix { get; set; } = [];

    public string DatabaseFile => Path.Combine(Folder, "ledger.db");

    public static async Task<Installation> NewAsync(DatabaseKind kind)
    {
        if (kind == DatabaseKind.Sqlite)
        {
            var folder = new TemporaryFolder();
            return OnSqlite(folder.Path, () =>
            {
                folder.Dispose();
                return ValueTask.CompletedTask;
            });
        }

        return await OnPostgresAsync(await SharedPostgres.ConnectionStringAsync());
    }

    /// <summary>On SQLite in a given folder.</summary>
    public static Installation OnSqlite(string folder, Func<ValueTask> remove)
    {
        SQLitePCL.Batteries_V2.Init();
        return new Installation(
            DatabaseKind.Sqlite, folder, new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "ledger.db"), Pooling = false }.ToString(), remove);
    }

    /// <summary>On a server, in a schema of its own.</summary>
    public static async Task<Installation> OnPostgresAsync(string server)
    {
        var schema = await PostgresSchema.CreateAsync(server);
        var folder = new TemporaryFolder();
        var connectionString = new NpgsqlConnectionStringBuilder(schema.ConnectionString) { Pooling = false }.ToString();
        return new Installation(DatabaseKind.Postgres, folder.Path, connectionString, () =>
        {
            folder.Dispose();
            return ValueTask.CompletedTask;
        });
    }

    /// <summary>Another machine's folder on the same PostgreSQL, with the same settings.</summary>
    public Installation Neighbour()
    {
        var folder = new TemporaryFolder();
        var other = new Installation(Kind, folder.Path, ConnectionString, () =>
        {
            folder.Dispose();
            return ValueTask.CompletedTask;
        });
        foreach (var (name, value) in Settings)
        {
            other.Settings[name] = value;
        }

        return other;
    }

    /// <summary>Letters go to this receiver.</summary>
    public void MailTo(int port)
    {
        Settings["Mail__Transport"] = "Smtp";
        Settings["Mail__Host"] = "127.0.0.1";
        Settings["Mail__Port"] = port.ToString(CultureInfo.InvariantCulture);
        Settings["Mail__Security"] = "None";
        Settings["Mail__From"] = "office@ops.example";
    }

    /// <summary>Runs a command to its end.</summary>
    public async Task<Ended> RunAsync(params string[] arguments)
    {
        await using var running = Start(arguments);
        return await running.EndAsync();
    }

    /// <summary>Runs a command that has to succeed.</summary>
    public async Task<Ended> SucceedAsync(params string[] arguments)
    {
        var ended = await RunAsync(arguments);
        Assert.True(ended.Exit == 0, $"{string.Join(' ', arguments)} ended with {ended.Exit}: {ended.Output}{ended.Errors}");
        return ended;
    }

    /// <summary>
    /// Sends until nothing waits. Each round begins two minutes after the one before: what was put off waits for a moment that a command which always
    /// begins at the same one would never see.
    /// </summary>
    public async Task SendAllAsync(string from)
    {
        const int Rounds = 60;
        var now = DateTimeOffset.Parse(from, CultureInfo.InvariantCulture);
        for (var round = 0; round < Rounds; round++, now = now.AddMinutes(2))
        {
            var last = await SucceedAsync("reminders", "send", "--as-of", now.ToString("O", CultureInfo.InvariantCulture), "--json");
            if (last.Figure("waiting") == 0 && last.Figure("letters") == 0)
            {
                return;
            }
        }

        Assert.Fail($"letters were still waiting after {Rounds} rounds");
    }

    /// <summary>Starts a command that the caller ends.</summary>
    public RunningProgram Start(params string[] arguments) =>
        new([.. Prefix, InstalledPrograms.Worker, .. arguments, "--data", Folder], Settings);

    /// <summary>Starts the bot, for people who sign in by mail; listening when the task ends.</summary>
    public async Task<RunningProgram> StartBotAsync(int port)
    {
        var bot = LaunchBot(port);
        await FreePort.WaitForListenerAsync(port, () => bot.HasEnded);
        return bot;
    }

    /// <summary>Starts the bot and does not wait for it.</summary>
    public RunningProgram LaunchBot(int port) =>
        new([InstalledPrograms.Bot, "--data", Folder, "--Bot:Listen", string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")], Settings);

    /// <summary>A connection of the test's own.</summary>
    public async Task<DbConnection> OpenAsync()
    {
        DbConnection connection = Kind == DatabaseKind.Sqlite ? new SqliteConnection(ConnectionString) : new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    public async Task<int> ExecuteAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>Reads the rows of a query as text, the columns of a row joined by a bar.</summary>
    public async Task<List<string>> RowsAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
        }

        return rows;
    }

    public async Task<long> CountAsync(string sql) => long.Parse(Assert.Single(await RowsAsync(sql)), CultureInfo.InvariantCulture);

    public ValueTask DisposeAsync() => _remove();
}
