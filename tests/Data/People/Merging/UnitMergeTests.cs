using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.People.Merging;
using CaseReform.Ops.Data.Tests.Support;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Testing.Databases;

namespace CaseReform.Ops.Data.Tests.People.Merging;

public abstract class UnitMergeTests(DatabaseFixture fixture) : LedgerTests(fixture)
{
    private SeededUnit _twin = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _twin = await Seed.UnitAsync("示例局");
    }

    [Fact]
    public async Task Nothing_names_the_unit_that_went_and_its_name_is_an_alias()
    {
        var other = await Seed.UnitAsync("甲市样本局", above: _twin.Id);
        var problem = await Seed.ProblemAsync(Ledger, _twin.Id, "1");
        var measure = await Seed.MeasureAsync(problem, Today.AddDays(3));
        var overseen = await Seed.ProblemAsync(Ledger, other.Id, "2");
        await Seed.MeasureAsync(overseen, Today.AddDays(3));
        await Test.ExecuteAsync("UPDATE problems SET overseeing_unit_id = @twin, lead_leader_post_id = @Leader WHERE id = @overseen", new { twin = _twin.Id, _twin.Leader, overseen });
        await Test.ExecuteAsync("UPDATE measures SET unit_id = @twin, responsible_post_id = @Handler WHERE problem_id = @overseen", new { twin = _twin.Id, _twin.Handler, overseen });
        await Test.ExecuteAsync("INSERT INTO problem_units (problem_id, unit_id, position) VALUES (@overseen, @twin, 0), (@overseen, @unit, 1), (@problem, @unit, 0)", new { overseen, problem, twin = _twin.Id, unit = Unit.Id });
        await Test.ExecuteAsync("INSERT INTO unit_aliases (alias, unit_id) VALUES ('示局', @twin)", new { twin = _twin.Id });
        var supervisor = await Seed.PostAsync(other.Id, PostRole.Overseer, "督导员");
        await Test.ExecuteAsync("INSERT INTO post_units (post_id, unit_id) VALUES (@supervisor, @twin), (@supervisor, @unit)", new { supervisor, twin = _twin.Id, unit = Unit.Id });

        await MergeAsync();

        foreach (var column in UnitReferences.All.Select(r => r.Column).Append("measures.lead_unit_id").Append("measures.overseeing_unit_id").Append("problem_marks.lead_unit_id")
            .Append("problem_counts.lead_unit_id").Append("measure_counts.lead_unit_id").Append("measure_counts.overseeing_unit_id"))
        {
            Assert.Equal((column, 0L), (column, await NamingAsync(column, _twin.Id)));
        }

        foreach (var column in PostReferences.All.Select(r => r.Column).Append("measures.lead_leader_post_id"))
        {
            Assert.Equal((column, 0L), (column, await NamingAsync(column, _twin.Handler) + await NamingAsync(column, _twin.Leader) + await NamingAsync(column, _twin.First)));
        }

        Assert.Equal(["甲市示例局/甲市示例局", "甲市样本局/甲市示例局"], await Test.QueryAsync<string>(
            "SELECT u.name || '/' || o.name FROM problems p JOIN units u ON u.id = p.lead_unit_id JOIN units o ON o.id = coalesce(p.overseeing_unit_id, p.lead_unit_id) ORDER BY p.id"));
        Assert.Equal(["示局", "示例局"], await Test.QueryAsync<string>("SELECT alias FROM unit_aliases WHERE unit_id = @Id ORDER BY length(alias)", new { Unit.Id }));
        Assert.Equal([overseen], await Test.QueryAsync<long>("SELECT problem_id FROM problem_units"));
        Assert.Equal(Unit.Id, await Test.ScalarAsync<long>("SELECT parent_id FROM units WHERE id = @Id", new { other.Id }));
        Assert.Equal(0, await Test.ScalarAsync<long>("SELECT next_due FROM measures WHERE id = @measure", new { measure }));
        Assert.Equal(
            await Test.QueryAsync<string>("SELECT lead_unit_id || '/' || overseeing_unit_id || '/' || deadline || '/' || count(*) FROM measure_states GROUP BY lead_unit_id, overseeing_unit_id, deadline ORDER BY 1"),
            await Test.QueryAsync<string>("SELECT lead_unit_id || '/' || overseeing_unit_id || '/' || deadline || '/' || sum(n) FROM measure_counts GROUP BY lead_unit_id, overseeing_unit_id, deadline ORDER BY 1"));
    }

    [Fact]
    public async Task Reminders_that_wait_go_to_the_seats_of_the_unit_that_stays_and_are_not_planned_again()
    {
        var measure = await Seed.MeasureAsync(await Seed.ProblemAsync(Ledger, _twin.Id, "1"), Today.AddDays(-1));
        await PlanAsync();
        Assert.All(await NoticesAsync(measure), n => Assert.StartsWith("其他", n, StringComparison.Ordinal));
        var before = (await NoticesAsync(measure)).Select(n => n[n.IndexOf(':', StringComparison.Ordinal)..]).Order(StringComparer.Ordinal);

        await MergeAsync();
        await PlanAsync();

        var notices = await NoticesAsync(measure);
        Assert.Equal(before, notices.Select(n => n[n.IndexOf(':', StringComparison.Ordinal)..]).Order(StringComparer.Ordinal));
        Assert.Contains("责任人:催办:pending", notices);
        Assert.DoesNotContain(notices, n => n.StartsWith("其他", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_holders_of_one_title_keep_posts_of_their_own_and_a_vacant_seat_is_filled()
    {
        await Seed.HolderAsync(_twin.Handler, "赵示例", "zhao@example.test");
        await Test.ExecuteAsync("DELETE FROM holdings WHERE post_id = @First", new { Unit.First });
        await Seed.HolderAsync(_twin.First, "钱示例", "qian@example.test");

        var came = await MergeAsync();

        Assert.Equal([(PostRole.Handler, "责任人②")], came.Select(p => (p.Role, p.Title)));
        Assert.Equal(["-:张示例", "-:李示例", "责任人②:赵示例", "-:钱示例"], await Test.QueryAsync<string>(
            "SELECT p.title || ':' || a.name FROM holdings h JOIN posts p ON p.id = h.post_id JOIN people a ON a.id = h.person_id WHERE p.unit_id = @Id ORDER BY a.id", new { Unit.Id }));
    }

    [Fact]
    public async Task A_notice_that_both_have_is_kept_once_the_one_that_was_said()
    {
        var measure = await Seed.MeasureAsync(await Seed.ProblemAsync(Ledger, Unit.Id, "1"), Today.AddDays(-1));
        await PlanAsync();
        await Test.ExecuteAsync(
            """
            INSERT INTO notices (measure_id, rung, deadline, occurrence, post_id, channel, kind, state, reason, ladder_version, fired_on, planned_at)
            SELECT measure_id, rung, deadline, occurrence, @gone, channel, kind, 'sent', reason, ladder_version, fired_on, planned_at FROM notices WHERE post_id = @stays
            """,
            new { gone = _twin.Handler, stays = Unit.Handler });

        await MergeAsync();

        Assert.Equal(["sent"], await Test.QueryAsync<string>("SELECT DISTINCT state FROM notices WHERE measure_id = @measure AND post_id = @Handler", new { measure, Unit.Handler }));
    }

    [Fact]
    public async Task A_unit_far_below_takes_the_place_of_the_one_above_it_without_a_circle()
    {
        var between = await Seed.UnitAsync("甲市中层局", above: _twin.Id);
        await Test.ExecuteAsync("UPDATE units SET parent_id = @parent WHERE id = @id", new { parent = between.Id, id = Unit.Id });

        await MergeAsync();

        Assert.Equal(["甲市示例局<", "甲市中层局<甲市示例局"], await Test.QueryAsync<string>(
            "SELECT u.name || '<' || coalesce(a.name, '') FROM units u LEFT JOIN units a ON a.id = u.parent_id ORDER BY u.id"));
    }

    private Task<IReadOnlyList<PostRecord>> MergeAsync() => Database.WriteAsync(
        async session =>
        {
            var units = await UnitEdits.LoadAsync(session);
            return await UnitMerge.RunAsync(session, units.Single(u => u.Id == _twin.Id), units.Single(u => u.Id == Unit.Id));
        },
        Token);

    private Task<long> NamingAsync(string column, long id)
    {
        var (table, name) = (column.Split('.')[0], column.Split('.')[1]);
        return Test.ScalarAsync<long>($"SELECT count(*) FROM {table} WHERE {name} = @id", new { id });
    }
}

public sealed class UnitMergeOnSqlite(SqliteFixture fixture) : UnitMergeTests(fixture), IClassFixture<SqliteFixture>;

public sealed class UnitMergeOnPostgres(PostgresFixture fixture) : UnitMergeTests(fixture), IClassFixture<PostgresFixture>;
