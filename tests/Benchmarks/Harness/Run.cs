using System.Globalization;

using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Testing.Databases;
using CaseReform.Ops.Testing.Tools;

namespace CaseReform.Ops.Benchmarks.Harness;

/// <summary>One run: where the databases are, and the table that grows.</summary>
internal sealed class Run : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<Measured> _measured = [];
    private readonly PostgresServer _postgres;
    private int _grounds;

    private Run(PostgresServer postgres, bool small) => (_postgres, Small) = (postgres, small);

    /// <summary>A quick look whether everything works; its figures mean nothing.</summary>
    public bool Small { get; }

    /// <summary>Both databases, in the order of the table.</summary>
    public static DatabaseKind[] Kinds { get; } = [DatabaseKind.Sqlite, DatabaseKind.Postgres];

    /// <summary>Starts the database server of this run.</summary>
    public static async Task<Run> BeginAsync(bool small) => new(await PostgresServer.StartAsync(PostgresManner.AsShipped), small);

    /// <summary>An empty data folder with an empty, migrated database.</summary>
    /// <param name="kind">Which database.</param>
    /// <param name="settings">Further settings, e.g. <c>Mail</c>, by section.</param>
    public async Task<Ground> GroundAsync(DatabaseKind kind, params (string Section, object Value)[] settings)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"ground{++_grounds}");
        object database = kind == DatabaseKind.Sqlite ? new { Kind = "Sqlite" } : new { Kind = "Postgres", ConnectionString = await _postgres.CreateAsync(name) };
        return await Ground.CreateAsync(_folder.File(name), kind, [("Database", database), .. settings]);
    }

    /// <summary>A file that goes with the run.</summary>
    public string File(string name) => _folder.File(name);

    /// <summary>Tells whoever watches how far it is; no part of the table.</summary>
    public static void Say(string text) => Console.Error.WriteLine(text);

    /// <summary>Runs one benchmark.</summary>
    public async Task MeasureAsync(string name, Func<Run, Task> measure)
    {
        Say($"== {name}");
        var measured = new Measured(name, TimeProvider.System.GetUtcNow(), Machine.LoadNow());
        _measured.Add(measured);
        await measure(this);
        measured.LoadAfter = Machine.LoadNow();
    }

    /// <summary>Adds a line to the benchmark's table and shows it.</summary>
    public void Add(Row row)
    {
        _measured[^1].Rows.Add(row);
        Console.WriteLine(row.ToString());
    }

    /// <summary>Puts what was measured into the documents, when it was in full size, and prints it otherwise.</summary>
    /// <param name="names">All benchmarks, in their order.</param>
    public async Task WriteAsync(IEnumerable<string> names)
    {
        var machine = await Machine.ReadAsync(await PostgresPrograms.VersionAsync(), await GroundAsync(DatabaseKind.Sqlite));
        var fresh = _measured.ToDictionary(m => m.Name, m => Report.Section(m, machine, Small));
        if (Small)
        {
            Console.WriteLine(Report.Page(null, names, fresh));
            return;
        }

        var place = Report.Place();
        await System.IO.File.WriteAllTextAsync(place, Report.Page(System.IO.File.Exists(place) ? await System.IO.File.ReadAllTextAsync(place) : null, names, fresh));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _postgres.DisposeAsync();
        _folder.Dispose();
    }
}
