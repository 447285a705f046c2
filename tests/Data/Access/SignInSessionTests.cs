using CaseReform.Ops.Data.Access;
using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.Tests.Support;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Testing.Databases;

namespace CaseReform.Ops.Data.Tests.Access;

/// <summary>Sessions, the link that opens one, and the notes on what was refused.</summary>
public abstract class SignInSessionTests(DatabaseFixture fixture) : LedgerTests(fixture)
{
    private string _link = string.Empty;

    private SignInSessionStore Sessions => new(Database);

    private DateTimeOffset Idle => Test.Now.AddDays(-1);

    [Fact]
    public async Task A_link_opens_one_session_and_is_used_up()
    {
        await MailAsync();
        var mails = new AccessMailStore(Database);
        Assert.Equal(LinkState.Open, await mails.LinkAsync(_link, Test.Now, Token));
        Assert.Equal(LinkState.Open, await mails.LinkAsync(_link, Test.Now, Token));

        var use = await Sessions.OpenByLinkAsync(_link, "browser", New("cookie"), Test.Now, Token);

        Assert.Equal(LinkState.Open, use.State);
        var session = await FindAsync("cookie");
        Assert.Equal((use.SessionId, Handler, SignInKind.Link, "Edge Windows"), (session!.Id, session.PersonId, session.Kind, session.UserAgent));
        Assert.Equal(LinkState.Used, await mails.LinkAsync(_link, Test.Now, Token));
        Assert.Equal(new LinkUse(LinkState.Used, null), await Sessions.OpenByLinkAsync(_link, "another", New("cookie2"), Test.Now, Token));
        Assert.Equal(["session.started 张示例 web"], await TrailAsync());
    }

    [Fact]
    public async Task Clicks_at_once_open_one_session()
    {
        await MailAsync();

        var uses = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => Sessions.OpenByLinkAsync(_link, $"browser{i}", New($"c{i}"), Test.Now, Token), Token)));

        Assert.Single(uses, u => u.State == LinkState.Open);
        Assert.Equal(1, await Test.ScalarAsync<long>("SELECT count(*) FROM sessions"));
    }

    [Fact]
    public async Task A_double_click_of_one_browser_gets_the_same_session_and_its_newer_cookie_counts()
    {
        await MailAsync();
        var first = await Sessions.OpenByLinkAsync(_link, "browser", New("first"), Test.Now, Token);
        var second = await Sessions.OpenByLinkAsync(_link, "browser", New("second"), Test.Now, Token);

        Assert.Equal(first, second);
        Assert.Null(await FindAsync("first"));
        Assert.NotNull(await FindAsync("second"));

        Test.Clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(LinkState.Used, (await Sessions.OpenByLinkAsync(_link, "browser", New("third"), Test.Now, Token)).State);
    }

    [Fact]
    public async Task After_its_session_ended_a_link_opens_none_again()
    {
        await MailAsync();
        var use = await Sessions.OpenByLinkAsync(_link, "browser", New("first"), Test.Now, Token);
        await Sessions.EndAsync(use.SessionId!.Value, Handler, Test.Now, Token);

        Assert.Equal(LinkState.Used, (await Sessions.OpenByLinkAsync(_link, "browser", New("second"), Test.Now, Token)).State);
    }

    [Fact]
    public async Task A_link_ends_after_ten_minutes_and_no_other_token_opens_anything()
    {
        await MailAsync();
        Assert.Equal(LinkState.Unknown, (await Sessions.OpenByLinkAsync(AccessSecret.NewToken(), "browser", New("x"), Test.Now, Token)).State);
        Test.Clock.Advance(AccessMailStore.Life);

        Assert.Equal(LinkState.Expired, (await Sessions.OpenByLinkAsync(_link, "browser", New("c"), Test.Now, Token)).State);
        Assert.Equal(0, await Test.ScalarAsync<long>("SELECT count(*) FROM sessions"));
    }

    [Fact]
    public async Task A_session_lives_until_it_is_ended_idle_or_over()
    {
        var ended = await Sessions.OpenAsync(Handler, New("a"), Test.Now, Token);
        var idle = await Sessions.OpenAsync(Handler, New("b"), Test.Now, Token);
        var used = await Sessions.OpenAsync(Handler, New("c"), Test.Now, Token);
        Assert.Equal(3, (await Sessions.OfPersonAsync(Handler, Test.Now, Idle, Token)).Count);

        Assert.False(await Sessions.EndAsync(ended, Leader, Test.Now, Token));
        Assert.True(await Sessions.EndAsync(ended, Handler, Test.Now, Token));
        Assert.False(await Sessions.EndAsync(ended, Handler, Test.Now, Token));
        Test.Clock.Advance(TimeSpan.FromHours(20));
        await Sessions.SeenAsync([new(used, Test.Now), new(ended, Test.Now)], Token);
        Test.Clock.Advance(TimeSpan.FromHours(5));

        Assert.Equal([used], (await Sessions.AmongAsync([ended, idle, used, 4711], Test.Now, Idle, Token)).Select(s => s.Id));
        Test.Clock.Advance(TimeSpan.FromDays(6));
        Assert.Empty(await Sessions.AmongAsync([used], Test.Now, DateTimeOffset.MinValue, Token));
        Assert.Contains("session.ended 张示例 web", await TrailAsync());
    }

    [Fact]
    public async Task Sessions_are_forgotten_long_after_their_end()
    {
        await Sessions.OpenAsync(Handler, New("a"), Test.Now, Token);
        Test.Clock.Advance(TimeSpan.FromDays(36));
        Assert.Equal(0, await Sessions.PurgeAsync(Test.Now, Token));
        Test.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, await Sessions.PurgeAsync(Test.Now, Token));
    }

    [Fact]
    public async Task What_was_refused_is_noted_and_a_flood_of_it_is_counted_only()
    {
        var refusals = new RefusalAudit(Database, Test.Clock);
        var person = new Person(Handler, "张示例", "zhang@example.test", true);
        for (var i = 0; i < 40; i++)
        {
            await refusals.NoteAsync(person, Operation.ReadMatters, "默认台账/12\r\n", Token);
        }

        await refusals.NoteAsync(person with { Id = Leader, Name = "李示例" }, Operation.Report, "默认台账/12", Token);
        Assert.Equal(RefusalAudit.AnHourEach + 1, (await TrailAsync()).Count);
        Assert.Equal("默认台账/12  ", await Test.ScalarAsync<string>("SELECT subject FROM audit WHERE seq = 1"));
        Assert.Equal("""{"operation":"Report","unnoted":30}""", await Test.ScalarAsync<string>("SELECT detail FROM audit WHERE actor = '李示例'"));

        Test.Clock.Advance(TimeSpan.FromHours(1));
        await refusals.NoteAsync(person, Operation.ReadMatters, "默认台账/12", Token);
        Assert.Equal(RefusalAudit.AnHourEach + 2, (await TrailAsync()).Count);
        Assert.IsType<AuditVerdict.Whole>(await Test.Audit.VerifyAsync(Database, Token));
    }

    [Fact]
    public async Task Many_actors_together_cannot_flood_the_trail_either()
    {
        var refusals = new RefusalAudit(Database, Test.Clock);
        for (var i = 0; i < 300; i++)
        {
            await refusals.NoteAsync($"192.0.2.{i}", "ProxyHeader", new string('x', 5000), "web", Token);
        }

        Assert.Equal(RefusalAudit.AnHour, (await TrailAsync()).Count);
        Assert.Equal(120, await Test.ScalarAsync<long>("SELECT max(length(subject)) FROM audit"));
    }

    private async Task MailAsync()
    {
        var mails = new AccessMailStore(Database);
        await mails.RequestLinkAsync(EmailAddress.From("zhang@example.test"), Handler, new Asker(AskerKind.Network, "network|0"), "http://127.0.0.1", Test.Now, Token);
        await mails.ComposeAsync(
            (request, secret) =>
            {
                _link = secret;
                return new StandaloneLetter { Kind = LetterKind.Access, DedupKey = $"{request.Id}", Recipient = request.Email, Day = Today, Subject = "登录", MessageId = "<a@example.test>", Bytes = [1] };
            },
            10, Test.Now, Token);
    }

    private NewSignInSession New(string cookie) => new()
    {
        Kind = SignInKind.Link, CookieHash = AccessSecret.HashOf(cookie), UserAgent = "Edge Windows", ExpiresAt = Test.Now.AddDays(7),
    };

    private Task<OpenSignInSession?> FindAsync(string cookie) => Sessions.FindAsync(AccessSecret.HashOf(cookie), Test.Now, Idle, Token);

    private Task<IReadOnlyList<string>> TrailAsync() =>
        Test.QueryAsync<string>("SELECT action || ' ' || actor || ' ' || through FROM audit WHERE action LIKE 'session.%' OR action LIKE 'access.%' ORDER BY seq");
}

public sealed class SignInSessionsOnSqlite(SqliteFixture fixture) : SignInSessionTests(fixture), IClassFixture<SqliteFixture>;

public sealed class SignInSessionsOnPostgres(PostgresFixture fixture) : SignInSessionTests(fixture), IClassFixture<PostgresFixture>;
