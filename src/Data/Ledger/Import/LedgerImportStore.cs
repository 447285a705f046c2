using System.Globalization;

using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.CloseOut;
using CaseReform.Ops.Domain.Ledger;

namespace CaseReform.Ops.Data.Ledger.Import;

/// <summary>Takes a file into a ledger: new problems are added, differences are shown or taken, conflicts are kept, nothing is deleted. One transaction.</summary>
public sealed class LedgerImportStore(Database database)
{
    private static readonly SqlText LockLedger = new(
        "SELECT id FROM ledgers WHERE name = @name",
        "SELECT id FROM ledgers WHERE name = @name FOR UPDATE");

    private const string RetiredNamed =
        """
        SELECT p.number, u.name AS unit FROM units u JOIN problems p ON p.lead_unit_id = u.id JOIN ledgers g ON g.id = p.ledger_id
        WHERE u.retired_on IS NOT NULL AND g.name = @ledger
        UNION
        SELECT p.number, u.name FROM units u JOIN problems p ON p.overseeing_unit_id = u.id JOIN ledgers g ON g.id = p.ledger_id
        WHERE u.retired_on IS NOT NULL AND g.name = @ledger
        UNION
        SELECT p.number, u.name FROM units u JOIN problem_units s ON s.unit_id = u.id JOIN problems p ON p.id = s.problem_id JOIN ledgers g ON g.id = p.ledger_id
        WHERE u.retired_on IS NOT NULL AND g.name = @ledger
        UNION
        SELECT p.number, u.name FROM units u JOIN measures m ON m.unit_id = u.id JOIN problems p ON p.id = m.problem_id JOIN ledgers g ON g.id = p.ledger_id
        WHERE u.retired_on IS NOT NULL AND g.name = @ledger
        """;

    /// <summary>The year of a ledger, or null when there is none of that name.</summary>
    public Task<int?> YearAsync(string ledger, CancellationToken token) =>
        database.ReadFirstAsync<int?>("SELECT year FROM ledgers WHERE name = @ledger", new { ledger }, token);

    /// <summary>What a ledger already has, by number.</summary>
    public Task<IReadOnlyDictionary<string, KnownProblem>> KnownAsync(string ledger, CancellationToken token) =>
        database.ReadAsync(session => KnownProblems.ReadAsync(session, ledger), token);

    /// <summary>The numbers of a ledger's problems that were withdrawn, with the day: they stay taken.</summary>
    public async Task<IReadOnlyDictionary<string, DateOnly>> WithdrawnAsync(string ledger, CancellationToken token) =>
        (await database.ReadRowsAsync<WithdrawnRow>(
            "SELECT p.number, w.day FROM problems p JOIN ledgers g ON g.id = p.ledger_id JOIN withdrawals w ON w.id = p.withdrawal_id WHERE g.name = @ledger", new { ledger }, token))
        .ToDictionary(r => r.Number, r => r.Day, StringComparer.Ordinal);

    /// <summary>The ledgers' names, oldest first.</summary>
    public Task<IReadOnlyList<string>> NamesAsync(CancellationToken token) => database.ReadRowsAsync<string>("SELECT name FROM ledgers ORDER BY id", null, token);

    /// <summary>Retired units that the ledger's problems name, by their numbers.</summary>
    public async Task<IReadOnlySet<(string Problem, string Unit)>> RetiredNamedAsync(string ledger, CancellationToken token) =>
        (await database.ReadRowsAsync<NamedRow>(RetiredNamed, new { ledger }, token)).Select(r => (r.Number, r.Unit)).ToHashSet();

    /// <summary>Compares, and takes in what may be taken.</summary>
    public async Task<ImportResult> ImportAsync(LedgerImport import, CancellationToken token) => (await ImportAsync([import], token))[0];

    /// <summary>Several ledgers of one file: all of them or none.</summary>
    public Task<IReadOnlyList<ImportResult>> ImportAsync(IReadOnlyList<LedgerImport> imports, CancellationToken token) => imports.Any(i => i.DryRun)
        ? database.ReadAsync(session => RunAsync(session, imports), token)
        : database.WriteAsync(session => RunAsync(session, imports), token);

    /// <summary>The same within a transaction, of one ledger.</summary>
    internal static async Task<ImportResult> ImportAsync(DatabaseSession session, LedgerImport import) => (await RunAsync(session, [import]))[0];

    private static async Task<IReadOnlyList<ImportResult>> RunAsync(DatabaseSession session, IReadOnlyList<LedgerImport> imports)
    {
        var results = new List<ImportResult>();
        var before = imports is [.., { DryRun: false }] ? await UnplacedAsync(session, imports) : [];
        foreach (var import in imports)
        {
            var created = results.SelectMany(r => r.CreatedUnits).ToHashSet(StringComparer.Ordinal);
            results.Add(await RunAsync(session, import with { NewUnits = [.. import.NewUnits.Where(name => !created.Contains(name))] }));
        }

        // names are looked up once for all of them: every open measure is read for it
        if (imports is [.., { DryRun: false } last])
        {
            var unknown = (await ResponsibleNames.ResolveAsync(session, last.Day, last.Origin)).Unknown;
            var after = await UnplacedAsync(session, imports);
            results[^1] = results[^1] with
            {
                UnknownNames = [.. unknown.Where(name => after.Contains(name) && !before.Contains(name))],
                StillUnknown = unknown.Count(name => after.Contains(name) && before.Contains(name)),
            };
        }

        return results;
    }

    private static async Task<HashSet<string>> UnplacedAsync(DatabaseSession session, IReadOnlyList<LedgerImport> imports)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var import in imports)
        {
            names.UnionWith(await ResponsibleNames.UnplacedAsync(session, import.Ledger));
        }

        return names;
    }

    private static async Task<ImportResult> RunAsync(DatabaseSession session, LedgerImport import)
    {
        var ledgerId = await session.FirstAsync<long?>(import.DryRun ? "SELECT id FROM ledgers WHERE name = @name" : LockLedger, new { name = import.Ledger });
        var existing = ledgerId is { } known ? await ExistingAsync(session, import.Ledger) : [];
        var since = ledgerId is { } id ? await SinceAsync(session, id) : Array.Empty<ChangeRow>().ToLookup(c => c.ProblemId);
        var imported = ledgerId is null ? [] : (await session.QueryAsync<VersionRow>(
            "SELECT id, imported_version FROM problems WHERE ledger_id = @ledgerId", new { ledgerId })).ToDictionary(v => v.Id, v => v.ImportedVersion);

        var comparisons = new List<(LedgerProblem Ledger, ProblemComparison Comparison)>();
        var added = new List<ImportedProblem>();
        foreach (var problem in import.Problems)
        {
            if (existing.TryGetValue(problem.Number.Text, out var ledger))
            {
                var version = problem.Version ?? imported[ledger.Id];
                comparisons.Add((ledger, new ProblemComparison(problem, ledger, [.. since[ledger.Id].Where(c => c.Version > version)])));
            }
            else
            {
                added.Add(problem);
            }
        }

        var result = ResultOf(import, existing, comparisons, added);
        if (!import.DryRun)
        {
            await ApplyAsync(session, import, ledgerId, comparisons, added, result);
        }

        return result;
    }

    private static ImportResult ResultOf(
        LedgerImport import,
        Dictionary<string, LedgerProblem> existing,
        List<(LedgerProblem Ledger, ProblemComparison Comparison)> comparisons,
        List<ImportedProblem> added)
    {
        var inFile = import.Problems.Select(p => p.Number.Text).Concat(import.Refused).ToHashSet(StringComparer.Ordinal);
        var accepted = import.AcceptChanges ? import.Problems.Where(p => existing.ContainsKey(p.Number.Text)) : [];
        var taken = added.Concat(accepted);
        var changed = comparisons.Count(c => c.Comparison.Differences.Count > 0 || c.Comparison.New.Count > 0);
        return new ImportResult
        {
            Problems = added.Count,
            Measures = added.Sum(p => p.Measures.Count) + (import.AcceptChanges ? comparisons.Sum(c => c.Comparison.New.Count) : 0),
            CreatedUnits = [.. import.NewUnits.Intersect(taken.SelectMany(UnitsOf), StringComparer.Ordinal)],
            Changed = changed,
            Unchanged = comparisons.Count - changed,
            Differences = [.. comparisons.SelectMany(c => c.Comparison.Differences)],
            Conflicts = [.. comparisons.SelectMany(c => c.Comparison.Conflicts)],
            CloseOuts = [.. comparisons.SelectMany(c => c.Comparison.CloseOuts)],
            TakenOver = [.. added.Where(p => p.Status is { } status && CloseOutStages.BelongsToCloseOut(status)).Select(p => p.Number.Text)],
            NewMeasures = [.. comparisons.SelectMany(c => c.Comparison.New.Select(m => $"{c.Ledger.Number}：{m.Text}"))],
            Missing =
            [
                .. existing.Values.Where(p => !inFile.Contains(p.Number)).Select(p => p.Number),
                .. comparisons.SelectMany(c => c.Comparison.Missing.Select(m => string.Create(CultureInfo.InvariantCulture, $"{c.Ledger.Number}-{m.Ordinal}"))),
            ],
        };
    }

    private static async Task ApplyAsync(
        DatabaseSession session,
        LedgerImport import,
        long? ledgerId,
        List<(LedgerProblem Ledger, ProblemComparison Comparison)> comparisons,
        List<ImportedProblem> added,
        ImportResult result)
    {
        var ledger = ledgerId ?? await session.InsertAsync(
            "INSERT INTO ledgers (name, year, created_at) VALUES (@name, @year, @at) RETURNING id", new { name = import.Ledger, year = import.Year, at = import.At });
        await LedgerColumnStore.KeepAsync(session, ledger, import.Columns);
        foreach (var name in result.CreatedUnits)
        {
            session.Audit(Entry(import, "unit.added", name, new { by = import.File }));
        }

        var units = await UnitRows.EnsureAsync(session, result.CreatedUnits);
        var rows = new NewRows(session, units, import, ledger);
        var problemIds = await NewRows.IdsAsync(session, "problems", added.Count);
        var measureIds = await NewRows.IdsAsync(
            session, "measures", added.Sum(p => p.Measures.Count) + (import.AcceptChanges ? comparisons.Sum(c => c.Comparison.New.Count) : 0));
        foreach (var problem in added)
        {
            rows.Add(problemIds(), problem, measureIds);
            session.Audit(Entry(import, "problem.entered", problem.Number.Text, problem));
        }

        var edits = new ProblemEdits(session, units, import, rows);
        if (import.AcceptChanges)
        {
            foreach (var (existing, comparison) in comparisons.Where(c => c.Comparison.Changes.Count > 0 || c.Comparison.New.Count > 0))
            {
                await edits.ApplyAsync(existing, comparison, measureIds);
                session.Audit(Entry(import, "problem.changed", existing.Number, new { comparison.Differences, added = comparison.New }));
            }
        }

        await rows.WriteAsync();
        await session.ExecuteAsync(
            import.AcceptChanges
                ? IdList.In("id", "UPDATE problems SET imported_version = version WHERE")
                : IdList.In("id", "UPDATE problems SET imported_version = version WHERE 1 = 0 AND"),
            IdList.Of(session, comparisons.Where(c => !c.Comparison.IsBehind).Select(c => c.Ledger.Id)));
        if (result.Problems > 0 || (import.AcceptChanges && result.Changed > 0))
        {
            session.Audit(Entry(import, "ledger.imported", import.Ledger, new { import.File, result.Problems, result.Measures, result.Changed, result.CreatedUnits }));
        }
    }

    private static IEnumerable<string> UnitsOf(ImportedProblem problem) =>
        [problem.LeadUnit, .. problem.SupportingUnits, .. new[] { problem.OverseeingUnit }.Concat(problem.Measures.Select(m => m.Unit)).OfType<string>()];

    private static AuditEntry Entry<T>(LedgerImport import, string action, string subject, T detail) => import.Origin.Entry(action, $"{import.Ledger}/{subject}", detail);

    private static async Task<Dictionary<string, LedgerProblem>> ExistingAsync(DatabaseSession session, string ledger)
    {
        var all = new Dictionary<string, LedgerProblem>(StringComparer.Ordinal);
        await LedgerStore.ReadAsync(session, new LedgerQuery(ledger), page =>
        {
            foreach (var problem in page)
            {
                all.Add(problem.Number, problem);
            }

            return ValueTask.CompletedTask;
        });
        return all;
    }

    private static async Task<ILookup<long, ChangeRow>> SinceAsync(DatabaseSession session, long ledgerId) =>
        (await UnitsOfToday.InAsync(session, await session.QueryAsync<ChangeRow>(
            """
            SELECT c.problem_id, c.measure_id, c.field, c.old_value, c.through, c.version FROM changes c JOIN problems p ON p.id = c.problem_id
            WHERE p.ledger_id = @ledgerId ORDER BY c.id
            """,
            new { ledgerId }))).ToLookup(c => c.ProblemId);

    private sealed record WithdrawnRow
    {
        public string Number { get; init; } = string.Empty;

        public DateOnly Day { get; init; }
    }

    private sealed record NamedRow
    {
        public string Number { get; init; } = string.Empty;

        public string Unit { get; init; } = string.Empty;
    }

    private sealed record VersionRow
    {
        public long Id { get; init; }

        public long ImportedVersion { get; init; }
    }
}
