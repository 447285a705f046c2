using CaseReform.Ops.Data.Reminders;
using CaseReform.Ops.Data.Tests.Support;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Testing.Databases;

namespace CaseReform.Ops.Data.Tests.Reminders;

/// <summary>Who has to answer for what is open, and for nothing else.</summary>
public abstract class AnswerableStoreTests(DatabaseFixture fixture) : LedgerTests(fixture)
{
    private AnswerableStore Answerable => new(Database);

    [Fact]
    public async Task Open_measures_in_the_same_hands_are_one_group()
    {
        await MeasureAsync("1", Today);
        await MeasureAsync("2", Today);
        var named = await MeasureAsync("3", Today);
        var post = await Seed.PostAsync(Unit.Id, PostRole.Handler, "审批科");
        await Test.ExecuteAsync("UPDATE measures SET responsible_post_id = @post WHERE id = @named", new { post, named });

        Assert.Equal(
            [(new DutyPosts(Unit.Id, null, null, null), 2), (new DutyPosts(Unit.Id, post, null, null), 1)], (await Answerable.GroupsAsync(Token)).OrderByDescending(g => g.Measures));
    }

    [Fact]
    public async Task What_is_complete_or_closed_has_nobody_to_answer()
    {
        await CompleteAsync(await MeasureAsync("1", Today));
        await Seed.MeasureAsync(await Seed.ProblemAsync(Ledger, Unit.Id, "2", ProblemStatus.Closed), Today);

        Assert.Empty(await Answerable.GroupsAsync(Token));
    }

    [Fact]
    public async Task A_measure_of_another_unit_belongs_to_that_unit()
    {
        var other = await Seed.UnitAsync("乙市示例局");
        var measure = await MeasureAsync("1", Today);
        await Test.ExecuteAsync("UPDATE measures SET unit_id = @unit", new { unit = other.Id });

        Assert.Equal([other.Id], (await Answerable.GroupsAsync(Token)).Select(g => g.Posts.LeadUnitId));
        Assert.Equal(measure, Assert.Single(await Answerable.MeasuresAsync(new DutyPosts(other.Id, null, null, null), 5, Token)).Id);
        Assert.Empty(await Answerable.MeasuresAsync(new DutyPosts(Unit.Id, null, null, null), 5, Token));
    }

    [Fact]
    public async Task A_groups_measures_are_its_own_and_no_more_than_were_asked_for()
    {
        for (var n = 1; n <= 3; n++)
        {
            await MeasureAsync($"{n}", Today);
        }

        var post = await Seed.PostAsync(Unit.Id, PostRole.Handler, "审批科");
        await Test.ExecuteAsync("UPDATE measures SET responsible_post_id = @post WHERE problem_id = (SELECT id FROM problems WHERE number = '3')", new { post });

        Assert.Equal(["1"], (await Answerable.MeasuresAsync(new DutyPosts(Unit.Id, null, null, null), 1, Token)).Select(m => m.Number));
        Assert.Equal(["1", "2"], (await Answerable.MeasuresAsync(new DutyPosts(Unit.Id, null, null, null), 5, Token)).Select(m => m.Number));
        Assert.Equal(["3"], (await Answerable.MeasuresAsync(new DutyPosts(Unit.Id, post, null, null), 5, Token)).Select(m => m.Number));
    }

    [Fact]
    public async Task Years_are_those_of_open_deadlines_and_what_is_counted_provisionally_is_open_too()
    {
        await MeasureAsync("1", new DateOnly(2027, 1, 1));
        await MeasureAsync("2", new DateOnly(2026, 12, 31));
        await MeasureAsync("3", null);
        await CompleteAsync(await MeasureAsync("4", new DateOnly(2028, 1, 1)));
        await Test.ExecuteAsync("UPDATE measures SET provisional = 1 WHERE deadline > '2026-12-31'");

        var (years, provisional) = await Answerable.YearsAsync(Token);

        Assert.Equal([2026, 2027], years);
        Assert.Equal(1, provisional);
    }
}

public sealed class AnswerableOnSqlite(SqliteFixture fixture) : AnswerableStoreTests(fixture), IClassFixture<SqliteFixture>;

public sealed class AnswerableOnPostgres(PostgresFixture fixture) : AnswerableStoreTests(fixture), IClassFixture<PostgresFixture>;
