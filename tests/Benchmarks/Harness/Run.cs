using System.Globalization;
using System.Text;

using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Testing.Tools;

namespace CaseReform.Ops.Benchmarks.Harness;

/// <summary>One run: where the databases are, and the table that grows.</summary>
internal sealed class Run : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<Row> _rows = [];
    private readonly PostgresServer _postgres;
    private readonly string _load = Machine.LoadNow();
    private int _grounds;

    private Run(PostgresServer postgres, bool small) => (_postgres, Small) = (postgres, small);

    /// <summary>A quick look whether everything works; its figures mean nothing.</summary>
    public bool Small { get; }

    /// <summary>Both databases, in the order of the table.</summary>
    public static DatabaseKind[] Kinds { get; } = [DatabaseKind.Sqlite, DatabaseKind.Postgres];

    /// <summary>Starts the database server of this run.</summary>
    public static async Task<Run> BeginAsync(bool small) => new(await PostgresServer.StartAsync(), small);

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

    /// <summary>Adds a line to the table and shows it.</summary>
    public void Add(Row row)
    {
        _rows.Add(row);
        Console.WriteLine(row.ToString());
    }

    /// <summary>Prints the table and, after a complete run in full size, puts it into the documents.</summary>
    public async Task WriteAsync(bool complete)
    {
        var page = new StringBuilder().Append(Report.Before(await Machine.ReadAsync(_postgres.Version, await GroundAsync(DatabaseKind.Sqlite), _load), Small)).AppendLine(Row.Head);
        _rows.ForEach(row => page.AppendLine(row.ToString()));
        page.Append(Report.After);
        Console.WriteLine();
        Console.Write(page);
        if (complete && !Small)
        {
            await System.IO.File.WriteAllTextAsync(Report.Place(), page.ToString());
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _postgres.DisposeAsync();
        _folder.Dispose();
    }
}
