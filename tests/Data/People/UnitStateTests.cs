using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Ledger.Import;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.Tests.Support;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Testing.Databases;

namespace CaseReform.Ops.Data.Tests.People;

public abstract class UnitStateTests(DatabaseFixture fixture) : LedgerTests(fixture)
{
    [Fact]
    public async Task The_list_has_open_problems_people_in_office_and_the_names()
    {
        var below = await Seed.UnitAsync("甲市样本局", above: Unit.Id);
        await Seed.ProblemAsync(Ledger, Unit.Id, "1");
        await Seed.ProblemAsync(Ledger, Unit.Id, "2", ProblemStatus.Closed);
        await Test.ExecuteAsync("INSERT INTO unit_aliases (alias, unit_id) VALUES ('示例局', @Id)", new { Unit.Id });
        await Test.ExecuteAsync("UPDATE units SET retired_on = '2026-11-01' WHERE id = @Id", new { below.Id });

        var units = await Database.ReadAsync(session => UnitState.LoadAsync(session, Today), Token);

        var one = units.Single(u => u.Name == "甲市示例局");
        Assert.Equal((1, 3, null, null), (one.OpenProblems, one.People, one.Parent, one.RetiredOn));
        Assert.Equal(["示例局"], one.Aliases);
        var other = units.Single(u => u.Name == "甲市样本局");
        Assert.Equal((0, 0, "甲市示例局", new DateOnly(2026, 11, 1)), (other.OpenProblems, other.People, other.Parent, other.RetiredOn));
    }

    [Fact]
    public async Task What_hangs_on_a_unit_is_open_problems_of_every_kind_and_people_in_office_now_or_later()
    {
        var other = await Seed.UnitAsync("甲市样本局");
        var seat = await Seed.PostAsync(other.Id, Domain.People.PostRole.Overseer, "督导员");
        await Seed.ProblemAsync(Ledger, other.Id, "1", ProblemStatus.Closed);
        await Seed.ProblemAsync(Ledger, other.Id, "2");
        var overseen = await Seed.ProblemAsync(Ledger, Unit.Id, "3");
        var led = await Seed.ProblemAsync(Ledger, Unit.Id, "4");
        var named = await Seed.MeasureAsync(await Seed.ProblemAsync(Ledger, Unit.Id, "5"), Today);
        var part = await Seed.MeasureAsync(await Seed.ProblemAsync(Ledger, Unit.Id, "6"), Today);
        await Seed.ProblemAsync(Ledger, Unit.Id, "7");
        await Test.ExecuteAsync("UPDATE problems SET overseeing_unit_id = @Id WHERE id = @overseen", new { other.Id, overseen });
        await Test.ExecuteAsync("UPDATE problems SET lead_leader_post_id = @Leader WHERE id = @led", new { other.Leader, led });
        await Test.ExecuteAsync("UPDATE measures SET responsible_post_id = @Handler WHERE id = @named", new { other.Handler, named });
        await Test.ExecuteAsync("UPDATE measures SET unit_id = @Id WHERE id = @part", new { other.Id, part });
        var past = await Seed.HolderAsync(seat, "赵示例", "zhao@example.test");
        await Test.ExecuteAsync("UPDATE holdings SET to_day = '2026-11-19' WHERE person_id = @past", new { past });
        var later = await Seed.HolderAsync(other.First, "钱示例", "qian@example.test");
        await Test.ExecuteAsync("UPDATE holdings SET from_day = '2027-01-01' WHERE person_id = @later", new { later });

        var duties = await Database.ReadAsync(session => UnitDuties.LoadAsync(session, other.Id, Today), Token);

        Assert.Equal(["默认台账 2", "默认台账 3", "默认台账 4", "默认台账 5", "默认台账 6"], duties.Problems);
        Assert.Equal(["钱示例"], duties.Holders);
        var tally = await Database.ReadAsync(session => UnitTally.LoadAsync(session, other.Id, Today), Token);
        Assert.Equal((2, 1, 1, 0, 4, 0, 0, 0), (tally.Problems, tally.Measures, tally.Overseen, tally.Supported, tally.Posts, tally.Holders, tally.Notices, tally.Below));
    }

    [Fact]
    public async Task A_unit_is_renamed_retired_and_taken_in_again_and_each_is_in_the_trail()
    {
        var origin = new ChangeOrigin(Test.Now, "office", "command");
        await Database.WriteAsync(
            async session =>
            {
                await UnitEdits.RenameAsync(session, (await UnitEdits.LoadAsync(session)).Single(), "甲市示范局", origin);
                await UnitEdits.SetRetiredAsync(session, (await UnitEdits.LoadAsync(session)).Single(), Today, origin);
            },
            Token);
        var unit = Assert.Single(await Database.ReadAsync(UnitEdits.LoadAsync, Token));
        Assert.Equal(("甲市示范局", Today), (unit.Name, unit.RetiredOn));
        Assert.Equal(["甲市示例局"], unit.Aliases);

        // back to its own name: a name is never an alias at the same time
        await Database.WriteAsync(
            async session =>
            {
                await UnitEdits.RenameAsync(session, unit, "甲市示例局", origin);
                await UnitEdits.SetRetiredAsync(session, unit with { Name = "甲市示例局" }, null, origin);
            },
            Token);
        unit = Assert.Single(await Database.ReadAsync(UnitEdits.LoadAsync, Token));
        Assert.Equal(("甲市示例局", null), (unit.Name, unit.RetiredOn));
        Assert.Equal(["甲市示范局"], unit.Aliases);
        Assert.Equal(["unit.renamed", "unit.retired", "unit.renamed", "unit.restored"], await Test.QueryAsync<string>("SELECT action FROM audit ORDER BY seq"));
    }

    [Fact]
    public async Task A_retired_unit_is_known_by_the_problems_that_name_it_in_whatever_part()
    {
        var other = await Seed.UnitAsync("甲市样本局");
        await Seed.ProblemAsync(Ledger, other.Id, "1");
        var overseen = await Seed.ProblemAsync(Ledger, Unit.Id, "2");
        var supported = await Seed.ProblemAsync(Ledger, Unit.Id, "3");
        var part = await Seed.MeasureAsync(await Seed.ProblemAsync(Ledger, Unit.Id, "4"), Today);
        await Test.ExecuteAsync("UPDATE problems SET overseeing_unit_id = @Id WHERE id = @overseen", new { other.Id, overseen });
        await Test.ExecuteAsync("INSERT INTO problem_units (problem_id, unit_id, position) VALUES (@supported, @Id, 0)", new { other.Id, supported });
        await Test.ExecuteAsync("UPDATE measures SET unit_id = @Id WHERE id = @part", new { other.Id, part });
        var store = new LedgerImportStore(Database);
        Assert.Empty(await store.RetiredNamedAsync("默认台账", Token));

        await Test.ExecuteAsync("UPDATE units SET retired_on = '2026-11-01' WHERE id = @Id", new { other.Id });

        Assert.Equal(
            [("1", "甲市样本局"), ("2", "甲市样本局"), ("3", "甲市样本局"), ("4", "甲市样本局")], (await store.RetiredNamedAsync("默认台账", Token)).OrderBy(n => n.Problem, StringComparer.Ordinal));
        Assert.Empty(await store.RetiredNamedAsync("另一台账", Token));
    }

    [Fact]
    public async Task Who_was_retired_is_known_with_address_and_units()
    {
        await Database.WriteAsync(
            async session =>
            {
                await PersonRetirement.EndAsync(session, Handler, Test.Now);
                return true;
            },
            Token);
        var person = Assert.Single(await Database.ReadAsync(RetiredPerson.LoadAsync, Token));
        Assert.Equal(("张示例", "zhang@example.test"), (person.Name, person.Email));
        Assert.Equal(["甲市示例局"], person.Units);
        Assert.DoesNotContain(await Database.ReadAsync(DirectoryRows.PeopleAsync, Token), p => p.Id == Handler);
    }
}

public sealed class UnitStateOnSqlite(SqliteFixture fixture) : UnitStateTests(fixture), IClassFixture<SqliteFixture>;

public sealed class UnitStateOnPostgres(PostgresFixture fixture) : UnitStateTests(fixture), IClassFixture<PostgresFixture>;
