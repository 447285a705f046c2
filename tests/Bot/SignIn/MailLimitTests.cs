using System.Net;

using CaseReform.Ops.Testing.Time;

namespace CaseReform.Ops.Bot.Tests.SignIn;

/// <summary>How often sign-in mails may be asked for, as browsers and strangers meet it.</summary>
public sealed class MailLimitTests : IAsyncLifetime
{
    private SignInBench _bench = null!;
    private Browser _browser = null!;

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
    public async Task A_stranger_elsewhere_does_not_use_up_a_persons_mails()
    {
        Assert.Equal(3, await AskAsync(_browser, "203.0.113.9", 5));

        Assert.Equal(3, await AskAsync(_browser, "198.51.100.1", 5));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Addresses_of_one_subscriber_are_one_asker()
    {
        Assert.Equal(3, await AskAsync(_browser, "2001:db8:1:2::1", 3));

        Assert.Equal(0, await AskAsync(_browser, "2001:db8:1:2::2", 3));
        Assert.Equal(3, await AskAsync(_browser, "2001:db8:1:3::2", 3));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_browser_that_was_signed_in_gets_its_mail_when_strangers_have_used_up_all()
    {
        await _browser.SignInAsync();
        await _browser.GetAsync("/");
        await _browser.PostAsync("/signin/out");
        using var stranger = _bench.NewBrowser();
        Assert.Equal(11, await UseUpAsync(stranger));
        Assert.Equal(0, await AskAsync(stranger, "192.0.2.200", 3));

        Assert.Equal(3, await AskAsync(_browser, "192.0.2.200", 5));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task The_cookie_signs_nobody_in_and_no_script_reads_it()
    {
        await _browser.SignInAsync();
        var answer = await _browser.GetAsync("/signin/sessions");
        Assert.Matches($"^known={_bench.Person}\\.[0-9]+\\.[0-9a-f]+\\.[0-9a-f]+; max-age=2592000; path=/; samesite=lax; httponly$", answer.Header("Set-Cookie"));
        Assert.Empty((await _browser.GetAsync("/signin/sessions")).Header("Set-Cookie"));

        using var other = Remembering(_browser.Cookie("known")!);
        Assert.False(await other.IsSignedInAsync());
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_cookie_that_is_not_ours_or_names_somebody_else_is_no_ones()
    {
        await _browser.SignInAsync();
        await _browser.GetAsync("/");
        var known = _browser.Cookie("known")!;
        var colleague = await _bench.Seed.HolderAsync(_bench.Unit.Leader, "李示例", "li@example.test");
        using var stranger = _bench.NewBrowser();
        await UseUpAsync(stranger);
        var parts = known.Split('.');

        foreach (var forged in new[] { $"{colleague}.{string.Join('.', parts[1..])}", known[..^1], $"{known}0", "..." , new string('1', 150), string.Join('.', parts[..3]) })
        {
            using var forger = Remembering(forged);
            Assert.Equal(0, await AskAsync(forger, "192.0.2.200", 1));
        }

        Assert.Equal(11, await UseUpAsync(stranger, "li@example.test") - 1);
        using var zhang = Remembering(known);
        Assert.Equal(0, await AskAsync(zhang, "192.0.2.200", 1, "li@example.test"));
        Assert.Equal(1, await AskAsync(zhang, "192.0.2.200", 1));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task After_thirty_days_a_browser_is_forgotten_and_one_in_use_is_not()
    {
        await _browser.SignInAsync();
        await _browser.GetAsync("/");
        var first = _browser.Cookie("known")!;
        _bench.Clock.Advance(TimeSpan.FromHours(23));
        await _browser.GetAsync("/");
        Assert.Equal(first, _browser.Cookie("known"));
        _bench.Clock.Advance(TimeSpan.FromHours(1));
        await _bench.Get<CaseReform.Ops.Bot.SignIn.SignInSessions>().NoteSeenAsync(SignInBench.Token);
        await _browser.GetAsync("/");
        var second = _browser.Cookie("known")!;
        Assert.NotEqual(first, second);

        // at once: no round of a loop in between matters here
        _bench.Clock.AdjustTime(_bench.Clock.GetUtcNow() + TimeSpan.FromDays(29));
        using var stranger = _bench.NewBrowser();
        await UseUpAsync(stranger);
        using var old = Remembering(first);
        Assert.Equal(0, await AskAsync(old, "192.0.2.200", 1));
        using var used = Remembering(second);
        Assert.Equal(1, await AskAsync(used, "192.0.2.200", 1));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task No_network_address_is_kept()
    {
        await AskAsync(_browser, "203.0.113.9", 1);

        var row = Assert.Single(await _bench.RowsAsync("SELECT asker FROM access_mails"));
        Assert.Matches("^network\\|[0-9a-f]{64}$", row);
        Assert.DoesNotContain("203.0.113.9", _bench.Log, StringComparison.Ordinal);
    }

    /// <summary>Asks from addresses of strangers until there is nothing left. Answers how many mails went.</summary>
    private async Task<int> UseUpAsync(Browser stranger, string address = SignInBench.Zhang)
    {
        var all = 0;
        for (var i = 1; i <= 5; i++)
        {
            all += await AskAsync(stranger, $"192.0.2.{i}", 3, address);
        }

        return all;
    }

    /// <summary>Asks so often, from a network address that the proxy on this machine saw. Answers how many mails went.</summary>
    private async Task<int> AskAsync(Browser browser, string from, int times, string address = SignInBench.Zhang)
    {
        for (var i = 0; i < times; i++)
        {
            using var form = new FormUrlEncodedContent([KeyValuePair.Create("address", address)]);
            Assert.Equal("/signin/sent", (await browser.SendAsync(HttpMethod.Post, "/signin", form, ("Origin", _bench.Address), ("X-Forwarded-For", from))).Location);
        }

        return (await _bench.MailsAsync()).Count;
    }

    private Browser Remembering(string known)
    {
        var browser = _bench.NewBrowser();
        browser.Cookies.Add(new Cookie("known", known, "/", "127.0.0.1"));
        return browser;
    }
}
