using System.Globalization;
using System.Runtime.CompilerServices;

namespace CaseReform.Ops.Benchmarks.Harness;

/// <summary>The words around the table.</summary>
internal static class Report
{
    private const string After = """
        ## How the figures come about

        * **idle scan**: the ledger grows on one database to 10⁴, 10⁵ and 10⁶ open measures, none of them due, with one letter sent for every ten
          of them. `AnyDueAsync` is the question that decides whether there is anything to plan; the whole round also asks for go-live, for a rest in
          sending, for waiting notices and for letters to repeat. Each figure is the median of many, connection and all.
        * **planning**: each measure has one rung due (提醒 to one post) and goes through decision, notice, `next_due` and audit chain, in a process of
          its own that has compiled nothing yet; memory is that process's VmHWM. Meanwhile another process records a report of progress every 50 ms.
        * **letters**: persons with a few matters each, already planned. A process of its own leases, composes, sends over 4 connections and records;
          right after that `smtp-source` sends as many mails of our mean size into the same `smtp-sink`, twice, one connection a mail.
        * **large**: one notice a measure, and two hundred people answer for all of them. A process of its own runs one round as the worker does, from the
          first decision to the last recorded answer, over four connections to `smtp-sink` or into a folder; memory is that process's VmHWM.
        * **import**: `ledger import FILE --create-units` on an empty data folder, the start of the process included; one problem a row, 300 units.
        * **start**: the worker's program is started on a small ledger and asked on its health port until the first round of reminders has ended.
        * **chat**: 500 units with four persons each; one measure of ten is overdue. The bot's program runs as it is installed, and fifty people hold a Direct
          Line conversation each over a WebSocket: they ask 总体情况, 我的任务 and the progress of one matter of their unit after the other in turn, first one
          question a second each, which is all that the limit for one person lets go on, then each as soon as the answer is there, without that limit: what two
          processors can do, and how memory goes. A time runs from before the post to the last byte of the answer, in this program, which works on the same
          processors; the processor time is the bot's own. Memory is VmRSS,
          the peak VmHWM. Idle connections: one person after the other comes, is greeted and stays. The start is the process's, five times, to the answer.

        """;

    private const string Before = """
        # What it reaches

        Written by `dotnet run -c Release --project tests/Benchmarks`, all together or a benchmark by its name. Both databases side by side in one run, on
        the machine itself with full durability (fsync on).


        """;

    private const string Heading = "## ";

    /// <summary>What one benchmark measured, and on what.</summary>
    public static string Section(Measured measured, Machine machine, bool small) =>
        $"""
        {Heading}{measured.Name}

        * {measured.At.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC{(small ? ", **small: these figures mean nothing**" : "")}; load average {measured.LoadBefore} before, {measured.LoadAfter} after
        * {machine}

        {Row.Head}
        {string.Join('\n', measured.Rows)}


        """;

    /// <summary>The page with new sections in place of those of the same benchmarks; the others stay as they are.</summary>
    /// <param name="page">The page so far, or null.</param>
    /// <param name="names">All benchmarks, in their order.</param>
    /// <param name="fresh">The new sections, by name.</param>
    public static string Page(string? page, IEnumerable<string> names, IReadOnlyDictionary<string, string> fresh)
    {
        var old = (page ?? string.Empty).Split('\n' + Heading).Skip(1).ToLookup(section => section[..section.IndexOf('\n', StringComparison.Ordinal)]);
        return Before + string.Concat(names.Select(name => fresh.GetValueOrDefault(name) ?? string.Concat(old[name].Select(section => $"{Heading}{section.TrimEnd()}\n\n")))) + After;
    }

    /// <summary>Beside the sources, wherever they were built.</summary>
    public static string Place([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "docs", "performance.md"));
}
