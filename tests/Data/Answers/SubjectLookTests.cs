using CaseReform.Ops.Data.Answers;
using CaseReform.Ops.Data.Calendar;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.Tests.Support;
using CaseReform.Ops.Data.Updates;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Testing.Databases;

namespace CaseReform.Ops.Data.Tests.Answers;

/// <summary>Texts by parts of a sentence: of the reader's own ledger, before and after its pairs are noted.</summary>
public abstract class SubjectLookTests(DatabaseFixture fixture) : ContractTests(fixture)
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    private readonly Dictionary<string, long> _units = [];
    private long _ledger;

    [Fact]
    public async Task All_parts_are_looked_up_at_once_and_what_others_have_takes_no_place()
    {
        var (reader, office) = await PeopleAsync();
        await AddAsync("1", "甲市示例局", "食堂采购不合规", "修订管理办法");
        await AddAsync("2", "甲市示例局", "岗位管理不到位", "落实轮岗制度");
        for (var n = 10; n < 40; n++)
        {
            await AddAsync($"{n}", "甲市样例中心", "食堂采购与轮岗制度", "开展自查");
        }

        foreach (var isNoted in new[] { false, true })
        {
            while (isNoted && await new SubjectIndex(Database).NoteAsync(Token))
            {
            }

            var seen = await new SubjectSearch(Database).LookAsync(reader.Scope, ["食堂采购", "轮岗制度", "没有的", "计", "轮*制度"], Token);
            Assert.Equal(["岗位管理不到位/落实轮岗制度", "食堂采购不合规/修订管理办法"], seen.Select(problem => string.Join('/', problem.Texts)).Order(StringComparer.Ordinal));
            Assert.DoesNotContain(await new SubjectSearch(Database).LookAsync(reader.Scope, ["与轮岗"], Token), Holds);
            Assert.Contains(await new SubjectSearch(Database).LookAsync(office.Scope, ["与轮岗"], Token), Holds);
            Assert.Empty(await new SubjectSearch(Database).LookAsync(office.Scope, ["、、", "天文"], Token));
        }

        static bool Holds(SubjectTexts problem) => problem.Texts.Any(text => text.Contains("与轮岗", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_text_that_is_written_anew_is_seen_as_it_is()
    {
        var (reader, _) = await PeopleAsync();
        await AddAsync("1", "甲市示例局", "食堂采购不合规", "修订管理办法");
        await new SubjectIndex(Database).NoteAsync(Token);
        await Test.ExecuteAsync("UPDATE measures SET text = '公示Ａ类 名单'");

        Assert.Equal(["食堂采购不合规/公示a类名单"], (await new SubjectSearch(Database).LookAsync(reader.Scope, ["a类名单"], Token)).Select(problem => string.Join('/', problem.Texts)));
        Assert.Empty(await new SubjectSearch(Database).LookAsync(reader.Scope, ["管理办法"], Token));
    }

    [Fact]
    public async Task Measures_that_share_most_with_words_come_first_within_the_scope()
    {
        var (reader, _) = await PeopleAsync();
        await AddAsync("1", "甲市示例局", "采购不合规", "修订采购管理办法");
        await AddAsync("2", "甲市示例局", "采购管理办法缺失", "开展培训");
        await AddAsync("3", "甲市示例局", "岗位不清", "制定管理清单");
        await AddAsync("4", "甲市示例局", "岗位不清", "开展自查");
        await AddAsync("5", "甲市样例中心", "采购不合规", "修订采购管理办法");
        var store = new UpdateStore(Database, new RosterStore(Database), new CalendarStore(Database));
        foreach (var isNoted in new[] { false, true })
        {
            while (isNoted && await new SubjectIndex(Database).NoteAsync(Token))
            {
            }

            var found = await store.AboutAsync(reader.Scope, ["采购", "购管", "管理", "理办", "办法"], Token);
            Assert.Equal(["1-1", "2-1", "3-1"], found.Select(measure => measure.Name));
            Assert.Empty(await store.AboutAsync(reader.Scope, ["天文", "%_"], Token));
        }
    }

    private async Task<(Standing Reader, Standing Office)> PeopleAsync()
    {
        var seed = new Seed(Database);
        var (here, there) = (await seed.UnitAsync("甲市示例局"), await seed.UnitAsync("甲市样例中心"));
        (_units["甲市示例局"], _units["甲市样例中心"]) = (here.Id, there.Id);
        var reader = await seed.HolderAsync(here.Handler, "张示例", "zhang@example.test");
        var office = await seed.HolderAsync(await seed.PostAsync(there.Id, PostRole.Office), "周示例", "zhou@example.test");
        _ledger = await seed.LedgerAsync();
        var roster = await new RosterStore(Database).LoadAsync(Token);
        return (Standing.Of(roster, reader, Today)!, Standing.Of(roster, office, Today)!);
    }

    private async Task AddAsync(string number, string unit, string symptom, string text)
    {
        var seed = new Seed(Database);
        var problem = await seed.ProblemAsync(_ledger, _units[unit], number);
        var measure = await seed.MeasureAsync(problem, Today);
        await Test.ExecuteAsync("UPDATE problems SET symptom = @symptom, category = NULL WHERE id = @problem", new { symptom, problem });
        await Test.ExecuteAsync("UPDATE measures SET text = @text WHERE id = @measure", new { text, measure });
    }
}

public sealed class SubjectLookOnSqlite(SqliteFixture fixture) : SubjectLookTests(fixture), IClassFixture<SqliteFixture>;

public sealed class SubjectLookOnPostgres(PostgresFixture fixture) : SubjectLookTests(fixture), IClassFixture<PostgresFixture>;
