using CaseReform.Ops.Data.Burden;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Data.Tests.Support;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Testing.Databases;
using CaseReform.Ops.Testing.Ledger;

namespace CaseReform.Ops.Data.Tests.Burden;

public abstract class BurdenStoreTests(DatabaseFixture fixture) : ContractTests(fixture)
{
    private static readonly DateOnly Today = new(2026, 11, 20);
    private long _measure;
    private long _person;
    private long _post;

    private Task<BurdenFigures> CountAsync() => new BurdenStore(Test.Database).CountAsync(Today.AddDays(-7), Today, Token);

    private async Task FillAsync()
    {
        var seed = new LedgerSeed(Test.Database, Test.Now);
        var unit = await seed.UnitAsync("示例局");
        _person = await seed.HolderAsync(unit, PostRole.Handler, "甲甲", "jia@example.test");
        _post = await Test.ScalarAsync<long>("SELECT min(post_id) FROM holdings");
        _measure = await seed.MeasureAsync(await seed.ProblemAsync("1", unit), new SeedMeasure());
    }

    private Task LetterAsync(long id, string kind, DateOnly day, string state = "sent", int occurrence = 0, string notice = "to") => Test.Database.WriteAsync(
        async session =>
        {
            await session.ExecuteAsync(
                """
                INSERT INTO letters (id, kind, person_id, recipient, day, subject, message_id, content_hash, state, any_hour, priority, attempts, repeats, composed_at)
                VALUES (@id, @kind, @person, 'a@example.test', @day, '示例', '<a@example.test>', 'x', @state, 0, 5, 1, 0, @now)
                """,
                new { id, kind, person = _person, day, state, now = Test.Now });
            return await session.ExecuteAsync(
                """
                INSERT INTO notices (measure_id, rung, deadline, occurrence, post_id, channel, kind, state, reason, ladder_version, fired_on, planned_at, letter_id)
                VALUES (@measure, '催办', '2026-11-01', @occurrence, @post, 'mail', @notice, 'done', 'overdue', 1, @day, @now, @id)
                """,
                new { measure = _measure, post = _post, occurrence = $"{id}|{occurrence}", notice, day, now = Test.Now, id });
        },
        Token);

    private Task ReportAsync(int? percent, string? text, bool completes, string through, DateTimeOffset at) => Test.Database.WriteAsync(
        session => session.ExecuteAsync(
            "INSERT INTO reports (measure_id, at, day, person_id, actor, through, percent, text, completes) VALUES (@measure, @at, @day, @person, '甲甲', @through, @percent, @text, @completes)",
            new { measure = _measure, at, day = Today, person = _person, through, percent, text, completes = completes ? 1 : 0 }),
        Token);

    private Task CompleteAsync() => Test.Database.WriteAsync(session => session.ExecuteAsync("UPDATE measures SET status = 'completed', completed_on = @day, open = 0", new { day = Today }), Token);

    [Fact]
    public async Task Letters_that_went_are_counted_and_those_that_let_somebody_in_are_not()
    {
        await FillAsync();
        await LetterAsync(1, "ladder", Today);
        await LetterAsync(2, "digest", Today);
        await LetterAsync(3, "access", Today);
        await LetterAsync(4, "ladder", Today, "refused");
        await LetterAsync(5, "ladder", Today.AddDays(-8));

        var letters = (await CountAsync()).Letters;

        Assert.Equal((2, 2), (letters.Letters, letters.Most));
    }

    [Fact]
    public async Task One_measure_in_two_letters_of_a_day_to_one_person_is_asked_twice_and_a_copy_is_not()
    {
        await FillAsync();
        await LetterAsync(1, "ladder", Today);
        await LetterAsync(2, "ladder", Today.AddDays(-1));
        await LetterAsync(3, "ladder", Today, notice: "copy");
        Assert.Equal(0, (await CountAsync()).AskedTwice);

        await LetterAsync(4, "ladder", Today);
        Assert.Equal(1, (await CountAsync()).AskedTwice);
    }

    [Fact]
    public async Task A_letter_after_the_report_that_it_is_done_is_named_and_one_before_it_is_not()
    {
        await FillAsync();
        await LetterAsync(1, "ladder", Today);
        await ReportAsync(100, null, true, "chat", Test.Now.AddHours(1));
        await CompleteAsync();
        Assert.Equal(0, (await CountAsync()).AskedAfterDone);

        await ReportAsync(100, null, true, "chat", Test.Now.AddHours(-1));
        Assert.Equal(1, (await CountAsync()).AskedAfterDone);
    }

    [Theory]
    [InlineData("command", 1)]
    [InlineData("import", 1)]
    [InlineData("chat", 0)]
    public async Task A_measure_that_nobody_reported_on_in_the_chat_was_finished_without_a_log_in(string through, int without)
    {
        await FillAsync();
        await ReportAsync(50, "进行中", false, through, Test.Now);
        await ReportAsync(null, null, true, "command", Test.Now);
        await CompleteAsync();

        var figures = await CountAsync();

        Assert.Equal((1, without), (figures.Finished, figures.FinishedWithoutLogIn));
        Assert.Equal([1, 1, 0], figures.ReportsByFields);
    }
}

public sealed class BurdenStoreOnSqlite(SqliteFixture fixture) : BurdenStoreTests(fixture), IClassFixture<SqliteFixture>;

public sealed class BurdenStoreOnPostgres(PostgresFixture fixture) : BurdenStoreTests(fixture), IClassFixture<PostgresFixture>;
