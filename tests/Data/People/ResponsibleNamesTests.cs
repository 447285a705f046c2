using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.Tests.Support;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Text;
using CaseReform.Ops.Testing.Databases;

namespace CaseReform.Ops.Data.Tests.People;

public abstract class ResponsibleNamesTests(DatabaseFixture fixture) : LedgerTests(fixture)
{
    [Fact]
    public async Task Of_two_persons_of_one_name_who_fit_equally_well_neither_is_taken()
    {
        await NamedAsync("赵示例");
        await Seed.HolderAsync(await Seed.PostAsync(Unit.Id, PostRole.Handler, "科长"), "赵示例", "zhao1@example.test");
        await Seed.HolderAsync(await Seed.PostAsync(Unit.Id, PostRole.Handler, "科员"), "赵示例", "zhao2@example.test");

        Assert.Equal(0, (await ResolveAsync()).Measures);
        Assert.Null(await ResponsibleAsync());
    }

    [Fact]
    public async Task Of_two_persons_of_one_name_the_one_of_the_measures_unit_is_taken()
    {
        await NamedAsync("赵示例");
        await Seed.HolderAsync((await Seed.UnitAsync("甲市样本局")).Handler, "赵示例", "zhao1@example.test");
        var own = await Seed.PostAsync(Unit.Id, PostRole.Handler, "科长");
        await Seed.HolderAsync(own, "赵示例", "zhao2@example.test");

        Assert.Equal(1, (await ResolveAsync()).Measures);
        Assert.Equal(own, await ResponsibleAsync());
    }

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(-30, 0, true)]
    [InlineData(0, null, true)]
    [InlineData(-30, -1, false)]
    [InlineData(1, null, false)]
    public async Task A_name_is_its_bearers_from_the_first_day_of_the_tenure_to_the_last(int from, int? to, bool isBorne)
    {
        await NamedAsync("赵示例");
        await Test.ExecuteAsync("UPDATE problems SET lead_leader = '赵示例'");
        var person = await Seed.HolderAsync(await Seed.PostAsync(Unit.Id, PostRole.Handler, "科长"), "赵示例", "zhao@example.test");
        await Seed.HoldAsync(await Seed.PostAsync(Unit.Id, PostRole.SupervisingLeader, "副局长"), person);
        await Test.ExecuteAsync(
            "UPDATE holdings SET from_day = @first, to_day = @last WHERE person_id = @person",
            new { person, first = Today.AddDays(from), last = IsoDay.Text(to is { } days ? Today.AddDays(days) : null) });

        var resolved = await ResolveAsync();

        Assert.Equal(isBorne ? (1, 1) : (0, 0), (resolved.Measures, resolved.Problems));
        Assert.Equal(isBorne ? [] : ["赵示例"], resolved.Unknown);
    }

    private async Task NamedAsync(string name)
    {
        await MeasureAsync("1", Today);
        await Test.ExecuteAsync("UPDATE measures SET responsible_name = @name", new { name });
    }

    private Task<ResolvedNames> ResolveAsync() =>
        Database.WriteAsync(session => ResponsibleNames.ResolveAsync(session, Today, new ChangeOrigin(Test.Now, "office", "command")), Token);

    private async Task<long?> ResponsibleAsync() => (await Test.QueryAsync<long?>("SELECT responsible_post_id FROM measures")).Single();
}

public sealed class ResponsibleNamesOnSqlite(SqliteFixture fixture) : ResponsibleNamesTests(fixture), IClassFixture<SqliteFixture>;

public sealed class ResponsibleNamesOnPostgres(PostgresFixture fixture) : ResponsibleNamesTests(fixture), IClassFixture<PostgresFixture>;
