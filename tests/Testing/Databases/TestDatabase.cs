using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Migrations;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Testing.Time;

using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Testing.Databases;

/// <summary>One real database with its audit trail and a clock of its own. A second door is what another process would have.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly Func<ValueTask> _remove;

    /// <param name="remove">What is left to do when the test is over.</param>
    public TestDatabase(DatabaseOptions options, Func<ValueTask>? remove = null, MovableClock? clock = null)
    {
        _remove = remove ?? (() => ValueTask.CompletedTask);
        DatabaseOptions = options;
        Clock = clock ?? new MovableClock(Seed.Friday);
        var database = Options.Create(options);
        var audit = Options.Create(new AuditOptions());
        Key = new AuditKey(database, audit);
        Audit = new AuditTrail(Key, database, audit, NullLogger<AuditTrail>.Instance);
        Database = new Database(database, Audit);
        Migrator = new Migrator(Database, Clock);
        HeadFile = Path.Combine(options.DataFolder, audit.Value.HeadFile);
    }

    public DatabaseOptions DatabaseOptions { get; }

    public MovableClock Clock { get; }

    public AuditKey Key { get; }

    public AuditTrail Audit { get; }

    public Database Database { get; }

    public Migrator Migrator { get; }

    /// <summary>The head of the audit trail outside the database.</summary>
    public string HeadFile { get; }

    public DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>The same database and folder with connections, caches and locks of its own.</summary>
    public TestDatabase SecondDoor() => new(DatabaseOptions, clock: Clock);

    /// <summary>Runs a statement past the stores.</summary>
    public Task<int> ExecuteAsync(SqlText sql, object? parameters = null) =>
        Database.WriteAsync(session => session.ExecuteAsync(sql, parameters), CancellationToken.None);

    /// <summary>Inserts a row past the stores and answers its id.</summary>
    public Task<long> InsertAsync(SqlText sql, object parameters) => Database.WriteAsync(session => session.InsertAsync(sql, parameters), CancellationToken.None);

    /// <summary>Reads past the stores.</summary>
    public Task<IReadOnlyList<T>> QueryAsync<T>(SqlText sql, object? parameters = null) =>
        Database.ReadAsync(session => session.QueryAsync<T>(sql, parameters), CancellationToken.None);

    /// <summary>Reads one value past the stores.</summary>
    public Task<T> ScalarAsync<T>(SqlText sql, object? parameters = null) =>
        Database.ReadAsync(session => session.ScalarAsync<T>(sql, parameters), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await _remove();
    }
}
