using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.Tests.Support;
using CaseReform.Ops.Domain.People;
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
