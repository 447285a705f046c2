using System.Text;

using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Testing.Databases;
using CaseReform.Ops.Testing.Processes;
using CaseReform.Ops.Testing.Tools;

using Npgsql;

namespace CaseReform.Ops.EndToEnd.Tests.Harness;

/// <summary>What of a backup is put back.</summary>
public enum Back
{
    /// <summary>The database; the newer head of the audit trail and the mark stay.</summary>
    DatabaseOnly,

    /// <summary>The database and the head of the same backup.</summary>
    DatabaseAndHead,

    /// <summary>The same on a machine that has no mark.</summary>
    DatabaseWithoutMark,
}

/// <summary>An installation and a backup of it.</summary>
public sealed class Copy : IAsyncDisposable
{
    public const string Office = "office-clerk@office.example";

    private readonly TemporaryFolder _backup = new();

    private Copy(Installation town) => Town = town;

    public Installation Town { get; }

    /// <summary>How many reminder letters went out after the backup.</summary>
    public int Second { get; set; }

    private string Head => Path.Combine(Town.Folder, "audit.head");

    /// <summary>Somebody in the office, who gets its letters.</summary>
    public static async Task AddOfficeAsync(Installation town)
    {
        var (units, people) = (Path.Combine(town.Folder, "office-unit.csv"), Path.Combine(town.Folder, "office.csv"));
        await File.WriteAllLinesAsync(units, ["名称,上级,别名,职能", "甲市领导小组办公室,,,"], Encoding.UTF8);
        await File.WriteAllLinesAsync(
            people, ["单位,分管单位,职务,姓名,邮箱,角色,代理人,起止日期", $"甲市领导小组办公室,,科员,内勤示例,{Office},办公室,,2020-01-01至2030-12-31"], Encoding.UTF8);
        await town.SucceedAsync("units", "import", units);
        await town.SucceedAsync("people", "import", people);
    }

    public static async Task<Copy> TakeAsync(Installation town)
    {
        var copy = new Copy(town);
        File.Copy(copy.Head, copy._backup.File("audit.head"));
        if (town.Kind == DatabaseKind.Sqlite)
        {
            foreach (var file in Directory.GetFiles(town.Folder, "ledger.db*").Where(f => Path.GetExtension(f) is ".db" or ".db-wal" or ".db-journal"))
            {
                File.Copy(file, copy._backup.File(Path.GetFileName(file)));
            }
        }
        else
        {
            await copy.RunAsync("pg_dump", "-Fc", "-n", copy.Schema, "-f", copy._backup.File("dump"));
        }

        return copy;
    }

    public async Task PutBackAsync(Back back)
    {
        if (Town.Kind == DatabaseKind.Sqlite)
        {
            foreach (var file in Directory.GetFiles(Town.Folder, "ledger.db-*"))
            {
                File.Delete(file);
            }

            foreach (var file in Directory.GetFiles(_backup.Path, "ledger.db*"))
            {
                File.Copy(file, Path.Combine(Town.Folder, Path.GetFileName(file)), overwrite: true);
            }
        }
        else
        {
            await Town.ExecuteAsync($"DROP SCHEMA {Schema} CASCADE");
            await RunAsync("pg_restore", "-d", "postgres", _backup.File("dump"));
        }

        if (back != Back.DatabaseOnly)
        {
            File.Copy(_backup.File("audit.head"), Head, overwrite: true);
        }

        if (back == Back.DatabaseWithoutMark)
        {
            File.Delete(Path.Combine(Town.Folder, "restore.mark"));
        }
    }

    public async ValueTask DisposeAsync()
    {
        _backup.Dispose();
        await Town.DisposeAsync();
    }

    private string Schema => new NpgsqlConnectionStringBuilder(Town.ConnectionString).SearchPath!;

    private async Task RunAsync(string program, params string[] arguments)
    {
        var server = new NpgsqlConnectionStringBuilder(Town.ConnectionString);
        string[] dump = program == "pg_dump" ? ["-d", "postgres"] : [];
        var run = await ProcessRun.RunAsync(PostgresPrograms.Require(program), ["-h", server.Host!, "-p", $"{server.Port}", "-U", server.Username!, .. dump, .. arguments]);
        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
    }
}
