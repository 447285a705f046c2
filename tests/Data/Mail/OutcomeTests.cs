using CaseReform.Ops.Data.Alarms;
using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Testing.Databases;

namespace CaseReform.Ops.Data.Tests.Mail;

/// <summary>What is remembered of letters that did not arrive, and their way back.</summary>
public abstract class OutcomeTests(DatabaseFixture fixture) : MailTests(fixture)
{
    private DeliveryTrouble Trouble => new(Database);

    private UndeliveredStore Undelivered => new(Database);

    private ChangeOrigin Office => new(Test.Now, "office", "command");

    [Fact]
    public async Task A_refused_letter_is_settled_once_another_reached_the_same_person()
    {
        await MeasureAsync("1", Today);
        await PlanAsync();
        await RecordAsync(await ZhangsAsync(), LetterState.Refused, cause: LetterCause.Address);
        var failed = Assert.Single(await Trouble.FailedAsync(Token));
        Assert.Equal((LetterCause.Address, "张示例"), (failed.Cause, failed.Person));

        await LetterAsync(LetterKind.Access, Handler, LetterState.Sent);
        await LetterAsync(LetterKind.Digest, Leader, LetterState.Sent);
        Assert.Single(await Trouble.FailedAsync(Token));

        await LetterAsync(LetterKind.Digest, Handler, LetterState.Sent);
        Assert.Empty(await Trouble.FailedAsync(Token));
    }

    [Fact]
    public async Task What_an_office_letter_told_counts_only_when_it_may_arrive()
    {
        await MeasureAsync("1", Today);
        await PlanAsync();
        var refused = await ZhangsAsync();
        await RecordAsync(refused, LetterState.Refused);
        await RaiseAsync();
        Assert.Equal(1, await Trouble.TellAsync([Letter(LetterKind.Office, "office|1", Leader)], [refused.Id], ["vacant|1"], Today, Test.Now, Token));
        Assert.NotNull(Assert.Single(await Trouble.FailedAsync(Token)).ToldAt);
        Assert.Empty(await RaiseAsync());

        await EndAsync(LetterState.Refused);

        Assert.All(await Trouble.FailedAsync(Token), f => Assert.Null(f.ToldAt));
        Assert.Equal(["vacant|1"], await RaiseAsync());
        Assert.Equal(["office@example.test"], await Trouble.DeafAddressesAsync(Test.Now - TimeSpan.FromDays(7), Token));
        Assert.Equal(["office@example.test"], await Trouble.DeafAddressesAsync(Test.Now, Token));
        Assert.Empty(await Trouble.DeafAddressesAsync(Test.Now + TimeSpan.FromMilliseconds(1), Token));
    }

    [Fact]
    public async Task The_office_was_told_on_the_day_of_its_letter_and_on_no_other()
    {
        await Trouble.TellAsync([Letter(LetterKind.Office, "office|1", Leader)], [], [], Today, Test.Now, Token);

        Assert.True(await Trouble.OfficeToldAsync(Today, Token));
        Assert.False(await Trouble.OfficeToldAsync(Today.AddDays(1), Token));
        Assert.False(await Trouble.OfficeToldAsync(Today.AddDays(-1), Token));
    }

    [Fact]
    public async Task What_waits_since_an_instant_is_counted_from_the_next_on()
    {
        await Letters.EnqueueAsync(Letter(LetterKind.Digest, "digest|1", Handler), Test.Now, Token);
        await Letters.EnqueueAsync(Letter(LetterKind.Digest, "digest|2", Leader), Test.Now, Token);
        await RecordAsync((await LeaseAsync()).Letters[0], LetterState.Uncertain, uncertain: true);

        Assert.Equal((1, 0), await Trouble.OpenAsync(Test.Now, Token));
        Assert.Equal((1, 1), await Trouble.OpenAsync(Test.Now.AddMilliseconds(1), Token));
    }

    [Fact]
    public async Task One_reader_of_the_office_who_can_be_reached_is_enough()
    {
        await RaiseAsync();
        await Trouble.TellAsync([Letter(LetterKind.Office, "office|1", Leader), Letter(LetterKind.Office, "office|2", Handler)], [], ["vacant|1"], Today, Test.Now, Token);
        var letters = (await LeaseAsync()).Letters;
        await RecordAsync(letters[0], LetterState.Refused);
        Assert.Empty(await RaiseAsync());
        await RecordAsync(letters[1], LetterState.GivenUp);
        Assert.Equal(["vacant|1"], await RaiseAsync());
    }

    [Fact]
    public async Task What_comes_back_is_written_anew_without_what_is_settled()
    {
        var first = await MeasureAsync("1", Today);
        await MeasureAsync("2", Today);
        await PlanAsync();
        var letter = await ZhangsAsync();
        await RecordAsync(letter, LetterState.Refused);
        await CompleteAsync(first);
        await PlanAsync();

        var (standing, dropped) = await Undelivered.PreviewAsync(await ContextAsync(), [letter.Id], Token);
        Assert.Equal("2-1", Assert.Single(standing).Number.ToString());
        Assert.Equal(1, dropped);
        Assert.Equal(1, await Undelivered.ReturnAsync([letter.Id], Office, Token));
        Assert.Equal(0, await Undelivered.ReturnAsync([letter.Id], Office, Token));
        await PlanAsync();

        var anew = Assert.Single(await ComposeAsync(Zhang));
        Assert.EndsWith("zhang@example.test: 2-1 到期", Text(anew), StringComparison.Ordinal);
        Assert.NotEqual(letter.MessageId, anew.MessageId);
        Assert.Equal(LetterState.Dropped, await StateAsync(letter));
        Assert.Empty(await Undelivered.ListAsync(null, Token));
        await RecordAsync(anew, LetterState.Sent);
        await PlanAsync();
        Assert.Empty(await ComposeAsync(Letters, Today.AddDays(3), Zhang));
    }

    [Fact]
    public async Task What_was_said_louder_since_is_not_said_again()
    {
        var measure = await MeasureAsync("1", Today);
        await PlanAsync();
        var letter = await ZhangsAsync();
        await RecordAsync(letter, LetterState.Refused);
        var later = Today.AddDays(5);
        await PlanAsync(later);
        var louder = Assert.Single(await ComposeAsync(Letters, later, Zhang));
        await RecordAsync(louder, LetterState.Sent);

        Assert.Empty((await Undelivered.PreviewAsync(await ContextAsync(later), [letter.Id], Token)).Standing);
        await Undelivered.ReturnAsync([letter.Id], Office, Token);
        await PlanAsync(later);

        Assert.Empty(await ComposeAsync(Letters, later.AddDays(1), Zhang));
        Assert.Contains("责任人:到期:superseded", await NoticesAsync(measure));
    }

    [Fact]
    public async Task What_did_not_arrive_is_listed_from_a_day_on()
    {
        await MeasureAsync("1", Today);
        await PlanAsync();
        var letter = await ZhangsAsync();
        await RecordAsync(letter, LetterState.Refused);

        Assert.Equal([letter.Id], (await Undelivered.ListAsync(Today, Token)).Select(l => l.Id));
        Assert.Empty(await Undelivered.ListAsync(Today.AddDays(1), Token));
    }

    [Fact]
    public async Task A_corrected_address_brings_back_what_was_refused_and_not_what_may_have_arrived()
    {
        await MeasureAsync("1", Today);
        await PlanAsync();
        var letters = await ComposeAsync(Zhang, Li);
        await RecordAsync(letters[0], LetterState.Refused, cause: LetterCause.Address);
        await RecordAsync(letters[1], LetterState.GivenUp, uncertain: true, cause: LetterCause.Uncertain);

        Assert.Equal(1, await Database.WriteAsync(session => UndeliveredStore.ReturnOfAsync(session, [Handler, Leader], Office), Token));

        Assert.Equal([LetterState.Dropped, LetterState.GivenUp], [await StateAsync(letters[0]), await StateAsync(letters[1])]);
        Assert.True(Assert.Single(await Undelivered.ListAsync(null, Token)).MayHaveArrived);
    }

    [Fact]
    public async Task A_corrected_address_does_not_bring_back_what_was_refused_after_it_may_have_arrived()
    {
        await MeasureAsync("1", Today);
        await PlanAsync();
        await RecordAsync(await ZhangsAsync(), LetterState.Uncertain, uncertain: true);
        var again = Assert.Single((await LeaseAsync()).Letters);
        await RecordAsync(again, LetterState.Refused, cause: LetterCause.Address);

        Assert.Equal(0, await Database.WriteAsync(session => UndeliveredStore.ReturnOfAsync(session, [Handler], Office), Token));

        Assert.Equal(LetterState.Refused, await StateAsync(again));
        Assert.True(Assert.Single(await Undelivered.ListAsync(null, Token)).MayHaveArrived);
    }

    [Fact]
    public async Task A_refused_digest_goes_again_as_it_was_to_the_same_address_only()
    {
        var digest = await LetterAsync(LetterKind.Digest, Handler, LetterState.Refused, "zhang@example.test");
        await LetterAsync(LetterKind.Digest, Leader, LetterState.Refused, "old@example.test");
        Assert.Equal(1, await Undelivered.ReturnAsync([.. (await Undelivered.ListAsync(null, Token)).Select(l => l.Id)], Office, Token));
        Assert.Equal(digest.Bytes, Assert.Single((await LeaseAsync()).Letters).Bytes);
    }

    [Fact]
    public async Task What_went_again_and_failed_again_has_not_been_told()
    {
        var digest = await LetterAsync(LetterKind.Digest, Handler, LetterState.Refused, "zhang@example.test");
        await Trouble.TellAsync([Letter(LetterKind.Office, "office|1", Leader)], [digest.Id], [], Today, Test.Now, Token);
        Assert.NotNull(Assert.Single(await Trouble.FailedAsync(Token)).ToldAt);

        await Undelivered.ReturnAsync([digest.Id], Office, Token);
        await RecordAsync((await LeaseAsync()).Letters.Single(l => l.Id == digest.Id), LetterState.Refused);

        Assert.Null(Assert.Single(await Trouble.FailedAsync(Token)).ToldAt);
    }

    [Fact]
    public async Task A_digest_whose_reader_got_something_since_or_whose_bytes_are_forgotten_is_not_offered()
    {
        await LetterAsync(LetterKind.Digest, Handler, LetterState.Refused);
        var forgotten = await LetterAsync(LetterKind.Digest, Leader, LetterState.Refused);
        Assert.Equal(2, (await Undelivered.ListAsync(null, Token)).Count);

        await LetterAsync(LetterKind.Office, Handler, LetterState.Sent);
        await Test.ExecuteAsync("DELETE FROM letter_bodies WHERE letter_id = @Id", new { forgotten.Id });

        Assert.Empty(await Undelivered.ListAsync(null, Token));
    }

    [Fact]
    public async Task Bytes_of_refused_and_given_up_letters_are_forgotten_like_the_others()
    {
        await LetterAsync(LetterKind.Digest, Handler, LetterState.Refused);
        await LetterAsync(LetterKind.Digest, Leader, LetterState.GivenUp);
        Assert.Equal(0, await Letters.PurgeBodiesAsync(Test.Now, Token));
        Assert.Equal(2, await Letters.PurgeBodiesAsync(Test.Now + TimeSpan.FromDays(1), Token));
        Assert.Equal(0, await Test.ScalarAsync<long>("SELECT count(*) FROM letter_bodies"));
    }

    [Fact]
    public async Task An_uncertain_letter_that_is_put_off_too_long_is_given_up()
    {
        var letter = await LetterAsync(LetterKind.Digest, Handler, LetterState.Uncertain);
        var again = Assert.Single((await LeaseAsync()).Letters);
        var busy = new AttemptResult { LetterId = again.Id, Token = again.Token, State = LetterState.Uncertain, Detail = "452", NextAttempt = Test.Now };
        await Letters.RecordOrGiveUpAsync([busy], Test.Now + TimeSpan.FromSeconds(1), Test.Now, Token);
        Assert.Equal(LetterState.GivenUp, await StateAsync(letter));
        Assert.Empty((await LeaseAsync()).Letters);
    }

    [Fact]
    public async Task Of_several_workers_one_takes_the_letter_that_ends_a_pause()
    {
        var probes = new ProbeStore(Database);
        var probe = Letter(LetterKind.Probe, "probe|1", null);
        var turns = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => probes.TakeAsync(probe, Terms, Test.Now, Token), Token)));
        var letter = Assert.Single(turns.OfType<ProbeTurn.Taken>()).Letter;
        Assert.Equal(3, turns.OfType<ProbeTurn.InHand>().Count());
        Assert.Equal([1, 2, 3], letter.Bytes);

        await RecordAsync(letter, LetterState.Waiting);
        letter = Assert.IsType<ProbeTurn.Taken>(await probes.TakeAsync(probe, Terms, Test.Now, Token)).Letter;
        await RecordAsync(letter, LetterState.Sent);
        Assert.IsType<ProbeTurn.Arrived>(await probes.TakeAsync(probe, Terms, Test.Now, Token));
    }

    [Theory]
    [InlineData(LetterCause.Address, true)]
    [InlineData(LetterCause.Sending, false)]
    public async Task A_letter_that_failed_to_end_a_pause_tells_whether_it_was_about_its_reader(LetterCause cause, bool isAboutReader)
    {
        var probes = new ProbeStore(Database);
        var probe = Letter(LetterKind.Probe, "probe|1", null);
        var letter = Assert.IsType<ProbeTurn.Taken>(await probes.TakeAsync(probe, Terms, Test.Now, Token)).Letter;
        await RecordAsync(letter, LetterState.Dropped, cause: cause);
        Assert.Equal(isAboutReader, Assert.IsType<ProbeTurn.Failed>(await probes.TakeAsync(probe, Terms, Test.Now, Token)).IsAboutReader);
        Assert.Empty(await Trouble.FailedAsync(Token));
    }

    private Task<IReadOnlySet<string>> RaiseAsync() =>
        new AlarmStore(Database).SyncAsync(["vacant"], [new Alarm("vacant|1", "vacant", "空缺")], Office, Token);

    private async Task EndAsync(LetterState state) => await RecordAsync(Assert.Single((await LeaseAsync()).Letters), state);

    private async Task<LeasedLetter> LetterAsync(LetterKind kind, long person, LetterState state, string? recipient = null)
    {
        var queued = Letter(kind, $"{kind}|{person}|{state}", person);
        await Letters.EnqueueAsync(recipient is null ? queued : queued with { Recipient = recipient }, Test.Now, Token);
        var letter = Assert.Single(kind == LetterKind.Access ? (await Letters.LeaseAccessAsync(Terms, Test.Now, 5, Token)).Letters : (await LeaseAsync()).Letters);
        await RecordAsync(letter, state, uncertain: state == LetterState.Uncertain);
        return letter;
    }

    private static StandaloneLetter Letter(LetterKind kind, string key, long? person) => new()
    {
        Kind = kind, DedupKey = key, PersonId = person, Recipient = "office@example.test", Day = Today, Subject = "示例", MessageId = $"<{key}@example.test>",
        Bytes = [1, 2, 3], Priority = kind == LetterKind.Access ? Data.Mail.StandaloneLetter.AccessPriority : 5,
    };
}

public sealed class OutcomesOnSqlite(SqliteFixture fixture) : OutcomeTests(fixture), IClassFixture<SqliteFixture>;

public sealed class OutcomesOnPostgres(PostgresFixture fixture) : OutcomeTests(fixture), IClassFixture<PostgresFixture>;
