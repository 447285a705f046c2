using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.SetAside;
using CaseReform.Ops.Testing.Databases;

namespace CaseReform.Ops.Data.Tests.Mail;

/// <summary>One bad person, measure or row never stops the letters of the others.</summary>
public abstract class SetAsideTests(DatabaseFixture fixture) : MailTests(fixture)
{
    private readonly FaultNotes _faults = new("1.0");

    private SetAsideStore Aside => new(Database);

    [Fact]
    public async Task A_person_whose_letter_cannot_be_written_does_not_stop_the_others()
    {
        await MeasureAsync("1", Today);
        await PlanAsync();

        var letters = await ComposeAsync((person, notices) => person.PersonId == Handler ? throw new UnfitException("姓名过长") : Write(person, notices));

        Assert.Equal("<1@example.test> li@example.test: 1-1 预警", Text(Assert.Single(letters)));
        var kept = Assert.Single(await Aside.ListAsync(Token));
        Assert.Equal(((LetterKind?)LetterKind.Ladder, Handler, "张示例", "姓名过长"), (kept.LetterKind, kept.PersonId, kept.Person, kept.Reason));
        Assert.Equal(Handler, Assert.Single(_faults.All).PersonId);
        Assert.Equal([Handler], await Aside.PeopleAsync(LetterKind.Ladder, Test.Now, Token));
        Assert.Equal(1, await Letters.PendingCountAsync(Token));
    }

    [Fact]
    public async Task A_measure_that_breaks_a_letter_is_left_out_and_the_rest_goes_out()
    {
        await MeasureAsync("1", Today);
        var bad = await MeasureAsync("2", Today);
        await MeasureAsync("3", Today);
        await PlanAsync();

        var letters = await ComposeAsync(Breaking("2"), Zhang);

        Assert.EndsWith("zhang@example.test: 1-1 到期、3-1 到期", Text(Assert.Single(letters)), StringComparison.Ordinal);
        var kept = Assert.Single(await Aside.ListAsync(Token));
        Assert.Equal(((LetterKind?)null, "2", 1, (string?)null), (kept.LetterKind, kept.Number, kept.Ordinal, kept.Reason));
        Assert.Equal(bad, Assert.Single(_faults.All).MeasureId);
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_is_left_out_and_the_rest_goes_out()
    {
        await MeasureAsync("1", Today);
        var bad = await MeasureAsync("2", Today);
        await PlanAsync();
        await Test.ExecuteAsync("UPDATE measures SET last_report_on = '不日' WHERE id = @bad", new { bad });

        var letters = await ComposeAsync(Write, Zhang, Li);

        Assert.Equal(["li@example.test: 1-1 预警", "zhang@example.test: 1-1 到期"], letters.Select(l => Text(l).Split("> ")[1]).Order(StringComparer.Ordinal));
        Assert.Equal("2", Assert.Single(await Aside.ListAsync(Token)).Number);
    }

    [Fact]
    public async Task A_measure_and_then_a_person_are_listed_as_what_they_are()
    {
        var measure = await MeasureAsync("1", Today);
        await Aside.AddAsync([ItemFault.Measure(measure, new UnfitException("甲"))], "1.0", Test.Now, Token);
        await Aside.AddAsync([ItemFault.Letter(LetterKind.Ladder, Handler, new UnfitException("乙"))], "1.0", Test.Now, Token);

        Assert.Equal([null, LetterKind.Ladder], (await Aside.ListAsync(Token)).Select(k => k.LetterKind));
    }

    [Fact]
    public async Task Measures_that_are_well_alone_and_not_together_set_the_letter_aside()
    {
        await MeasureAsync("1", Today);
        await MeasureAsync("2", Today);
        await PlanAsync();

        Assert.Empty(await ComposeAsync((person, notices) => notices.Count > 1 ? throw new InvalidOperationException() : Write(person, notices), Zhang));

        Assert.Equal(LetterKind.Ladder, Assert.Single(await Aside.ListAsync(Token)).LetterKind);
        Assert.Equal(2, (await Letters.WaitingAsync(Test.Now, Token)).Posts[Unit.Handler]);
    }

    [Fact]
    public async Task A_measure_set_aside_does_not_throw_a_waiting_letter_away()
    {
        await MeasureAsync("1", Today);
        await MeasureAsync("2", Today);
        await PlanAsync();
        var letter = Assert.Single(await ComposeAsync(Breaking("2"), Zhang));
        await RecordAsync(letter, LetterState.Waiting);

        var again = Assert.Single((await LeaseAsync()).Letters);

        Assert.Equal((letter.Id, letter.MessageId), (again.Id, again.MessageId));
    }

    [Theory]
    [InlineData("UPDATE measures SET version = version + 1")]
    [InlineData("UPDATE problems SET version = version + 1")]
    [InlineData("UPDATE settings SET value = '99' WHERE key = 'roster.version'")]
    [InlineData("UPDATE settings SET value = '99' WHERE key = 'calendar.version'")]
    public async Task A_measure_is_tried_again_when_the_ledger_or_the_directory_changes(string change)
    {
        await MeasureAsync("1", Today);
        await PlanAsync();
        await ComposeAsync(Breaking("1"), Zhang);
        Assert.Equal(0, await Aside.ForgetChangedAsync("1.0", Token));
        Assert.Empty(await ComposeAsync(Write, Zhang));

        await Test.ExecuteAsync(change);

        Assert.Equal(1, await Aside.ForgetChangedAsync("1.0", Token));
        Assert.Single(await ComposeAsync(Write, Zhang));
    }

    [Theory]
    [InlineData("UPDATE people SET name = '张样本' WHERE id = @Handler", "1.0")]
    [InlineData("UPDATE people SET email = 'z@example.test' WHERE id = @Handler", "1.0")]
    [InlineData("UPDATE people SET active = 0 WHERE id = @Handler", "1.0")]
    [InlineData("UPDATE people SET name = name", "1.1")]
    public async Task A_person_is_tried_again_when_they_or_the_program_changed(string change, string surroundings)
    {
        await Aside.AddAsync([ItemFault.Letter(LetterKind.Ladder, Handler, new UnfitException("姓名过长"))], "1.0", Test.Now, Token);
        Assert.Equal(0, await Aside.ForgetChangedAsync("1.0", Token));

        await Test.ExecuteAsync(change, new { Handler });

        Assert.Equal(1, await Aside.ForgetChangedAsync(surroundings, Token));
    }

    [Fact]
    public async Task What_stays_as_it_is_is_tried_after_a_growing_while()
    {
        var fault = ItemFault.Letter(LetterKind.Ladder, Handler, new InvalidOperationException("有\0字符\uD800" + new string('长', 5_000_000)));
        await Aside.AddAsync([fault], "1.0", Test.Now, Token);
        Assert.Equal((false, true), (await DueAsync(59), await DueAsync(61)));

        await Aside.AddAsync([fault], "1.0", Test.Now, Token);
        Assert.Equal((false, true), (await DueAsync(119), await DueAsync(121)));

        async Task<bool> DueAsync(int seconds) => (await Aside.PeopleAsync(LetterKind.Ladder, Test.Now.AddSeconds(seconds), Token)).Count == 0;
    }

    [Fact]
    public async Task A_letter_that_was_written_since_settles_it()
    {
        await MeasureAsync("1", Today);
        await PlanAsync();
        await ComposeAsync((_, _) => throw new InvalidOperationException(), Zhang);
        Test.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Single(await ComposeAsync(Write, Zhang));

        Assert.Equal(1, await Aside.ForgetChangedAsync("1.0", Token));
        Assert.Empty(await Aside.ListAsync(Token));
    }

    [Fact]
    public async Task A_database_that_cannot_write_is_nobodys_fault()
    {
        await MeasureAsync("1", Today);
        await PlanAsync();

        await Assert.ThrowsAsync<IOException>(() => ComposeAsync((_, _) => throw new IOException("No space left on device"), Zhang, Li));

        Assert.Empty(await Aside.ListAsync(Token));
    }

    [Fact]
    public async Task Letters_are_taken_from_the_queue_by_their_bytes()
    {
        await MeasureAsync("1", Today);
        await PlanAsync();
        foreach (var letter in await ComposeAsync((person, notices) => Write(person, notices) with { Bytes = new byte[3 << 20] }))
        {
            await RecordAsync(letter, LetterState.Waiting);
        }

        var first = Assert.Single((await LeaseAsync()).Letters);
        var second = Assert.Single((await LeaseAsync()).Letters);

        Assert.NotEqual(first.Id, second.Id);
        Assert.Empty((await LeaseAsync()).Letters);
    }

    [Fact]
    public async Task A_letter_whose_bytes_are_gone_is_written_anew()
    {
        await MeasureAsync("1", Today);
        await PlanAsync();
        var lost = await ZhangsAsync();
        await RecordAsync(lost, LetterState.Waiting);
        await Test.ExecuteAsync("DELETE FROM letter_bodies");

        Assert.Equal((0, 1), ((await LeaseAsync()) is var due ? due.Letters.Count : -1, due.Dropped));

        Assert.Equal(LetterState.Dropped, await StateAsync(lost));
        Assert.Equal("zhang@example.test", (await ZhangsAsync()).Recipient);
    }

    [Fact]
    public async Task A_text_of_megabytes_is_not_read_for_a_letter()
    {
        await MeasureAsync("1", Today);
        await PlanAsync();
        await Test.ExecuteAsync("UPDATE problems SET symptom = @text", new { text = new string('长', 5_000_000) });
        var length = 0;

        await ComposeAsync(
            (person, notices) =>
            {
                length = notices.Max(n => n.Symptom.Length);
                return Write(person, notices);
            },
            Zhang);

        Assert.Equal(2000, length);
    }

    private static Exception Broken => new InvalidOperationException("a fault of ours");

    private Func<Addressee, IReadOnlyList<PendingNotice>, Composition?> Breaking(string number) =>
        (person, notices) => notices.Any(n => n.Number == number) ? throw Broken : Write(person, notices);

    private Task<IReadOnlyList<LeasedLetter>> ComposeAsync(Func<Addressee, IReadOnlyList<PendingNotice>, Composition?> compose, params Addressee[] people) =>
        Letters.ComposeAsync(people is [] ? [Zhang, Li] : people, compose, Terms, Today, Test.Now, Token, _faults);
}

public sealed class SetAsideOnSqlite(SqliteFixture fixture) : SetAsideTests(fixture), IClassFixture<SqliteFixture>;

public sealed class SetAsideOnPostgres(PostgresFixture fixture) : SetAsideTests(fixture), IClassFixture<PostgresFixture>;
