using CaseReform.Ops.Bot.SignIn;
using CaseReform.Ops.Data.Access;
using CaseReform.Ops.Testing.Time;

namespace CaseReform.Ops.Bot.Tests.SignIn;

/// <summary>The ways in that settings open or shut: a trusted proxy, https, the developer's page.</summary>
public sealed class WaysInTests
{
    private const string Secret = "0123456789abcdef0123456789abcdef";

    private static readonly (string, string)[] Proxy =
        [("Bot:Proxy:PersonHeader", "X-Remote-Mail"), ("Bot:Proxy:Secret", Secret), ("Bot:Proxy:Peers:0", "::ffff:127.0.0.1")];

    private static readonly (string, string)[] Development = [("environment", "Development")];

    [Fact(Timeout = Limit.Outside)]
    public async Task The_trusted_proxys_word_signs_in_and_makes_one_session()
    {
        await using var bench = await SignInBench.OpenAsync(Proxy);
        using var browser = bench.NewBrowser();

        for (var i = 0; i < 3; i++)
        {
            Assert.Equal("/", (await browser.GetAsync("/signin", ("X-Remote-Mail", "ZHANG@example.test"), ("X-Proxy-Secret", Secret))).Location);
        }

        Assert.Equal(["proxy"], await bench.RowsAsync("SELECT kind FROM sessions"));
        Assert.False(await browser.IsSignedInAsync());
        Assert.Equal(200, (await browser.GetAsync("/signin", ("X-Remote-Mail", "nobody@example.test"), ("X-Proxy-Secret", Secret))).Status);
        Assert.Equal(200, (await browser.GetAsync("/signin", ("X-Remote-Mail", ""), ("X-Proxy-Secret", Secret))).Status);
        Assert.Empty(await bench.RowsAsync("SELECT subject FROM audit WHERE action = 'access.refused'"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task After_signing_out_the_proxys_next_word_makes_a_new_session()
    {
        await using var bench = await SignInBench.OpenAsync(Proxy);
        using var browser = bench.NewBrowser();
        (string, string)[] headers = [("X-Remote-Mail", SignInBench.Zhang), ("X-Proxy-Secret", Secret), ("Origin", bench.Address)];
        await browser.GetAsync("/signin", headers);
        var ended = new List<long>();
        bench.Get<ISignInSessions>().Ended += ended.Add;

        using var form = new FormUrlEncodedContent([]);
        await browser.SendAsync(HttpMethod.Post, "/signin/out", form, headers);
        await browser.GetAsync("/signin", headers);

        Assert.Single(ended);
        Assert.Equal(["1|0", "2|1"], await bench.RowsAsync("SELECT id || '|' || (ended_at IS NULL) FROM sessions ORDER BY id"));
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData("127.0.0.1", null, "/signin")]
    [InlineData("127.0.0.1", null, "/")]
    [InlineData("127.0.0.1", null, "/health")]
    [InlineData("127.0.0.1", "0123456789abcdef0123456789abcdeX", "/signin")]
    [InlineData("127.0.0.1", "0123456789abcdef0123456789abcdeX", "/")]
    [InlineData("127.0.0.1", "0123456789abcdef0123456789abcdeX", "/health")]
    [InlineData("192.0.2.9", Secret, "/signin")]
    [InlineData("192.0.2.9", Secret, "/")]
    [InlineData("192.0.2.9", Secret, "/health")]
    public async Task A_header_that_does_not_come_from_the_proxy_is_refused_and_noted(string peer, string? secret, string path)
    {
        await using var bench = await SignInBench.OpenAsync([.. Proxy[..2], ("Bot:Proxy:Peers:0", peer)]);
        using var browser = bench.NewBrowser();

        var answer = await browser.GetAsync(path, secret is null ? [("X-Remote-Mail", SignInBench.Zhang)] : [("X-Remote-Mail", SignInBench.Zhang), ("X-Proxy-Secret", secret)]);
        Assert.Equal(403, answer.Status);

        Assert.Equal("127.0.0.1 X-Remote-Mail", (await bench.RowsAsync("SELECT actor || ' ' || subject FROM audit WHERE action = 'access.refused'"))[0]);
        Assert.Empty(await bench.RowsAsync("SELECT id FROM sessions"));
        Assert.DoesNotContain(Secret, string.Concat(await bench.RowsAsync("SELECT detail FROM audit")), StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Two_names_in_one_request_are_refused()
    {
        await using var bench = await SignInBench.OpenAsync(Proxy);
        using var browser = bench.NewBrowser();

        Assert.Equal(403, (await browser.GetAsync("/signin", ("X-Remote-Mail", SignInBench.Zhang), ("X-Remote-Mail", "li@example.test"), ("X-Proxy-Secret", Secret))).Status);
        Assert.Equal(403, (await browser.GetAsync("/signin", ("X-Remote-Mail", SignInBench.Zhang), ("X-Proxy-Secret", Secret), ("X-Proxy-Secret", "x"))).Status);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Without_a_proxy_its_header_says_nothing()
    {
        await using var bench = await SignInBench.OpenAsync();
        using var browser = bench.NewBrowser();

        Assert.Equal(200, (await browser.GetAsync("/signin", ("X-Remote-Mail", SignInBench.Zhang), ("X-Proxy-Secret", ""))).Status);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Behind_https_the_cookie_is_bound_to_the_host_and_links_lead_there()
    {
        await using var bench = await SignInBench.OpenAsync(("Bot:PublicAddress", "https://ops.example.cn"));
        using var browser = bench.NewBrowser();
        await browser.PostFromAsync("https://ops.example.cn", "/signin", ("address", SignInBench.Zhang));
        var (linkBase, token) = Assert.Single(await bench.MailsAsync());

        var click = await browser.PostFromAsync("https://ops.example.cn", "/signin/link", ("token", token));

        Assert.Equal("https://ops.example.cn", linkBase);
        Assert.Matches("^__Host-session=[0-9a-f]+; max-age=604800; path=/; secure; samesite=lax; httponly$", click.Header("Set-Cookie"));
        Assert.Equal(403, (await browser.PostAsync("/signin", ("address", SignInBench.Zhang))).Status);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task On_this_machine_localhost_is_as_good_as_its_number_and_no_other_name_is()
    {
        await using var bench = await SignInBench.OpenAsync();
        using var browser = bench.NewBrowser();
        var localhost = $"localhost:{bench.Port}";

        Assert.Equal(303, await PostAsync(localhost, "http://" + localhost));
        Assert.Equal(403, await PostAsync($"rebound.example:{bench.Port}", $"http://rebound.example:{bench.Port}"));

        async Task<int> PostAsync(string host, string origin)
        {
            using var form = new FormUrlEncodedContent([KeyValuePair.Create("address", SignInBench.Zhang)]);
            return (await browser.SendAsync(HttpMethod.Post, "/signin", form, ("Host", host), ("Origin", origin))).Status;
        }
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_developer_on_this_machine_chooses_who_to_be()
    {
        await using var bench = await SignInBench.OpenAsync(Development);
        await bench.ChangeAsync("UPDATE people SET name = '<i>张</i>'");
        using var browser = bench.NewBrowser();
        Assert.Contains("/signin/choose", (await browser.GetAsync("/signin")).Body, StringComparison.Ordinal);
        var page = (await browser.GetAsync("/signin/choose")).Body;
        Assert.Contains("甲市示例局责任人", page, StringComparison.Ordinal);
        Assert.Contains("&lt;i&gt;张", page, StringComparison.Ordinal);

        Assert.Equal(404, (await browser.PostAsync("/signin/choose", ("person", "4711"))).Status);
        Assert.Equal("/", (await browser.PostAsync("/signin/choose", ("person", $"{bench.Person}"))).Location);

        Assert.True(await browser.IsSignedInAsync());
        Assert.Equal(["chosen"], await bench.RowsAsync("SELECT kind FROM sessions"));
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData("X-Forwarded-For", "192.0.2.1")]
    [InlineData("Forwarded", "for=192.0.2.1")]
    [InlineData("Via", "1.1 proxy")]
    [InlineData("Host", "rebound.example")]
    public async Task The_developers_page_is_for_this_machine_only(string header, string value)
    {
        await using var bench = await SignInBench.OpenAsync(Development);
        using var browser = bench.NewBrowser();

        Assert.Equal(404, (await browser.GetAsync("/signin/choose", (header, value))).Status);
        Assert.DoesNotContain("/signin/choose", (await browser.GetAsync("/signin", (header, value))).Body, StringComparison.Ordinal);
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("person", $"{bench.Person}")]);
        Assert.Equal(404, (await browser.SendAsync(HttpMethod.Post, "/signin/choose", form, ("Origin", bench.Address), (header, value))).Status);
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData("environment", "Production")]
    [InlineData("environment", "Staging")]
    [InlineData("Bot:PublicAddress", "https://ops.example.cn")]
    public async Task Elsewhere_there_is_no_such_page(string key, string value)
    {
        await using var bench = await SignInBench.OpenAsync(key == "environment" ? [(key, value)] : [.. Development, (key, value)]);
        using var browser = bench.NewBrowser();

        Assert.Equal(404, (await browser.GetAsync("/signin/choose")).Status);
        Assert.True((await browser.PostFromAsync(key == "environment" ? bench.Address : value, "/signin/choose", ("person", $"{bench.Person}"))).Status is 404 or 405);
        Assert.Empty(await bench.RowsAsync("SELECT id FROM sessions"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task No_log_tells_a_link_whatever_the_settings_say()
    {
        await using var bench = await SignInBench.OpenAsync(
            ("Logging:LogLevel:Default", "Trace"), ("Logging:LogLevel:Microsoft.AspNetCore", "Trace"), ("Logging:LogLevel:Microsoft", "Trace"));
        using var browser = bench.NewBrowser();
        await browser.PostAsync("/signin", ("address", SignInBench.Zhang));
        var (_, token) = Assert.Single(await bench.MailsAsync());
        await browser.GetAsync($"/signin/link/{token}");
        await browser.PostAsync("/signin/link", ("token", token));

        Assert.NotEmpty(bench.Log);
        Assert.DoesNotContain(token, bench.Log, StringComparison.Ordinal);
        Assert.DoesNotContain(browser.Cookie("session")!, bench.Log, StringComparison.Ordinal);
        Assert.DoesNotContain(SignInBench.Zhang, bench.Log, StringComparison.Ordinal);
        Assert.DoesNotContain(AccessSecret.HashOf(token), bench.Log, StringComparison.Ordinal);
    }
}
