using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.People.Editing;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Units;
using CaseReform.Ops.Worker.Ledger.Import;
using CaseReform.Ops.Worker.Sheets;

namespace CaseReform.Ops.Worker.People;

/// <summary>Takes an address list into the directory, all of it or nothing, in one transaction. Who is not in the file is never removed.</summary>
internal sealed class PeopleImporter(Database database, RosterStore rosters, OfficeHours hours, TimeProvider clock)
{
    /// <summary>Imports a file.</summary>
    public Task<PeopleReport> RunAsync(string file, bool createUnits, bool dryRun, IProgress<WorkbookProgress>? progress, CancellationToken token) =>
        RunAsync(file, createUnits, [], dryRun, null, progress, token);

    /// <summary>Imports a file.</summary>
    /// <param name="file">The spreadsheet.</param>
    /// <param name="createUnits">Units that are not known are created.</param>
    /// <param name="asNew">Names that are units of their own although a known unit is called nearly so.</param>
    /// <param name="dryRun">Only what would come of it.</param>
    /// <param name="asker">Who of the office sends the list in the chat; null for the command line.</param>
    /// <param name="progress">Is told how far the reading is.</param>
    /// <param name="token">Stops it.</param>
    public async Task<PeopleReport> RunAsync(
        string file, bool createUnits, IReadOnlyList<string> asNew, bool dryRun, long? asker, IProgress<WorkbookProgress>? progress, CancellationToken token)
    {
        var workbook = WorkbookReader.Read(file, WorkbookLimits.Default, token, progress);
        if (workbook is not WorkbookReading.Understood understood)
        {
            return new PeopleReport { Refusals = [UnitNamesSource.RefusalOf((WorkbookReading.Refused)workbook)] };
        }

        var origin = new ChangeOrigin(clock.GetUtcNow(), "office", "import");
        return dryRun
            ? await database.RehearseAsync(Work, token)
            : await database.WriteAsync(Work, token);

        Task<PeopleReport> Work(DatabaseSession session) => ImportAsync(session, understood.Sheets, createUnits ? asNew : null, asker, origin, Path.GetFileName(file));
    }

    private async Task<PeopleReport> ImportAsync(DatabaseSession session, IReadOnlyList<SheetGrid> sheets, IReadOnlyList<string>? asNew, long? asker, ChangeOrigin origin, string file)
    {
        await LedgerLock.TakeAsync(session);
        var known = (await DirectoryRows.PeopleAsync(session)).Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        var names = await UnitNamesSource.LoadAsync(session);
        var newUnits = asNew is null ? null : new NewUnits(names, asNew);
        var today = hours.DayOf(origin.At);
        var reading = PeopleSheetReader.Read(sheets, names, known, newUnits).WithoutRetired(names, await RetiredPerson.LoadAsync(session), known, today);
        if (reading.Refusals.Count > 0)
        {
            return new PeopleReport { Refusals = reading.Refusals, Warnings = reading.Warnings, NewUnits = reading.NewUnits };
        }

        var created = newUnits?.Names ?? [];
        var units = await UnitRows.EnsureAsync(session, created);
        foreach (var unit in created)
        {
            session.Audit(origin.Entry("unit.added", unit, new { by = "people" }));
        }

        var warnings = new List<string>(reading.Warnings);
        var before = await rosters.LoadAsync(session);
        var editor = await PeopleEditor.LoadAsync(session, origin, person => GrantRule.AddressNeedsSecond(before, today, asker, person));
        var people = await new PersonMatcher(editor, reading.Rows, units).MatchAsync();
        var entries = Entries(reading.Rows, people, units);
        var held = entries.FindAll(entry => GrantRule.GrantNeedsSecond(before, today, asker, entry.PersonId, entry.Role));
        warnings.AddRange(await SecondPerson.AskAsync(session, editor, held, before, today, asker, origin));
        var posts = await PutPostsAsync(editor, [.. entries.Except(held)], today, warnings);
        await LeaveAsync(editor, posts, units.Values.ToHashSet(), [.. reading.Rows.Select(r => units[r.Unit])], today, warnings);
        await ActAsync(editor, reading.Rows, people, today, warnings);
        var changed = editor.New.Count + editor.Changed.Count + editor.NewPosts + editor.Changes.Count + created.Count > 0;
        var resolved = await ResponsibleNames.ResolveAsync(session, today, origin);
        var returned = await UndeliveredStore.ReturnOfAsync(session, editor.Readdressed, origin);

        if (changed)
        {
            await RosterStore.TouchAsync(session);
            session.Audit(origin.Entry("people.imported", file, new { people = editor.New.Count, posts = editor.NewPosts, changed = editor.Changed.Count }));
        }

        var inFile = people.ToHashSet();
        return new PeopleReport
        {
            People = editor.New.Count,
            Posts = editor.NewPosts,
            Holdings = editor.NewHoldings,
            Absences = editor.NewAbsences,
            Changed = editor.Changed.Count,
            Unchanged = inFile.Count(p => !editor.New.Contains(p) && !editor.Changed.Contains(p)),
            Changes = [.. editor.Changes.Select(PeopleWords.Of), .. returned > 0 ? [Say(PeopleTexts.LettersReturned, returned)] : Array.Empty<string>()],
            CreatedUnits = created,
            NewUnits = reading.NewUnits,
            Missing =
            [
                .. editor.Holdings.Where(h => h.Covers(today) && !inFile.Contains(h.PersonId)).DistinctBy(h => h.PersonId)
                    .Select(h => Say(PeopleTexts.MissingPerson, editor.NameOfPerson(h.PersonId), editor.NameOfPost(h.PostId))),
            ],
            Measures = resolved.Measures,
            Warnings = [.. warnings.Distinct(StringComparer.Ordinal)],
        };
    }

    private static List<PostEntry> Entries(IReadOnlyList<PersonEntry> rows, IReadOnlyList<long> people, IReadOnlyDictionary<string, long> units) =>
        [.. rows.SelectMany((row, i) => row.Roles.Select(role => new PostEntry(
            people[i],
            units[row.Unit],
            role,
            row.Title ?? string.Empty,
            row.Tenure,
            role is PostRole.SupervisingLeader or PostRole.Overseer ? [.. row.SupervisedUnits.Select(u => units[u])] : [])))];

    /// <summary>Puts everybody into their posts.</summary>
    /// <returns>Who has which posts by the file.</returns>
    private static async Task<ILookup<long, PostRecord>> PutPostsAsync(PeopleEditor editor, List<PostEntry> entries, DateOnly today, List<string> warnings)
    {
        var assignment = new PostAssignment(editor, today);
        var holdings = new HoldingUpdate(editor, today);
        var posts = new List<(long Person, PostRecord Post)>();
        foreach (var group in entries.GroupBy(e => (e.UnitId, e.Role, e.Title)))
        {
            foreach (var seat in assignment.Assign([.. group]).GroupBy(a => a.Title, a => a.Entry))
            {
                var isNew = editor.Find(group.Key.UnitId, group.Key.Role, seat.Key) is null;
                var post = await editor.EnsurePostAsync(group.Key.UnitId, group.Key.Role, seat.Key);
                if (isNew && seat.Key != group.Key.Title)
                {
                    warnings.Add(Say(PeopleTexts.SecondHolder, editor.NameOf(post with { Title = group.Key.Title }), editor.NameOfPerson(seat.First().PersonId), seat.Key));
                }

                if (seat.SelectMany(e => e.Supervised).ToList() is { Count: > 0 } supervised)
                {
                    await editor.SuperviseAsync(post.Id, supervised);
                }

                await holdings.ApplyAsync(post.Id, [.. seat]);
                posts.AddRange(seat.Select(e => (e.PersonId, post)));
            }
        }

        return posts.ToLookup(p => p.Person, p => p.Post);
    }

    /// <summary>Who has a post of the same role elsewhere by the file has left the old one, when the file speaks of that unit at all.</summary>
    private static async Task LeaveAsync(
        PeopleEditor editor, ILookup<long, PostRecord> posts, HashSet<long> known, HashSet<long> spokenOf, DateOnly today, List<string> warnings)
    {
        var holdings = new HoldingUpdate(editor, today);
        foreach (var person in posts)
        {
            var now = person.Select(p => p.Id).ToHashSet();
            var roles = person.Select(p => p.Role).ToHashSet();
            foreach (var holding in editor.Holdings
                .Where(h => h.PersonId == person.Key && !now.Contains(h.PostId) && (h.ToDay is null || h.ToDay >= today)).ToList())
            {
                var post = editor.Posts.Find(p => p.Id == holding.PostId)!;
                if (known.Contains(post.UnitId) && spokenOf.Contains(post.UnitId) && roles.Contains(post.Role))
                {
                    var begins = editor.Holdings.Where(h => h.PersonId == person.Key && now.Contains(h.PostId)).Max(h => h.FromDay);
                    await holdings.EndAsync(holding, begins > today ? begins : today);
                }
                else
                {
                    warnings.Add(Say(PeopleTexts.StillHolds, editor.NameOfPerson(person.Key), editor.NameOf(post)));
                }
            }
        }
    }

    private static async Task ActAsync(PeopleEditor editor, IReadOnlyList<PersonEntry> rows, IReadOnlyList<long> people, DateOnly today, List<string> warnings)
    {
        var listed = new Dictionary<long, List<(long Acting, Period Period)>>();
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Acting is { } name)
            {
                if (Acting(editor, rows, people, i, name) is { } acting)
                {
                    listed.TryAdd(people[i], []);
                    listed[people[i]].Add((acting, rows[i].ActingPeriod));
                }
                else
                {
                    warnings.Add(Say(PeopleTexts.ActingUnclear, name, rows[i].Name));
                }
            }
        }

        var absences = new AbsenceUpdate(editor, today);
        foreach (var (person, lines) in listed)
        {
            await absences.ListAsync(person, lines);
        }

        var withActing = people.Where((_, i) => rows[i].Acting is not null).ToHashSet();
        warnings.AddRange(editor.Absences
            .Where(a => a.ToDay is null && people.Contains(a.PersonId) && !withActing.Contains(a.PersonId))
            .Select(a => Say(PeopleTexts.StillActing, editor.NameOfPerson(a.PersonId), editor.NameOfPerson(a.ActingId))));
    }

    private static long? Acting(PeopleEditor editor, IReadOnlyList<PersonEntry> rows, IReadOnlyList<long> people, int at, string name)
    {
        var inFile = Enumerable.Range(0, rows.Count).Where(i => rows[i].Name == name).ToList();
        if (inFile.Count > 0)
        {
            return people[inFile.Find(i => rows[i].Unit == rows[at].Unit) is var same && inFile.Exists(i => rows[i].Unit == rows[at].Unit) ? same : inFile[0]];
        }

        var stored = editor.People.Where(p => p.Name == name).ToList();
        return stored.Count == 1 ? stored[0].Id : null;
    }
}
