using System.Globalization;

using CaseReform.Ops.Data.Answers;
using CaseReform.Ops.Data.Calendar;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Data.Tests.Support;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Questions;
using CaseReform.Ops.Domain.Reminders;
using CaseReform.Ops.Testing.Databases;

namespace CaseReform.Ops.Data.Tests.Answers;

/// <summary>Every part of a question, alone and with every other, against the same told measure by measure.</summary>
public abstract class FilteredMeasuresTests(DatabaseFixture fixture) : ContractTests(fixture)
{
    private const string Ledger = "甲台账";

    private static readonly DateOnly Today = new(2026, 11, 20);

    private static readonly string[] Subjects = ["食堂采购不规范", "干部轮岗不到位", "一卡通拨付不及时"];

    private static readonly string[] Texts = ["修订采购办法", "制定轮岗计划", "建立拨付清单"];

    private static readonly string[] Names = ["张0", "张0、李1", "张02", "局长张1"];

    [Fact]
    public async Task A_list_is_what_each_measure_says_of_itself_whoever_asks_and_whatever_the_page()
    {
        var world = await WorldAsync(new RandomLedger(Test, 21));
        var parts = Parts(world).ToList();
        var asked = new List<MeasureFilter>([MeasureFilter.None, .. parts.Select(part => part(MeasureFilter.None))]);
        for (var a = 0; a < parts.Count; a++)
        {
            asked.AddRange(parts.Skip(a + 1).Select(other => other(parts[a](MeasureFilter.None))));
        }

        var store = new FilteredMeasures(Database);
        var readers = new[] { "办公室", "责任人0", "分管领导2", "点名督导人", "第一责任人3", "科长" }.Select(who => (Who: who, world.Standings[who])).ToList();
        var listed = 0;
        for (var n = 0; n < asked.Count; n++)
        {
            // alone each is asked by everybody, in pairs by them in turn
            foreach (var (who, reader) in n <= parts.Count ? readers : [readers[n % readers.Count]])
            {
                var query = await QueryAsync(world, reader, asked[n], store);
                var expected = world.Measures.Where(m => Holds(world, query, m)).ToList();
                var what = $"{who}: {asked[n]}; {string.Join(',', asked[n].Lights)} {string.Join(',', asked[n].Units)} {string.Join(',', asked[n].People)} {string.Join(',', asked[n].Words)}";
                if (query.IsOfProblems)
                {
                    var problems = expected.Select(m => m.ProblemId).Distinct().Order().ToList();
                    Assert.Equal((what, Print(problems)), (what, Print((await AllAsync(after => ProblemsAsync(store, query, after))).Order())));
                    Assert.Equal((what, new CountedTo(problems.Count, false)), (what, await store.CountAsync(query, Token)));
                    continue;
                }

                var told = await AllAsync(after => MeasuresAsync(store, query, after));
                Assert.Equal((what, Print(Ordered(query, expected))), (what, Print(told)));
                Assert.Equal((what, new CountedTo(expected.Count, false)), (what, await store.CountAsync(query, Token)));
                Assert.Equal(
                    (what, Print(expected.GroupBy(m => m.UnitId).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => (g.Key * 1000) + g.Count()))),
                    (what, Print((await store.ByUnitAsync(query, Token)).Select(u => (u.UnitId * 1000) + u.N))));
                Assert.Equal(
                    (what, string.Join(' ', expected.GroupBy(m => world.Problems[m.ProblemId].Ledger).OrderBy(g => g.Key == Ledger ? 1 : 0).Select(g => $"{g.Key}{g.Count()}"))),
                    (what, string.Join(' ', (await store.ByLedgerAsync(query, Token)).OrderBy(l => l.Ledger == Ledger ? 1 : 0).Select(l => $"{l.Ledger}{l.N}"))));
                listed += told.Count;
            }
        }

        Assert.True(listed > 2000, $"{listed}");
    }

    [Fact]
    public async Task Each_part_leaves_some_and_takes_some_away()
    {
        var world = await WorldAsync(new RandomLedger(Test, 21));
        var store = new FilteredMeasures(Database);
        var office = world.Standings["办公室"];
        foreach (var part in Parts(world))
        {
            var query = await QueryAsync(world, office, part(MeasureFilter.None), store);
            var (left, all) = (world.Measures.Count(m => Holds(world, query, m)), world.Measures.Count(m => world.Live.Contains(m.ProblemId)));
            Assert.True(query.Filter.Whose != Whose.Anybodys || (left > 0 && left < all), $"{query.Filter}: {left} of {all}");
        }
    }

    [Fact]
    public async Task Words_are_found_in_a_problem_and_its_measures_before_and_after_their_pairs_are_noted()
    {
        var world = await WorldAsync(new RandomLedger(Test, 23));
        await CompareAsync();
        while (await new SubjectIndex(Database).NoteAsync(Token))
        {
        }

        Assert.Equal(0, await Test.ScalarAsync<long>("SELECT count(*) FROM subjects_waiting"));
        await CompareAsync();

        // a text that is written anew is found by its new words at once and no longer by its old ones
        await Test.ExecuteAsync("UPDATE measures SET text = '公示Ａ类 名单' WHERE id IN (SELECT max(id) FROM measures)");
        world = world with { Measures = await MeasuresAsync() };
        await CompareAsync();
        await new SubjectIndex(Database).NoteAsync(Token);
        await CompareAsync();

        async Task CompareAsync()
        {
            foreach (var (who, reader) in world.Standings)
            {
                foreach (var words in new string[][] { ["采购"], ["轮岗"], ["采购", "轮岗"], ["轮岗计划"], ["一卡通", "清单"], ["a类名单"], ["没有的"], ["计"], ["、、"] })
                {
                    var found = await new SubjectSearch(Database).FindAsync(reader.Scope, words, 500, Token);
                    var searched = words.Select(SubjectText.Folded).Where(w => w.Length > 1 && char.IsLetter(w[0])).ToList();
                    var expected = world.Measures.Where(m => searched.Count > 0 && world.Live.Contains(m.ProblemId) && reader.Scope.Covers(world.Facts[m.ProblemId]) && searched.All(m.Says)).Select(m => m.Id).Order();
                    Assert.Equal((who, string.Join(' ', words), Print(expected)), (who, string.Join(' ', words), Print(found.Problems.SelectMany(p => p.Measures).Order())));
                    Assert.False(found.IsMore);
                }
            }
        }
    }

    [Fact]
    public async Task More_than_was_asked_for_is_said()
    {
        var world = await WorldAsync(new RandomLedger(Test, 23));
        var found = await new SubjectSearch(Database).FindAsync(world.Standings["办公室"].Scope, ["采购"], 3, Token);
        Assert.True(found.IsMore);
        Assert.Equal(3, found.Problems.Count);
    }

    [Fact]
    public async Task The_phrase_in_a_measure_comes_before_the_phrase_in_a_problem_and_what_is_open_before_what_is_done()
    {
        var seed = new Seed(Database);
        var unit = await seed.UnitAsync("甲市示例局");
        var reader = await seed.HolderAsync(unit.Handler, "张示例", "zhang@example.test");
        var ledger = await seed.LedgerAsync();
        async Task AddAsync(string number, string symptom, string text, MeasureStatus status)
        {
            var problem = await seed.ProblemAsync(ledger, unit.Id, number);
            var measure = await seed.MeasureAsync(problem, Today, status: status);
            await Test.ExecuteAsync("UPDATE problems SET symptom = @symptom WHERE id = @problem", new { symptom, problem });
            await Test.ExecuteAsync("UPDATE measures SET text = @text WHERE id = @measure", new { text, measure });
        }

        await AddAsync("1", "轮岗执行计划不到位", "开展培训", MeasureStatus.InProgress);
        await AddAsync("2", "轮岗计划不到位", "开展培训", MeasureStatus.InProgress);
        await AddAsync("3", "岗位管理不到位", "制定轮岗计划", MeasureStatus.Completed);
        await AddAsync("4", "岗位管理不到位", "制定轮岗计划", MeasureStatus.InProgress);
        await AddAsync("5", "岗位管理不到位", "制定培训计划", MeasureStatus.InProgress);

        var found = await new SubjectSearch(Database).FindAsync(Standing.Of(await new RosterStore(Database).LoadAsync(Token), reader, Today)!.Scope, ["轮岗", "计划"], 10, Token);

        Assert.Equal(["4", "3", "2", "1"], found.Problems.Select(p => p.Number));
        Assert.Equal([1, 1, null, null], found.Problems.Select(p => p.Ordinal));
    }

    private static IEnumerable<Func<MeasureFilter, MeasureFilter>> Parts(World world)
    {
        var week = new DaySpan(Today.AddDays(-6), Today.AddDays(1));
        yield return f => f with { Units = [world.Roster.Units.First().Id] };
        yield return f => f with { Units = [.. world.Roster.Units.Skip(1).Take(2).Select(u => u.Id)] };
        yield return f => f with { People = [world.Standings["责任人0"].Person.Id] };
        yield return f => f with { People = [world.Standings["责任人1"].Person.Id, world.Standings["分管领导2"].Person.Id] };
        yield return f => f with { Ledgers = [Ledger] };
        yield return f => f with { Ledgers = ["乙台账", "没有的台账"] };
        yield return f => f with { ExceptLedgers = [Ledger, "没有的台账"] };
        yield return f => f with { Lights = [Light.Red] };
        yield return f => f with { Lights = [Light.Yellow, Light.Orange] };
        yield return f => f with { Lights = [Light.Green] };
        yield return f => f with { Lights = [Light.None, Light.Blue] };
        yield return f => f with { ExceptLights = [Light.Red, Light.Yellow] };
        yield return f => f with { ExceptLights = [Light.None, Light.Green] };
        yield return f => f with { Quiet = true };
        yield return f => f with { ExceptQuiet = true };
        foreach (var stage in MeasureStages.All)
        {
            yield return f => f with { Stage = stage };
        }

        yield return f => f with { ExceptStage = MeasureStage.LongTerm };
        yield return f => f with { ExceptStage = MeasureStage.Completed };
        yield return f => f with { ExceptStage = MeasureStage.CloseOut | MeasureStage.InProgress };

        yield return f => f with { Stage = MeasureStage.NotStarted | MeasureStage.InProgress };
        yield return f => f with { Stage = MeasureStage.Closed | MeasureStage.LongTerm };
        yield return f => f with { Stage = MeasureStage.Closed | MeasureStage.CloseOut };
        yield return f => f with { Stage = MeasureStage.Completed | MeasureStage.Open, ExceptStage = MeasureStage.LongTerm | MeasureStage.Returned };

        yield return f => f with { Overdue = true };
        yield return f => f with { ExceptOverdue = true };
        yield return f => f with { Late = new DaysLate(11, null) };
        yield return f => f with { Late = new DaysLate(3, 20, Working: true) };
        yield return f => f with { Late = new DaysLate(null, 6) };
        yield return f => f with { Percent = new PercentSpan(51, null) };
        yield return f => f with { Percent = new PercentSpan(null, 49) };
        yield return f => f with { Percent = new PercentSpan(30, 50) };
        yield return f => f with { NoPercent = true };
        yield return f => f with { Due = new DaySpan(Today.AddDays(-10), Today.AddDays(20)) };
        yield return f => f with { Due = new DaySpan(null, Today) };
        yield return f => f with { Reported = week };
        yield return f => f with { Reported = new DaySpan(Today.AddDays(-20), null) };
        yield return f => f with { Unreported = week };
        yield return f => f with { Completed = new DaySpan(Today.AddDays(-30), Today) };
        yield return f => f with { Closed = new DaySpan(Today.AddDays(-30), Today) };
        yield return f => f with { Entered = new DaySpan(Today.AddDays(-20), Today) };
        yield return f => f with { Promised = true };
        yield return f => f with { Broken = true };
        yield return f => f with { Whose = Whose.Mine };
        yield return f => f with { Whose = Whose.MyUnits };
        yield return f => f with { Words = ["采购"] };
        yield return f => f with { Words = ["轮岗", "计划"] };
    }

    private async Task<MeasureQuery> QueryAsync(World world, Standing reader, MeasureFilter filter, FilteredMeasures store)
    {
        var query = new MeasureQuery(reader, filter, world.Day);
        if (filter.People.Count > 0)
        {
            query = query with
            {
                Hands = [.. filter.People.Select(p => Standing.Of(world.Roster, p, Today)!)],
                Names = WrittenNames.Of(world.Roster, filter.People, await store.NamesAsync(Token)),
            };
        }

        if (filter.Words.Count > 0)
        {
            var found = await new SubjectSearch(Database).FindAsync(reader.Scope, filter.Words, 500, Token);
            query = query with { Found = [.. found.Problems.SelectMany(p => p.Measures)], FoundProblems = [.. found.Problems.Where(p => p.Measures.Count > 0).Select(p => p.Id)] };
        }

        return query;
    }

    /// <summary>What the filter means, for one measure.</summary>
    private static bool Holds(World world, MeasureQuery query, MeasureFact m)
    {
        var (f, p, reader) = (query.Filter, world.Problems[m.ProblemId], query.Reader);
        if (!world.Live.Contains(p.Id) || !reader.Scope.Covers(world.Facts[p.Id]))
        {
            return false;
        }

        var hands = new MeasureHands(m.UnitId, m.ResponsiblePostId);
        var facts = new DutyFacts { State = DutyStates.Of(p.Status, m.Status), Deadline = m.Deadline, LongTerm = m.LongTerm, IssuedOn = p.IssuedOn, EnteredOn = p.EnteredOn, LastReportOn = m.LastReportOn };
        var running = facts.State is DutyState.Open or DutyState.LongTerm;
        var late = LadderRule.DaysOverdue(facts.State, m.Deadline, Today);
        var days = late == 0 ? 0 : f.Late?.Working == true ? world.Day.Calendar.CountWorkingDays(m.Deadline!.Value, Today) : late;
        return (f.Units.Count == 0 || f.Units.Contains(p.LeadUnitId) || f.Units.Contains(m.UnitId))
            && (f.People.Count == 0 || query.Hands.Any(h => AccessRule.IsOwn(h, hands)) || f.People.Any(id => Named(world.Roster.Person(id)!.Name, m.ResponsibleName)))
            && (f.Ledgers.Count == 0 || f.Ledgers.Contains(p.Ledger))
            && !f.ExceptLedgers.Contains(p.Ledger)
            && (f.Lights.Count == 0 || f.Lights.Contains(world.Day.LightOf(facts)))
            && !f.ExceptLights.Contains(world.Day.LightOf(facts))
            && (!f.Quiet || world.Day.IsQuiet(facts))
            && !(f.ExceptQuiet && world.Day.IsQuiet(facts))
            && (f.Stage is null || f.Stage.Each().Any(IsAt))
            && !f.ExceptStage.Each().Any(IsAt)
            && (!f.Overdue || late > 0)
            && !(f.ExceptOverdue && late > 0)
            && (f.Late is not { } range || (late > 0 && days >= (range.From ?? 0) && days <= (range.To ?? int.MaxValue)))
            && (f.Percent is not { } percent || percent.Holds(m.Percent))
            && !(f.NoPercent && m.Percent is not null)
            && (f.Due is not { } due || (m.Status != MeasureStatus.LongTerm && m.Deadline is { } day && due.Holds(day)))
            && (f.Reported is not { } reported || world.Reports[m.Id].Any(reported.Holds))
            && (f.Unreported is not { } silent || (running && !world.Reports[m.Id].Any(silent.Holds) && !(m.LastReportOn is { } last && silent.Holds(last)) && !(p.EnteredOn > silent.To)))
            && (f.Completed is not { } completed || (m.Status == MeasureStatus.Completed && m.CompletedOn is { } done && completed.Holds(done)))
            && (f.Closed is not { } closed || (p.Status == ProblemStatus.Closed && p.ClosedOn is { } shut && closed.Holds(shut)))
            && (f.Entered is not { } entered || entered.Holds(p.EnteredOn))
            && (!f.Promised || (running && world.Promises[m.Id].Any(r => r.Deadline == m.Deadline)))
            && (!f.Broken || world.Promises[m.Id].Any(r => r.Deadline == m.Deadline && r.BrokenOn is not null))
            && f.Whose switch
            {
                Whose.Anybodys => true,
                Whose.Mine => AccessRule.IsOwn(reader, hands),
                Whose.MyUnits => reader.Scope.All || reader.Scope.Units.Contains(p.LeadUnitId) || reader.Scope.Units.Contains(m.UnitId)
                    || (p.OverseeingUnitId is { } by && reader.Scope.OverseeingUnits.Contains(by))
                    || ((reader.Scope.OverseenUnits.Contains(p.LeadUnitId) || reader.Scope.OverseenUnits.Contains(m.UnitId))
                        && !(p.OverseeingUnitId is { } other && reader.Scope.UnitsWithOverseers.Contains(other))),
            }
            && f.Words.All(m.Says);

        bool IsAt(MeasureStage stage) => stage switch
        {
            MeasureStage.Open => running,
            MeasureStage.NotStarted => running && m.Status == MeasureStatus.NotStarted,
            MeasureStage.InProgress => running && m.Status == MeasureStatus.InProgress,
            MeasureStage.Completed => m.Status == MeasureStatus.Completed,
            MeasureStage.AwaitingCloseOut => m.Status == MeasureStatus.Completed && p.Status != ProblemStatus.Closed,
            MeasureStage.Closed => p.Status == ProblemStatus.Closed,
            MeasureStage.LongTerm => running && (m.Status == MeasureStatus.LongTerm || (m.LongTerm && m.Deadline is null)),
            MeasureStage.Returned => p.Status == ProblemStatus.Returned,
            MeasureStage.CloseOut => p.Status is ProblemStatus.CloseOutRequested or ProblemStatus.UnderReview or ProblemStatus.PublicNotice,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>张02 is somebody else than 张0 where the roster knows them; here it does not, so that the name stands in it.</summary>
    private static bool Named(string name, string? written) => written?.Contains(name, StringComparison.Ordinal) == true;

    private static IEnumerable<long> Ordered(MeasureQuery query, IEnumerable<MeasureFact> measures) => query.Filter switch
    {
        { Reported: { } span } => measures.OrderByDescending(m => m.Reports.Where(span.Holds).Max()).ThenBy(m => m.Id).Select(m => m.Id),
        { Completed: not null } => measures.OrderByDescending(m => m.CompletedOn).ThenBy(m => m.Id).Select(m => m.Id),
        { Closed: not null } => measures.OrderByDescending(m => m.ClosedOn).ThenBy(m => m.Id).Select(m => m.Id),
        { Entered: not null } => measures.OrderByDescending(m => m.EnteredOn).ThenBy(m => m.Id).Select(m => m.Id),
        _ => measures.OrderBy(m => m.Deadline ?? DateOnly.MaxValue).ThenBy(m => m.Id).Select(m => m.Id),
    };

    private static async Task<(IEnumerable<long>, ListPlace?)> MeasuresAsync(FilteredMeasures store, MeasureQuery query, ListPlace after) =>
        await store.PageAsync(query, after, 7, Token) is var page ? (page.Rows.Select(r => r.Id), page.Next) : default;

    private static async Task<(IEnumerable<long>, ListPlace?)> ProblemsAsync(FilteredMeasures store, MeasureQuery query, ListPlace after) =>
        await store.ProblemsAsync(query, after, 7, Token) is var page ? (page.Rows.Select(r => r.Id), page.Next) : default;

    private static async Task<List<long>> AllAsync(Func<ListPlace, Task<(IEnumerable<long> Ids, ListPlace? Next)>> read)
    {
        var all = new List<long>();
        for (ListPlace? after = ListPlace.Start; after is not null;)
        {
            var (ids, next) = await read(after);
            Assert.Empty(all.Intersect(ids));
            all.AddRange(ids);
            after = next is null ? null : ListPlace.Parse(next.ToString());
        }

        return all;
    }

    private static string Print(IEnumerable<long> ids) => string.Join(' ', ids);

    private async Task<World> WorldAsync(RandomLedger ledger)
    {
        await ledger.BeginAsync(70);
        await Test.ExecuteAsync("UPDATE problems SET withdrawal_id = NULL");
        var dice = new Random(4);
        var person = ledger.People["责任人0"];
        foreach (var problem in await Test.QueryAsync<long>("SELECT id FROM problems"))
        {
            await Test.ExecuteAsync(
                "UPDATE problems SET symptom = @symptom, category = @category, closed_on = CASE WHEN status = 'closed' THEN @closed ELSE NULL END WHERE id = @problem",
                new { problem, symptom = Subjects[dice.Next(3)], category = dice.Next(3) == 0 ? "采购管理" : null, closed = Days() });
        }

        await Test.ExecuteAsync("UPDATE measures SET percent = CASE WHEN id % 4 = 0 THEN NULL ELSE (id * 37) % 101 END");
        foreach (var measure in await Test.QueryAsync<long>("SELECT id FROM measures"))
        {
            await Test.ExecuteAsync(
                "UPDATE measures SET text = @text, responsible_name = @name, long_term = @longTerm WHERE id = @measure",
                new { measure, text = Texts[dice.Next(3)], name = dice.Next(3) == 0 ? Names[dice.Next(4)] : null, longTerm = dice.Next(3) == 0 ? 1 : 0 });
            for (var n = dice.Next(3); n > 0; n--)
            {
                await Test.ExecuteAsync("INSERT INTO reports (measure_id, at, day, actor, through, completes) VALUES (@measure, 0, @day, '张0', 'chat', 0)", new { measure, day = Days() });
            }

            if (dice.Next(3) == 0)
            {
                await Test.ExecuteAsync(
                    "INSERT INTO promises (measure_id, deadline, made_on, until, person_id, broken_on) SELECT id, coalesce(deadline, '2026-01-01'), '2026-11-01', '2026-11-19', @person, @broken FROM measures WHERE id = @measure",
                    new { measure, person, broken = dice.Next(2) == 0 ? "2026-11-20" : null });
            }
        }

        await Test.ExecuteAsync("INSERT INTO withdrawals (ledger, number, day, at, actor, reason) VALUES ('甲台账', '1', '2026-11-20', 1, 'office', '重复导入')");
        await Test.ExecuteAsync("UPDATE problems SET withdrawal_id = 1 WHERE id IN (3, 9, 27)");
        await Test.ExecuteAsync("UPDATE measures SET open = 0, next_due = NULL WHERE problem_id IN (3, 9, 27)");
        var roster = await new RosterStore(Database).LoadAsync(Token);
        return new World(
            roster, new LadderDay(Domain.Reminders.Ladder.Default, await new CalendarStore(Database).LoadAsync(Token), Today),
            ledger.People.ToDictionary(p => p.Key, p => Standing.Of(roster, p.Value, Today)!),
            (await Test.QueryAsync<ProblemFact>("SELECT p.id, g.name AS ledger, p.status, p.entered_on, p.issued_on, p.closed_on, p.lead_unit_id, p.overseeing_unit_id FROM problems p JOIN ledgers g ON g.id = p.ledger_id")).ToDictionary(p => p.Id),
            await MeasuresAsync(),
            [.. await Test.QueryAsync<long>("SELECT id FROM problems WHERE withdrawal_id IS NULL")],
            await ledger.FactsAsync(),
            (await Test.QueryAsync<ReportFact>("SELECT measure_id, day FROM reports")).ToLookup(r => r.MeasureId, r => r.Day),
            (await Test.QueryAsync<PromiseFact>("SELECT measure_id, deadline, broken_on FROM promises")).ToLookup(r => r.MeasureId));

        string Days() => Today.AddDays(dice.Next(-50, 1)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private async Task<IReadOnlyList<MeasureFact>> MeasuresAsync()
    {
        var reports = (await Test.QueryAsync<ReportFact>("SELECT measure_id, day FROM reports")).ToLookup(r => r.MeasureId, r => r.Day);
        return
        [
            .. (await Test.QueryAsync<MeasureFact>(
                """
                SELECT m.id, m.problem_id, m.text, p.symptom, p.category, p.entered_on, p.closed_on, m.deadline, m.status, m.long_term, coalesce(m.unit_id, p.lead_unit_id) AS unit_id, m.responsible_post_id,
                       m.responsible_name, m.last_report_on, m.completed_on, m.percent FROM measures m JOIN problems p ON p.id = m.problem_id
                """)).Select(m => m with { Reports = [.. reports[m.Id]] }),
        ];
    }

    private sealed record World(
        Roster Roster, LadderDay Day, IReadOnlyDictionary<string, Standing> Standings, IReadOnlyDictionary<long, ProblemFact> Problems, IReadOnlyList<MeasureFact> Measures, HashSet<long> Live,
        IReadOnlyDictionary<long, ProblemFacts> Facts, ILookup<long, DateOnly> Reports, ILookup<long, PromiseFact> Promises);

    private sealed record ProblemFact
    {
        public long Id { get; init; }

        public string Ledger { get; init; } = string.Empty;

        public ProblemStatus Status { get; init; }

        public DateOnly EnteredOn { get; init; }

        public DateOnly? IssuedOn { get; init; }

        public DateOnly? ClosedOn { get; init; }

        public long LeadUnitId { get; init; }

        public long? OverseeingUnitId { get; init; }
    }

    private sealed record MeasureFact
    {
        public long Id { get; init; }

        public long ProblemId { get; init; }

        public string Text { get; init; } = string.Empty;

        public string Symptom { get; init; } = string.Empty;

        public string? Category { get; init; }

        public DateOnly EnteredOn { get; init; }

        public DateOnly? ClosedOn { get; init; }

        public DateOnly? Deadline { get; init; }

        public MeasureStatus Status { get; init; }

        public bool LongTerm { get; init; }

        public long UnitId { get; init; }

        public long? ResponsiblePostId { get; init; }

        public string? ResponsibleName { get; init; }

        public DateOnly? LastReportOn { get; init; }

        public DateOnly? CompletedOn { get; init; }

        public int? Percent { get; init; }

        public IReadOnlyList<DateOnly> Reports { get; init; } = [];

        public bool Says(string word) => SubjectText.Folded(Text + "\n" + Symptom + "\n" + Category).Contains(word, StringComparison.Ordinal);
    }

    private sealed record ReportFact
    {
        public long MeasureId { get; init; }

        public DateOnly Day { get; init; }
    }

    private sealed record PromiseFact
    {
        public long MeasureId { get; init; }

        public DateOnly Deadline { get; init; }

        public DateOnly? BrokenOn { get; init; }
    }
}

public sealed class FilteredMeasuresOnSqlite(SqliteFixture fixture) : FilteredMeasuresTests(fixture), IClassFixture<SqliteFixture>;

public sealed class FilteredMeasuresOnPostgres(PostgresFixture fixture) : FilteredMeasuresTests(fixture), IClassFixture<PostgresFixture>;
