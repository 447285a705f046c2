using CaseReform.Ops.Data.Access;
using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.Tests.Support;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Testing.Databases;

namespace CaseReform.Ops.Data.Tests.Access;

/// <summary>Mails that let somebody in: asked for, composed, used up.</summary>
public abstract class AccessMailTests(DatabaseFixture fixture) : LedgerTests(fixture)
{
    private static readonly EmailAddress Zhang = EmailAddress.From("zhang@example.test");

    private static readonly Asker Stranger = Network(0);

    private readonly List<(AccessMailRequest Request, string Secret)> _composed = [];

    private AccessMailStore Mails => new(Database);

    private LetterStore Letters => new(Database);

    [Fact]
    public async Task An_address_leads_to_its_person_however_it_is_written_and_not_to_one_who_left()
    {
        Assert.Equal(Handler, await Mails.PersonOfAsync(EmailAddress.From("ZHANG@Example.test"), Token));
        Assert.Null(await Mails.PersonOfAsync(EmailAddress.From("nobody@example.test"), Token));

        await Test.ExecuteAsync("UPDATE people SET active = 0 WHERE id = @Handler", new { Handler });
        Assert.Null(await Mails.PersonOfAsync(Zhang, Token));
    }

    [Fact]
    public async Task A_request_becomes_one_mail_ahead_of_all_others_for_any_hour_and_only_a_hash_stays()
    {
        Assert.True(await LinkAsync());
        Assert.True(await Mails.AnyWaitingAsync(Test.Now, Token));

        Assert.Equal(1, await ComposeAsync());

        var (request, secret) = Assert.Single(_composed);
        Assert.Equal((AccessMailKind.Link, Handler, "张示例", "zhang@example.test", "http://127.0.0.1"), (request.Kind, request.PersonId, request.Name, request.Email, request.LinkBase));
        Assert.True(AccessSecret.IsToken(secret));
        Assert.False(await Mails.AnyWaitingAsync(Test.Now, Token));
        Assert.Equal(0, await ComposeAsync());
        Assert.Equal("0|1|access", await Test.ScalarAsync<string>("SELECT priority || '|' || any_hour || '|' || kind FROM letters"));
        Assert.DoesNotContain(secret, await DumpAsync("access_mails"), StringComparison.Ordinal);
        Assert.DoesNotContain(secret, await DumpAsync("letters"), StringComparison.Ordinal);
        Assert.Contains(AccessSecret.HashOf(secret), await DumpAsync("access_mails"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fourth_request_in_an_hour_brings_nothing()
    {
        for (var i = 0; i < 3; i++)
        {
            Assert.True(await LinkAsync());
            Test.Clock.Advance(TimeSpan.FromMinutes(15));
        }

        Assert.False(await LinkAsync());
        Assert.Equal(3, await Test.ScalarAsync<long>("SELECT count(*) FROM access_mails"));

        Test.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.True(await LinkAsync());
    }

    [Fact]
    public async Task Ten_requests_at_once_are_three()
    {
        var allowed = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(LinkAsync, Token)));

        Assert.Equal(3, allowed.Count(a => a));
    }

    [Fact]
    public async Task An_unknown_address_counts_and_brings_no_mail()
    {
        var unknown = EmailAddress.From("nobody@example.test");
        for (var i = 0; i < 3; i++)
        {
            Assert.True(await Mails.RequestLinkAsync(unknown, null, Stranger, "http://127.0.0.1", Test.Now, Token));
        }

        Assert.False(await Mails.RequestLinkAsync(unknown, null, Stranger, "http://127.0.0.1", Test.Now, Token));
        Assert.False(await Mails.AnyWaitingAsync(Test.Now, Token));
        Assert.DoesNotContain("nobody", await DumpAsync("access_mails"), StringComparison.Ordinal);
        Assert.True(await LinkAsync());
    }

    [Fact]
    public async Task A_request_that_waited_too_long_and_one_of_somebody_who_left_bring_no_mail()
    {
        await LinkAsync();
        Test.Clock.Advance(AccessMailStore.Life);
        Assert.Equal(1, await ComposeAsync());

        await LinkAsync();
        await Test.ExecuteAsync("UPDATE people SET active = 0 WHERE id = @Handler", new { Handler });
        Assert.Equal(1, await ComposeAsync());

        Assert.Empty(_composed);
        Assert.Equal(0, await Test.ScalarAsync<long>("SELECT count(*) FROM letters"));
        Assert.False(await Mails.AnyWaitingAsync(Test.Now, Token));
    }

    [Fact]
    public async Task Access_letters_and_others_never_take_each_others()
    {
        await Letters.EnqueueAsync(
            new StandaloneLetter { Kind = LetterKind.Digest, DedupKey = "d", Recipient = "li@example.test", Day = Today, Subject = "周报", MessageId = "<d@example.test>", Bytes = [1] },
            Test.Now, Token);
        await LinkAsync();
        await ComposeAsync();

        Assert.Equal(1, await Letters.WaitingCountAsync(Token));
        Assert.True(await Letters.AnyAccessDueAsync(Test.Now, Token));
        Assert.Equal(["li@example.test"], (await LeaseOthersAsync()).Letters.Select(l => l.Recipient));
        Assert.Equal(["zhang@example.test"], (await LeaseAsync()).Letters.Select(l => l.Recipient));
        Assert.False(await Letters.AnyAccessDueAsync(Test.Now, Token));
    }

    [Theory]
    [InlineData(LetterState.Sent, 0)]
    [InlineData(LetterState.Refused, 0)]
    [InlineData(LetterState.GivenUp, 0)]
    [InlineData(LetterState.Waiting, 1)]
    [InlineData(LetterState.Uncertain, 1)]
    public async Task The_bytes_of_a_mail_are_forgotten_as_soon_as_it_ended(LetterState state, long bodies)
    {
        await LinkAsync();
        await ComposeAsync();
        var letter = Assert.Single((await LeaseAsync()).Letters);

        await Letters.RecordAsync([new AttemptResult { LetterId = letter.Id, Token = letter.Token, State = state, Detail = "x", NextAttempt = bodies == 0 ? null : Test.Now }], Test.Now, Token);

        Assert.Equal(bodies, await Test.ScalarAsync<long>("SELECT count(*) FROM letter_bodies"));
        Assert.Empty(await new DeliveryTrouble(Database).FailedAsync(Token));
    }

    [Fact]
    public async Task A_mail_whose_time_is_over_is_dropped_with_its_bytes()
    {
        await LinkAsync();
        await ComposeAsync();
        Test.Clock.Advance(AccessMailStore.Life);

        var due = await LeaseAsync();

        Assert.Empty(due.Letters);
        Assert.Equal(1, due.Dropped);
        Assert.Equal("dropped", await Test.ScalarAsync<string>("SELECT state FROM letters"));
        Assert.Equal(0, await Test.ScalarAsync<long>("SELECT count(*) FROM letter_bodies"));
    }

    [Fact]
    public async Task A_code_binds_the_account_that_asked_for_it_once()
    {
        Assert.True(await Mails.RequestCodeAsync(Zhang, Handler, "msteams|t|o", Test.Now, Token));
        await ComposeAsync();
        var code = Assert.Single(_composed).Secret;
        Assert.Equal(8, code.Length);
        Assert.All(code, c => Assert.True(char.IsAsciiDigit(c)));

        Assert.IsType<CodeTry.None>(await TryAsync("msteams|t|another", code));
        Assert.Equal(new CodeTry.Right(Handler), await TryAsync("msteams|t|o", code));
        Assert.IsType<CodeTry.None>(await TryAsync("msteams|t|o", code));
    }

    [Fact]
    public async Task After_five_wrong_tries_the_right_code_is_worth_nothing()
    {
        await Mails.RequestCodeAsync(Zhang, Handler, "a", Test.Now, Token);
        await ComposeAsync();
        var code = Assert.Single(_composed).Secret;
        var wrong = code == "00000000" ? "00000001" : "00000000";

        for (var left = 4; left >= 0; left--)
        {
            Assert.Equal(new CodeTry.Wrong(left), await TryAsync("a", wrong));
        }

        Assert.IsType<CodeTry.None>(await TryAsync("a", code));
    }

    [Fact]
    public async Task Tries_at_once_are_counted_one_by_one()
    {
        await Mails.RequestCodeAsync(Zhang, Handler, "a", Test.Now, Token);
        await ComposeAsync();

        var tries = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() => TryAsync("a", $"wrong{i}"), Token)));

        Assert.Equal(5, tries.OfType<CodeTry.Wrong>().Count());
    }

    [Fact]
    public async Task The_right_code_binds_the_account_and_is_used_up_or_neither()
    {
        await Mails.RequestCodeAsync(Zhang, Handler, "a", Test.Now, Token);
        await ComposeAsync();
        var code = _composed[0].Secret;
        Assert.False(await Mails.IsUsedCodeAsync("a", code, Token));

        await Test.ExecuteAsync("ALTER TABLE bindings RENAME TO elsewhere");
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => TryAsync("a", code));
        await Test.ExecuteAsync("ALTER TABLE elsewhere RENAME TO bindings");

        Assert.Equal(new CodeTry.Right(Handler), await TryAsync("a", code));
        Assert.Equal(Handler, (await new BindingStore(Database).FindAsync("a", Token))?.PersonId);
        Assert.Equal(["binding.made"], await Test.QueryAsync<string>("SELECT action FROM audit WHERE action LIKE 'binding.%'"));
        Assert.True(await Mails.IsUsedCodeAsync("a", code, Token));
        Assert.False(await Mails.IsUsedCodeAsync("a", "12345678", Token));
    }

    [Fact]
    public async Task A_code_for_nobody_takes_tries_like_any_other()
    {
        await Mails.RequestCodeAsync(EmailAddress.From("nobody@example.test"), null, "a", Test.Now, Token);

        Assert.Equal(new CodeTry.Wrong(4), await TryAsync("a", "12345678"));
    }

    [Fact]
    public async Task A_newer_code_makes_the_older_worth_nothing_and_time_ends_it()
    {
        await Mails.RequestCodeAsync(Zhang, Handler, "a", Test.Now, Token);
        await ComposeAsync();
        Test.Clock.Advance(TimeSpan.FromMinutes(1));
        await Mails.RequestCodeAsync(Zhang, Handler, "a", Test.Now, Token);
        await ComposeAsync();

        Assert.Equal(new CodeTry.Wrong(4), await TryAsync("a", _composed[0].Secret));
        Test.Clock.Advance(AccessMailStore.Life);
        Assert.IsType<CodeTry.None>(await TryAsync("a", _composed[1].Secret));
    }

    [Fact]
    public async Task An_account_is_limited_whatever_addresses_it_names()
    {
        for (var i = 0; i < 3; i++)
        {
            Assert.True(await Mails.RequestCodeAsync(EmailAddress.From($"a{i}@example.test"), null, "a", Test.Now, Token));
        }

        Assert.False(await Mails.RequestCodeAsync(Zhang, Handler, "a", Test.Now, Token));
        Assert.True(await Mails.RequestCodeAsync(Zhang, Handler, "b", Test.Now, Token));
        Assert.True(await LinkAsync());
    }

    [Fact]
    public async Task A_stranger_uses_up_nobodys_mails()
    {
        Assert.Equal(3, await HowManyAsync(Network(1)));

        Assert.Equal(3, await HowManyAsync(Network(2)));
    }

    [Fact]
    public async Task A_mailbox_gets_twelve_an_hour_however_many_ask()
    {
        var all = 0;
        for (var asker = 0; asker < 6; asker++)
        {
            all += await HowManyAsync(Network(asker));
        }

        Assert.Equal(12, all);
        Test.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(3, await HowManyAsync(Network(7)));
    }

    [Fact]
    public async Task A_remembered_browser_has_its_own_three_when_strangers_have_used_up_the_twelve()
    {
        for (var asker = 0; asker < 5; asker++)
        {
            await HowManyAsync(Network(asker));
        }

        Assert.Equal(3, await HowManyAsync(new Asker(AskerKind.Browser, "browser|a")));
        Assert.Equal(3, await HowManyAsync(new Asker(AskerKind.Browser, "browser|b")));
    }

    [Fact]
    public async Task What_remembered_browsers_ask_for_is_not_taken_from_others()
    {
        for (var browser = 0; browser < 5; browser++)
        {
            await HowManyAsync(new Asker(AskerKind.Browser, $"browser|{browser}"));
        }

        Assert.Equal(3, await HowManyAsync(Stranger));
    }

    [Fact]
    public async Task An_office_behind_one_address_gets_in_and_a_flood_from_there_ends()
    {
        var allowed = 0;
        for (var person = 0; person < 620; person++)
        {
            allowed += await Mails.RequestLinkAsync(EmailAddress.From($"a{person}@example.test"), Handler, Stranger, "http://127.0.0.1", Test.Now, Token) ? 1 : 0;
        }

        Assert.Equal(600, allowed);
        Assert.True(await LinkAsync(Network(1)));
    }

    [Fact]
    public async Task Made_up_addresses_shut_nobody_out_who_asks_from_the_same_network()
    {
        for (var number = 0; number < 620; number++)
        {
            Assert.True(await Mails.RequestLinkAsync(EmailAddress.From($"a{number}@example.test"), null, Stranger, "http://127.0.0.1", Test.Now, Token));
        }

        Assert.True(await LinkAsync());
    }

    [Fact]
    public async Task Requests_of_a_clock_that_was_set_back_since_count_no_more()
    {
        Test.Clock.Advance(TimeSpan.FromDays(10));
        Assert.Equal(3, await HowManyAsync(Stranger));

        Test.Clock.SetBack(TimeSpan.FromDays(10));

        Assert.Equal(3, await HowManyAsync(Stranger));
    }

    [Fact]
    public async Task Other_accounts_use_up_nobodys_codes()
    {
        for (var i = 0; i < 3; i++)
        {
            Assert.True(await Mails.RequestCodeAsync(Zhang, Handler, "stranger", Test.Now, Token));
        }

        Assert.False(await Mails.RequestCodeAsync(Zhang, Handler, "stranger", Test.Now, Token));
        Assert.True(await Mails.RequestCodeAsync(Zhang, Handler, "a", Test.Now, Token));
    }

    [Fact]
    public async Task A_mailbox_gets_twelve_codes_an_hour_however_many_accounts_ask()
    {
        var allowed = 0;
        for (var account = 0; account < 14; account++)
        {
            allowed += await Mails.RequestCodeAsync(Zhang, Handler, $"a{account}", Test.Now, Token) ? 1 : 0;
        }

        Assert.Equal(12, allowed);
    }

    [Fact]
    public async Task A_clock_that_was_set_back_lengthens_no_link_and_no_code()
    {
        await LinkAsync();
        await Mails.RequestCodeAsync(Zhang, Handler, "a", Test.Now, Token);
        await ComposeAsync();
        Test.Clock.SetBack(TimeSpan.FromHours(1));

        Assert.Equal(LinkState.Expired, await Mails.LinkAsync(_composed[0].Secret, Test.Now, Token));
        Assert.IsType<CodeTry.None>(await TryAsync("a", _composed[1].Secret));
        Test.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(LinkState.Open, await Mails.LinkAsync(_composed[0].Secret, Test.Now, Token));
    }

    [Fact]
    public async Task The_newest_code_counts_when_the_clock_was_set_back_before_it()
    {
        await Mails.RequestCodeAsync(Zhang, Handler, "a", Test.Now, Token);
        await ComposeAsync();
        Test.Clock.SetBack(TimeSpan.FromMinutes(1));
        await Mails.RequestCodeAsync(Zhang, Handler, "a", Test.Now, Token);
        await ComposeAsync();

        Assert.Equal(new CodeTry.Right(Handler), await TryAsync("a", _composed[1].Secret));
    }

    [Fact]
    public async Task Requests_are_forgotten_after_a_day()
    {
        await LinkAsync();
        Test.Clock.Advance(TimeSpan.FromHours(23));
        Assert.Equal(0, await Mails.PurgeAsync(Test.Now, Token));
        Test.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(1, await Mails.PurgeAsync(Test.Now, Token));
    }

    private Task<bool> LinkAsync() => LinkAsync(Stranger);

    private Task<bool> LinkAsync(Asker asker) => Mails.RequestLinkAsync(Zhang, Handler, asker, "http://127.0.0.1", Test.Now, Token);

    private static Asker Network(int number) => new(AskerKind.Network, $"network|{number}");

    private async Task<int> HowManyAsync(Asker asker)
    {
        var count = 0;
        while (count < 20 && await LinkAsync(asker))
        {
            count++;
        }

        return count;
    }


    private Task<CodeTry> TryAsync(string account, string code) => Mails.TryCodeAsync(account, code, null, new ChangeOrigin(Test.Now, account, "connector"), Token);

    private Task<int> ComposeAsync() => Mails.ComposeAsync(
        (request, secret) =>
        {
            _composed.Add((request, secret));
            return new StandaloneLetter
            {
                Kind = LetterKind.Access, DedupKey = $"access|{request.Id}", PersonId = request.PersonId, Recipient = request.Email, Day = Today, Subject = "登录",
                MessageId = $"<{request.Id}@example.test>", Bytes = [1],
            };
        },
        10, Test.Now, Token);

    private Task<DueLetters> LeaseAsync() => Letters.LeaseAccessAsync(new LeaseTerms("me", Test.Now.AddHours(1)), Test.Now, 10, Token);

    private Task<DueLetters> LeaseOthersAsync() =>
        Letters.LeaseDueAsync(true, new Dictionary<long, Addressee>(), new LeaseTerms("me", Test.Now.AddHours(1)), Today, Test.Now, 10, Token);

    private async Task<string> DumpAsync(string table) => string.Join('\n', await Test.QueryAsync<string>(
        table == "letters" ? "SELECT subject || message_id || content_hash || coalesce(detail, '') || coalesce(dedup_key, '') FROM letters"
            : "SELECT kind || address_hash || coalesce(account, '') || coalesce(link_base, '') || coalesce(secret_hash, '') FROM access_mails"));
}

public sealed class AccessMailsOnSqlite(SqliteFixture fixture) : AccessMailTests(fixture), IClassFixture<SqliteFixture>;

public sealed class AccessMailsOnPostgres(PostgresFixture fixture) : AccessMailTests(fixture), IClassFixture<PostgresFixture>;
