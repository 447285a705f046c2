using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Text;
using CaseReform.Ops.Domain.Units;
using CaseReform.Ops.Worker.Ledger.Import;
using CaseReform.Ops.Worker.Sheets;

namespace CaseReform.Ops.Worker.People;

/// <summary>Takes a directory of units in, all of it or nothing: new ones are added, what the file says of known ones is changed, nothing is deleted.</summary>
internal sealed class UnitsImporter(Database database, TimeProvider clock)
{
    /// <summary>Imports a file.</summary>
    public Task<UnitsReport> RunAsync(string file, bool dryRun, CancellationToken token) => RunAsync(file, [], dryRun, token);

    /// <summary>Imports a file.</summary>
    /// <param name="file">The spreadsheet.</param>
    /// <param name="asNew">Names that are units of their own although a known unit is called nearly so.</param>
    /// <param name="dryRun">Only what would come of it.</param>
    /// <param name="token">Stops it.</param>
    public async Task<UnitsReport> RunAsync(string file, IReadOnlyList<string> asNew, bool dryRun, CancellationToken token)
    {
        var workbook = WorkbookReader.Read(file, WorkbookLimits.Default, token);
        if (workbook is not WorkbookReading.Understood understood)
        {
            return new UnitsReport { Refusals = [UnitNamesSource.RefusalOf((WorkbookReading.Refused)workbook)] };
        }

        var origin = new ChangeOrigin(clock.GetUtcNow(), "office", "import");
        return dryRun ? await database.RehearseAsync(Work, token) : await database.WriteAsync(Work, token);

        Task<UnitsReport> Work(DatabaseSession session) => ImportAsync(session, understood.Sheets, asNew, origin);
    }

    private static async Task<UnitsReport> ImportAsync(DatabaseSession session, IReadOnlyList<SheetGrid> sheets, IReadOnlyList<string> asNew, ChangeOrigin origin)
    {
        var stored = await UnitEdits.LoadAsync(session);
        var directory = new UnitNames(stored.Select(u => new UnitName(u.Name, u.Aliases, u.RetiredOn)));
        var names = new UnitNames(stored.Select(u => new UnitName(u.Name, [])));
        var reading = UnitsSheetReader.Read(sheets, directory);
        var rows = reading.Rows.Select(r => r with { Name = names.Find(r.Name) ?? r.Name, Parent = r.Parent is { } p ? names.Find(p) ?? p : null }).ToList();
        List<Refusal> refusals = [.. reading.Refusals, .. Clashes(rows, directory), .. Twins(rows, directory, asNew), .. Circles(rows, stored)];
        if (refusals.Count > 0)
        {
            return new UnitsReport { Refusals = refusals };
        }

        var created = rows.Select(r => r.Name).Except(stored.Select(u => u.Name), StringComparer.Ordinal).ToList();
        await UnitRows.EnsureAsync(session, created);
        foreach (var name in created)
        {
            session.Audit(origin.Entry("unit.added", name, new { by = "units" }));
        }

        var changes = new List<string>();
        var changed = await ChangeAsync(session, rows, created, changes, origin);
        if (created.Count + changes.Count > 0)
        {
            await RosterStore.TouchAsync(session);
        }

        return new UnitsReport
        {
            Units = created.Count,
            Changed = changed,
            Unchanged = rows.Select(r => r.Name).Distinct(StringComparer.Ordinal).Count() - created.Count - changed,
            Changes = changes,
            Warnings =
            [
                .. stored.Where(u => u.RetiredOn is not null && rows.Exists(r => r.Name == u.Name)).Select(u => Say(PeopleTexts.UnitStillRetired, u.Name, IsoDay.Text(u.RetiredOn))),
            ],
            Missing = [.. stored.Where(u => u.RetiredOn is null).Select(u => u.Name).Except(rows.Select(r => r.Name), StringComparer.Ordinal)],
        };
    }

    private static async Task<int> ChangeAsync(DatabaseSession session, List<UnitEntry> rows, List<string> created, List<string> changes, ChangeOrigin origin)
    {
        var units = (await UnitEdits.LoadAsync(session)).ToDictionary(u => u.Name, StringComparer.Ordinal);
        var byId = units.Values.ToDictionary(u => u.Id, u => u.Name);
        var changed = 0;
        foreach (var row in rows)
        {
            var unit = units[row.Name];
            var before = changes.Count;
            if (row.Parent is { } parent && unit.ParentId != units[parent].Id)
            {
                var last = unit.ParentId is { } id ? byId[id] : null;
                await UnitEdits.SetParentAsync(session, unit, units[parent], last, origin);
                changes.Add(Say(PeopleTexts.UnitParent, unit.Name, last ?? PeopleTexts.None, parent));
            }

            if (row.Function is { } function && function != unit.Function)
            {
                await UnitEdits.SetFunctionAsync(session, unit, function, origin);
                changes.Add(Say(PeopleTexts.UnitFunction, unit.Name, unit.Function ?? PeopleTexts.None, function));
            }

            foreach (var alias in row.Aliases.Except(unit.Aliases, StringComparer.Ordinal))
            {
                await UnitEdits.AddAliasAsync(session, unit, alias, origin);
                changes.Add(Say(PeopleTexts.UnitAlias, unit.Name, alias));
            }

            if (created.Contains(row.Name))
            {
                changes.RemoveRange(before, changes.Count - before);
            }
            else if (changes.Count > before)
            {
                changed++;
            }
        }

        return changed;
    }

    /// <summary>A name or an alias that the directory already knows as another unit's.</summary>
    private static IEnumerable<Refusal> Clashes(List<UnitEntry> rows, UnitNames directory) =>
        from row in rows
        from spelling in row.Aliases.Prepend(row.Name)
        let owner = directory.Find(spelling)
        where owner is not null && owner != row.Name
        select new Refusal(row.Sheet, row.Row, string.Empty, spelling, Say(PeopleTexts.UnitClash, spelling, owner));

    /// <summary>A new name that is likely another name of a unit which the directory has. Within the file each row is meant to be a unit of its own.</summary>
    private static IEnumerable<Refusal> Twins(List<UnitEntry> rows, UnitNames directory, IReadOnlyList<string> asNew)
    {
        var created = rows.Where(r => directory.Find(r.Name) is null).ToList();
        var inFile = rows.Select(r => r.Name).ToHashSet(StringComparer.Ordinal);
        var plan = NewUnitPlan.Decide(created.Select(r => r.Name), directory, asNew);
        foreach (var unit in plan.Units.Where(u => u.Twins.Any(t => !inFile.Contains(t))))
        {
            var row = created.Find(r => r.Name == unit.Name)!;
            yield return new Refusal(row.Sheet, row.Row, string.Empty, row.Name, Say(PeopleTexts.UnitTwin, row.Name, unit.Twins.First(t => !inFile.Contains(t))));
        }

        foreach (var refusal in new NewUnits(directory, asNew).Mistyped(plan))
        {
            yield return refusal;
        }
    }

    /// <summary>Circles that only the file and the directory together make.</summary>
    private static IEnumerable<Refusal> Circles(List<UnitEntry> rows, IReadOnlyList<UnitRecord> stored)
    {
        var byId = stored.ToDictionary(u => u.Id, u => u.Name);
        var parents = stored.ToDictionary(u => u.Name, u => u.ParentId is { } id ? byId[id] : null, StringComparer.Ordinal);
        foreach (var row in rows.Where(r => r.Parent is not null))
        {
            parents[row.Name] = row.Parent;
        }

        foreach (var row in rows.Where(r => r.Parent is not null))
        {
            var way = new HashSet<string>(StringComparer.Ordinal) { row.Name };
            var above = row.Parent;
            while (above is not null && way.Add(above))
            {
                above = parents.GetValueOrDefault(above);
            }

            if (above == row.Name)
            {
                yield return new Refusal(row.Sheet, row.Row, string.Empty, row.Parent!, Say(PeopleTexts.UnitCircle, row.Name, row.Parent));
                yield break;
            }
        }
    }
}

/// <summary>What an import of units came to. With a refusal nothing was taken.</summary>
internal sealed record UnitsReport
{
    /// <summary>Units added.</summary>
    public int Units { get; init; }

    /// <summary>Known units of which something changed.</summary>
    public int Changed { get; init; }

    /// <summary>Units of the file that were known just so.</summary>
    public int Unchanged { get; init; }

    public IReadOnlyList<string> Changes { get; init; } = [];

    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Units that the file does not name; they stay.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    public IReadOnlyList<Refusal> Refusals { get; init; } = [];
}
