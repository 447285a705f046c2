using System.Data.Common;

using Microsoft.Data.Sqlite;

using Npgsql;

namespace CaseReform.Ops.Data.SetAside;

/// <summary>When a fault is one item's, and when the item is tried again.</summary>
public static class SetAsideRule
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan MaxWait = TimeSpan.FromHours(6);

    /// <summary>
    /// Whether the fault lies in the item at hand. A database that is away, busy, full or damaged, a stop and a lack of memory are nobody's fault: with them
    /// everything stops, and nothing is set aside.
    /// </summary>
    public static bool IsOfItem(Exception fault) => fault switch
    {
        OperationCanceledException or OutOfMemoryException or IOException or InvalidOperationException { InnerException: IOException } => false,

        // class 22: a value that does not fit its type; class 23: a rule of the table that the row breaks
        PostgresException postgres => postgres.SqlState.StartsWith("22", StringComparison.Ordinal) || postgres.SqlState.StartsWith("23", StringComparison.Ordinal),

        // too big, a constraint, a type that does not fit
        SqliteException sqlite => sqlite.SqliteErrorCode is 18 or 19 or 20,
        DbException => false,
        _ => true,
    };

    /// <summary>The wait after so many tries: doubled each time, up to six hours.</summary>
    public static TimeSpan Wait(int tries)
    {
        var wait = FirstWait * Math.Pow(2, Math.Clamp(tries - 1, 0, 20));
        return wait < MaxWait ? wait : MaxWait;
    }
}
