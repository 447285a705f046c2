using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

using CaseReform.Ops.Testing.Databases;
using CaseReform.Ops.Testing.Processes;

namespace CaseReform.Ops.Data.Tests.Support;

/// <summary>This program as another process on the same database: it plays one of <see cref="PlayedParts"/>.</summary>
internal static class SecondProcess
{
    public const string Switch = "--child";

    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "CaseReform.Ops.Data.Tests");

    /// <summary>Starts it on a test's database.</summary>
    public static Process Start(TestDatabase database, string part, int count = 0) => Start([], JsonSerializer.Serialize(database.DatabaseOptions), part, count);

    /// <summary>The same, as somebody whom file permissions stop: root is stopped by none.</summary>
    public static Process StartUnprivileged(TestDatabase database, string part) =>
        Start(OtherUser.PrefixIfRoot(OtherUser.Nobody), JsonSerializer.Serialize(database.DatabaseOptions), part, 0);

    /// <summary>Starts it where no database is needed.</summary>
    public static Process Start(string part) => Start([], "{}", part, 0);

    /// <summary>Waits for a process that did its part.</summary>
    public static async Task SucceedAsync(Process process)
    {
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await errors);
        process.Dispose();
    }

    private static Process Start(string[] prefix, string options, string part, int count)
    {
        string[] command = [.. prefix, Program, Switch, options, part, count.ToString(CultureInfo.InvariantCulture)];
        return ProcessRun.Start(command[0], command[1..]);
    }
}
