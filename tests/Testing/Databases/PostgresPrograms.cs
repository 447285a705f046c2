using CaseReform.Ops.Testing.Processes;
using CaseReform.Ops.Testing.Tools;

namespace CaseReform.Ops.Testing.Databases;

/// <summary>The programs of the newest PostgreSQL on this machine, where Debian puts them.</summary>
public static class PostgresPrograms
{
    private const string Versions = "/usr/lib/postgresql";

    /// <summary>The full path of one; skips the running test when there is none.</summary>
    public static string Require(string name) =>
        (Directory.Exists(Versions) ? Directory.GetDirectories(Versions) : [])
            .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0)
            .Select(folder => Path.Combine(folder, "bin", name))
            .FirstOrDefault(File.Exists)
        ?? Missing.Skip("PostgreSQL is not installed; install it with: apt-get install postgresql-15, or name a server in CASEREFORM_TEST_POSTGRES");

    /// <summary>What the server says it is.</summary>
    public static async Task<string> VersionAsync() => (await ProcessRun.RunAsync(Require("postgres"), ["--version"])).Output.Trim();
}
