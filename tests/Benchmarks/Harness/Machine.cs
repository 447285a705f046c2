using System.Globalization;
using System.Runtime.InteropServices;

using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Testing.Processes;

using Microsoft.Extensions.DependencyInjection;

namespace CaseReform.Ops.Benchmarks.Harness;

/// <summary>What the figures were measured on.</summary>
internal sealed record Machine(int Cores, string Processor, long Memory, string Kernel, string DotNet, string Sqlite, string Postgres, string Postfix)
{
    /// <param name="postgres">The server's version.</param>
    /// <param name="sqlite">A ground on SQLite, to ask it what it runs.</param>
    public static async Task<Machine> ReadAsync(string postgres, Ground sqlite)
    {
        var processor = File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim();
        var postfix = await ProcessRun.RunAsync("/usr/sbin/postconf", ["-h", "mail_version"]);
        using var host = sqlite.Open();
        var database = host.Services.GetRequiredService<Database>();
        return new Machine(
            Environment.ProcessorCount,
            processor ?? RuntimeInformation.ProcessArchitecture.ToString(),
            GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
            Environment.OSVersion.VersionString,
            RuntimeInformation.FrameworkDescription,
            await AskAsync(database, "SELECT sqlite_version()") + ", journal " + await AskAsync(database, "PRAGMA journal_mode") + ", synchronous FULL",
            postgres,
            "Postfix " + postfix.Output.Trim());
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Cores} cores ({Processor}), {Memory / (1L << 30)} GiB, {Kernel}, {DotNet}, SQLite {Sqlite}, {Postgres}, {Postfix}");

    /// <summary>The load average of the last minute: figures taken on a busy machine are worth less.</summary>
    public static string LoadNow() => File.ReadAllText("/proc/loadavg").Split(' ')[0];

    private static Task<string> AskAsync(Database database, string sql) => database.ReadAsync(session => session.ScalarAsync<string>(sql), CancellationToken.None);
}
