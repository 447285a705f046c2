using System.Net.Http.Headers;

using CaseReform.Ops.Bot.SignIn;
using CaseReform.Ops.Data.Access;
using CaseReform.Ops.Testing.Time;

namespace CaseReform.Ops.Bot.Tests.SignIn;

/// <summary>The conversation of a browser with the bot, over HTTP.</summary>
public sealed class SignInTests : IAsyncLifetime
{
    private SignInBench _bench = null!;
    private Browser _browser = null!;

    private ISignInSessions Sessions => _bench.Get<ISignInSessions>();

    public async ValueTask InitializeAsync()
    {
        _bench = await SignInBench.OpenAsync();
        _browser = _bench.NewBrowser();
    }

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await _bench.DisposeAsync();
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_person_signs_in_by_the_mailed_link_and_out_again()
    {
        Assert.Contains("工作邮箱", (await _browser.GetAsync("/signin")).Body, StringComparison.Ordinal);
        var sent = await _browser.PostAsync("/signin", ("address", "  Zhang@Example.test "));
        Assert.Equal((303, "/signin/sent"), (sent.Status, sent.Location));
        var (linkBase, token) = Assert.Single(await _bench.MailsAsync());
        Assert.Equal(_bench.Address, linkBase);
        Assert.Contains("<button", (await _browser.GetAsync($"/signin/link/{token}")).Body, StringComparison.Ordinal);

        var click = await _browser.PostAsync("/signin/link", ("token", token));

        Assert.Equal((303, "/"), (click.Status, click.Location));
        Assert.Matches("^session=[0-9a-f]+; max-age=604800; path=/; samesite=lax; httponly$", click.Header("Set-Cookie"));
        Assert.True(await _browser.IsSignedInAsync());
        var list = System.Net.WebUtility.HtmlDecode((await _browser.GetAsync("/signin/sessions")).Body);
        Assert.Contains("Edge Windows · 当前", list, StringComparison.Ordinal);

        var session = await SessionAsync();
        var ended = new List<long>();
        Sessions.Ended += ended.Add;
        var cookie = _browser.Cookie("session")!;
        var signOut = await _browser.PostAsync("/signin/out");
        Assert.Equal((303, "/signin"), (signOut.Status, signOut.Location));
        Assert.Equal([session], ended);
        Assert.Null(_browser.Cookie("session"));
        Assert.False(await Sessions.IsAliveAsync(session, SignInBench.Token));
        using var thief = _bench.NewBrowser();
        thief.Cookies.Add(new System.Net.Cookie("session", cookie, "/", "127.0.0.1"));
        Assert.False(await thief.IsSignedInAsync());
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Looking_at_a_link_as_mail_scanners_do_uses_nothing_up()
    {
        await _browser.PostAsync("/signin", ("address", SignInBench.Zhang));
        var (_, token) = Assert.Single(await _bench.MailsAsync());
        using var scanner = _bench.NewBrowser();
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(200, (await scanner.GetAsync($"/signin/link/{token}")).Status);
        }

        await scanner.SendAsync(HttpMethod.Head, $"/signin/link/{token}", null);
        Assert.False(await scanner.IsSignedInAsync());

        Assert.Equal("/", (await _browser.PostAsync("/signin/link", ("token", token))).Location);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_link_is_used_once_and_a_double_click_is_no_second_use()
    {
        await _browser.PostAsync("/signin", ("address", SignInBench.Zhang));
        var (_, token) = Assert.Single(await _bench.MailsAsync());
        await _browser.GetAsync($"/signin/link/{token}");

        // the browser drops the answer to the first click, with its cookie
        var mark = _browser.Cookie("browser")!;
        using var dropped = _bench.NewBrowser();
        dropped.Cookies.Add(new System.Net.Cookie("browser", mark, "/", "127.0.0.1"));
        Assert.Equal("/", (await dropped.PostAsync("/signin/link", ("token", token))).Location);
        Assert.Equal("/", (await _browser.PostAsync("/signin/link", ("token", token))).Location);
        Assert.True(await _browser.IsSignedInAsync());
        Assert.Single(await _bench.RowsAsync("SELECT id FROM sessions"));

        using var another = _bench.NewBrowser();
        var late = await another.PostAsync("/signin/link", ("token", token));
        Assert.Equal(410, late.Status);
        Assert.Contains("已经用过", late.Body, StringComparison.Ordinal);
        Assert.Contains("已经用过", (await another.GetAsync($"/signin/link/{token}")).Body, StringComparison.Ordinal);
        Assert.Contains("您已登录", (await _browser.GetAsync($"/signin/link/{token}")).Body, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task An_expired_link_opens_nothing_and_says_why()
    {
        await _browser.PostAsync("/signin", ("address", SignInBench.Zhang));
        var (_, token) = Assert.Single(await _bench.MailsAsync());
        _bench.Clock.Advance(AccessMailStore.Life);

        var expired = await _browser.PostAsync("/signin/link", ("token", token));
        Assert.Equal(410, expired.Status);
        Assert.Contains("超过十分钟", expired.Body, StringComparison.Ordinal);
        Assert.Equal(404, (await _browser.GetAsync("/signin/link/%3Cscript%3E")).Status);
        Assert.Empty(await _bench.RowsAsync("SELECT id FROM sessions"));
    }

    public static TheoryData<string> WrongLinks => [AccessSecret.NewToken(), "x", "", new string('a', 3000), "../../", "' OR 1=1 --"];

    [Theory(Timeout = Limit.Outside)]
    [MemberData(nameof(WrongLinks))]
    public async Task A_wrong_link_opens_nothing_and_says_why(string token)
    {
        var answer = await _browser.PostAsync("/signin/link", ("token", token));

        Assert.Equal(404, answer.Status);
        Assert.Contains("链接无效", answer.Body, StringComparison.Ordinal);
        Assert.Empty(await _bench.RowsAsync("SELECT id FROM sessions"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Every_address_gets_the_same_answer_and_only_a_known_one_a_mail()
    {
        var colleague = await _bench.Seed.HolderAsync(_bench.Unit.Leader, "李示例", "li@example.test");
        await _bench.ChangeAsync($"UPDATE holdings SET to_day = '2026-11-19' WHERE person_id = {colleague}");
        await _bench.Seed.HolderAsync(_bench.Unit.First, "王示例", "wang@example.test");
        await _bench.ChangeAsync("UPDATE people SET active = 0 WHERE email = 'wang@example.test'");

        var known = await _browser.PostAsync("/signin", ("address", SignInBench.Zhang));
        foreach (var address in new[] { "nobody@example.test", "li@example.test", "wang@example.test" })
        {
            var answer = await _browser.PostAsync("/signin", ("address", address));
            Assert.Equal((known.Status, known.Location, known.Body), (answer.Status, answer.Location, answer.Body));
            Assert.Equal(known.Headers, answer.Headers);
        }

        Assert.Single(await _bench.MailsAsync());
        Assert.Equal(["4"], await _bench.RowsAsync("SELECT count(*) FROM access_mails"));
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData("")]
    [InlineData("zhang")]
    [InlineData("zhang@example.test\r\nBcc: other@example.test")]
    [InlineData("zhang@example.test,other@example.test")]
    [InlineData("\"<script>alert(1)</script>\"@example.test")]
    public async Task What_is_no_address_is_refused_on_the_page(string address)
    {
        var answer = await _browser.PostAsync("/signin", ("address", address));

        Assert.Equal(400, answer.Status);
        Assert.Contains("id=\"fault\"", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", answer.Body, StringComparison.Ordinal);
        Assert.Empty(await _bench.RowsAsync("SELECT id FROM access_mails"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task The_fourth_request_of_an_hour_gets_the_same_answer_and_no_mail()
    {
        for (var i = 0; i < 4; i++)
        {
            Assert.Equal("/signin/sent", (await _browser.PostAsync("/signin", ("address", SignInBench.Zhang))).Location);
        }

        Assert.Equal(3, (await _bench.MailsAsync()).Count);
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData("evil.example")]
    [InlineData("evil.example:8632")]
    public async Task The_link_never_follows_the_host_header(string host)
    {
        var answer = await _browser.SendAsync(
            HttpMethod.Post, "/signin", new FormUrlEncodedContent([KeyValuePair.Create("address", SignInBench.Zhang)]),
            ("Host", host), ("Origin", _bench.Address), ("X-Forwarded-Host", "evil.example"), ("Forwarded", "host=evil.example"));

        Assert.True(answer.Status is 303 or 400);
        Assert.All(await _bench.MailsAsync(), mail => Assert.Equal(_bench.Address, mail.Base));
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData(null, "/signin")]
    [InlineData(null, "/signin/link")]
    [InlineData(null, "/signin/out")]
    [InlineData(null, "/signin/sessions/end")]
    [InlineData("null", "/signin")]
    [InlineData("null", "/signin/link")]
    [InlineData("null", "/signin/out")]
    [InlineData("null", "/signin/sessions/end")]
    [InlineData("https://evil.example", "/signin")]
    [InlineData("https://evil.example", "/signin/link")]
    [InlineData("https://evil.example", "/signin/out")]
    [InlineData("https://evil.example", "/signin/sessions/end")]
    [InlineData("http://127.0.0.1", "/signin")]
    [InlineData("http://127.0.0.1", "/signin/link")]
    [InlineData("http://127.0.0.1", "/signin/out")]
    [InlineData("http://127.0.0.1", "/signin/sessions/end")]
    [InlineData("http://127.0.0.1.evil.example", "/signin")]
    [InlineData("http://127.0.0.1.evil.example", "/signin/link")]
    [InlineData("http://127.0.0.1.evil.example", "/signin/out")]
    [InlineData("http://127.0.0.1.evil.example", "/signin/sessions/end")]
    public async Task A_form_that_is_not_ours_changes_nothing(string? origin, string path)
    {
        await _browser.SignInAsync();
        var session = await SessionAsync();

        var answer = await _browser.PostFromAsync(origin, path, ("address", SignInBench.Zhang), ("session", $"{session}"));
        Assert.Equal(403, answer.Status);

        Assert.True(await _browser.IsSignedInAsync());
        Assert.Equal(["1"], await _bench.RowsAsync("SELECT count(*) FROM access_mails"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Where_it_leads_after_signing_in_is_never_the_requests_to_say()
    {
        await _browser.PostAsync("/signin?returnUrl=https://evil.example", ("address", SignInBench.Zhang), ("returnUrl", "//evil.example"));
        var (_, token) = Assert.Single(await _bench.MailsAsync());

        Assert.Equal("/", (await _browser.PostAsync("/signin/link?returnUrl=//evil.example", ("token", token), ("ReturnUrl", "https://evil.example"))).Location);
        Assert.Equal("/", (await _browser.GetAsync("/signin?returnUrl=//evil.example")).Location);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Forms_of_another_kind_and_bodies_that_are_too_large_are_refused()
    {
        using var json = new StringContent("""{"address":"zhang@example.test"}""", MediaTypeHeaderValue.Parse("application/json"));
        Assert.Equal(400, (await _browser.SendAsync(HttpMethod.Post, "/signin", json, ("Origin", _bench.Address))).Status);
        using var torn = new StringContent("x", MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b"));
        Assert.Equal(400, (await _browser.SendAsync(HttpMethod.Post, "/signin", torn, ("Origin", _bench.Address))).Status);
        Assert.Equal(413, (await _browser.PostAsync("/signin", ("address", new string('x', 5000)))).Status);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task The_list_ends_other_sessions_and_nobody_elses()
    {
        await _browser.SignInAsync();
        var mine = await SessionAsync();
        using var second = _bench.NewBrowser();
        await second.SignInAsync();
        var other = await SessionAsync();
        var colleague = await _bench.Seed.HolderAsync(_bench.Unit.Leader, "李示例", "li@example.test");
        var foreign = await _bench.Get<SignInSessionStore>().OpenAsync(
            colleague, new NewSignInSession { Kind = SignInKind.Link, CookieHash = "x", UserAgent = "", ExpiresAt = _bench.Clock.GetUtcNow().AddDays(1) }, _bench.Clock.GetUtcNow(), SignInBench.Token);

        await _browser.PostAsync("/signin/sessions/end", ("session", $"{foreign}"));
        Assert.Equal("/signin/sessions", (await _browser.PostAsync("/signin/sessions/end", ("session", $"{other}"))).Location);
        Assert.Equal(400, (await _browser.PostAsync("/signin/sessions/end", ("session", "-1; DROP TABLE"))).Status);

        Assert.False(await second.IsSignedInAsync());
        Assert.Equal([mine, foreign], (await Sessions.AliveAsync([mine, other, foreign], SignInBench.Token)).Order());
        Assert.Equal("/signin", (await _browser.PostAsync("/signin/sessions/end", ("session", $"{mine}"))).Location);
        Assert.False(await _browser.IsSignedInAsync());
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData("UPDATE people SET active = 0")]
    [InlineData("UPDATE holdings SET to_day = '2026-11-19'")]
    public async Task Whoever_leaves_or_loses_the_last_post_is_signed_out_at_once(string change)
    {
        await _browser.SignInAsync();
        var session = await SessionAsync();
        Assert.True(await Sessions.IsAliveAsync(session, SignInBench.Token));

        await _bench.ChangeAsync(change);

        Assert.False(await _browser.IsSignedInAsync());
        Assert.False(await Sessions.IsAliveAsync(session, SignInBench.Token));
        Assert.Empty(await Sessions.AliveAsync([session], SignInBench.Token));
        Assert.Null(await _bench.Get<Standings>().OfAsync(_bench.Person, SignInBench.Token));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_post_that_ends_today_ends_the_session_at_midnight_of_the_office()
    {
        await _bench.ChangeAsync("UPDATE holdings SET to_day = '2026-11-20'");
        await _browser.SignInAsync();

        _bench.Clock.Advance(TimeSpan.FromHours(15) - TimeSpan.FromSeconds(1));
        Assert.True(await _browser.IsSignedInAsync());
        _bench.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False(await _browser.IsSignedInAsync());
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_session_in_use_stays_and_an_idle_one_ends()
    {
        await _browser.SignInAsync();
        for (var i = 0; i < 3; i++)
        {
            _bench.Clock.Advance(TimeSpan.FromHours(20));
            Assert.True(await _browser.IsSignedInAsync());
            await _bench.Get<SignInSessions>().NoteSeenAsync(SignInBench.Token);
        }

        _bench.Clock.Advance(TimeSpan.FromHours(25));
        Assert.False(await _browser.IsSignedInAsync());
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_session_ends_after_a_week_however_much_it_is_used()
    {
        await _browser.SignInAsync();
        var session = await SessionAsync();
        for (var i = 0; i < 13; i++)
        {
            _bench.Clock.Advance(TimeSpan.FromHours(12));
            Assert.Single(await Sessions.AliveAsync([session], SignInBench.Token));
            await _bench.Get<SignInSessions>().NoteSeenAsync(SignInBench.Token);
        }

        _bench.Clock.Advance(TimeSpan.FromHours(12));
        Assert.Empty(await Sessions.AliveAsync([session], SignInBench.Token));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Pages_load_nothing_run_nothing_and_name_their_origin_to_us_only()
    {
        var page = await _browser.GetAsync("/signin");

        Assert.Matches("^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]+'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$", page.Header("Content-Security-Policy"));
        Assert.Equal("same-origin", page.Header("Referrer-Policy"));
        Assert.Equal("no-store", page.Header("Cache-Control"));
        Assert.Equal("nosniff", page.Header("X-Content-Type-Options"));
        Assert.DoesNotContain("<script", page.Body, StringComparison.Ordinal);
        Assert.Equal(404, (await _browser.GetAsync("/signin/choose")).Status);
        Assert.Equal("/signin", (await _browser.GetAsync("/signin/sessions")).Location);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task One_network_address_cannot_ask_without_end()
    {
        var answers = new List<int>();
        for (var i = 0; i < 302; i++)
        {
            answers.Add((await _browser.PostAsync("/signin", ("address", "x"))).Status);
        }

        Assert.Equal(429, answers[^1]);
        Assert.Equal(400, answers[290]);
    }

    private async Task<long> SessionAsync() => long.Parse((await _bench.RowsAsync("SELECT max(id) FROM sessions"))[0], null);
}
