using System.Globalization;
using System.Runtime.CompilerServices;

namespace CaseReform.Ops.Benchmarks.Harness;

/// <summary>The words around the table.</summary>
internal static class Report
{
    public const string After = """

        How the figures come about:

        * **idle scan**: the ledger grows on one database to 10⁴, 10⁵ and 10⁶ open measures, none of them due, with one letter sent for every ten
          of them. `AnyDueAsync` is the question that decides whether there is anything to plan; the whole round also asks for go-live, for a rest in
          sending, for waiting notices and for letters to repeat. Each figure is the median of many, connection and all.
        * **planning**: each measure has one rung due (提醒 to one post) and goes through decision, notice, `next_due` and audit chain, in a process of
          its own that has compiled nothing yet; memory is that process's VmHWM. Meanwhile another process records a report of progress every 50 ms.
        * **letters**: persons with a few matters each, already planned. A process of its own leases, composes, sends over 4 connections and records;
          right after that `smtp-source` sends as many mails of our mean size into the same `smtp-sink`, twice, one connection a mail.
        * **import**: `ledger import FILE --create-units` on an empty data folder, the start of the process included; one problem a row, 300 units.
        * **start**: the worker's program is started on a small ledger and asked on its health port until the first round of reminders has ended.

        """;

    public static string Before(Machine machine, bool small) => $"""
        # What it reaches

        Written by `dotnet run -c Release --project tests/Benchmarks`. Everything side by side in one run, the databases on the machine itself with
        full durability (fsync on).

        * {TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC{(small ? ", **small: these figures mean nothing**" : "")}
        * {machine}


        """;

    /// <summary>Beside the sources, wherever they were built.</summary>
    public static string Place([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "docs", "performance.md"));
}
