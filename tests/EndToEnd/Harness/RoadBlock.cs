using System.Data.Common;

using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Testing.Processes;
using CaseReform.Ops.Testing.Time;

namespace CaseReform.Ops.EndToEnd.Tests.Harness;

/// <summary>Holds a worker up at the database, so that a test knows where it stands.</summary>
internal static class RoadBlock
{
    /// <summary>Keeps others from writing a table until the transaction ends. On SQLite, which has one lock for all, the transaction itself (IMMEDIATE) does.</summary>
    public static async Task TakeAsync(DbConnection connection, DatabaseKind kind, string table)
    {
        if (kind == DatabaseKind.Postgres)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE";
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>Waits until the worker waits for the lock.</summary>
    public static async Task WaitForAsync(Installation at, RunningProgram worker)
    {
        if (at.Kind == DatabaseKind.Sqlite)
        {
            // the turn is taken right before SQLite's lock is asked for, and kept while waiting
            await Until.TrueAsync(() => Task.FromResult(worker.HasEnded || IsHeld(at.DatabaseFile + ".turn")));
            Assert.False(worker.HasEnded, "the worker did not wait for the lock");
            return;
        }

        await Until.TrueAsync(async () => worker.HasEnded || await at.CountAsync(
            "SELECT count(*) FROM pg_locks l JOIN pg_class c ON c.oid = l.relation WHERE NOT l.granted AND c.relnamespace = current_schema()::regnamespace") > 0);
        Assert.False(worker.HasEnded, "the worker did not wait for the lock");
    }

    /// <summary>Whether another process holds flock(2) on a file.</summary>
    private static bool IsHeld(string file)
    {
        try
        {
            // .NET's exclusive share takes flock without waiting
            using var probe = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
