using System.Net;

using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Testing.Browser;
using CaseReform.Ops.Testing.Ledger;
using CaseReform.Ops.Testing.Time;

using Microsoft.Playwright;

namespace CaseReform.Ops.Bot.Tests.Page;

/// <summary>办公台 in a real browser, before the real program.</summary>
public sealed class DeskTests(DeskTests.OfficeWithLetters office) : IClassFixture<DeskTests.OfficeWithLetters>
{
    private const string Sent = "示例局2项整改事项";
    private const string Access = "登录链接";
    private const string Twin = "甲县示例局";

    [Fact(Timeout = Limit.Outside)]
    public async Task The_office_finds_it_beside_the_chat_and_its_console_is_empty()
    {
        await using var window = await ClerkAsync();
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "办公台" }).ClickAsync();
        await window.Page.WaitForURLAsync("**/desk");

        Assert.Equal(["今日信件", "单位与人员", "台账", "周报"], await window.Page.Locator("h2").AllInnerTextsAsync());
        await Assertions.Expect(window.Page.Locator("#letters .alert")).ToHaveTextAsync("提醒尚未放行，一封也不会发出。");
        var text = await window.Page.Locator("main").InnerTextAsync();
        Assert.Contains("致甲乙丙：" + Sent, text, StringComparison.Ordinal);
        Assert.Contains("被拒", text, StringComparison.Ordinal);
        Assert.Contains("550 no such user", text, StringComparison.Ordinal);
        Assert.Contains("甲县示例局：责任人、分管领导、第一责任人及上级均空缺", text, StringComparison.Ordinal);
        Assert.Contains("整改台账：问题3项，已销号0项，未销号3项", text, StringComparison.Ordinal);
        Assert.Contains("甲乙丙：1条提醒", text, StringComparison.Ordinal);
        Assert.Contains("示例局、甲县示例局可能是同一单位", text.Replace("甲县示例局、示例局", "示例局、甲县示例局", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("2026年第46期周报", text, StringComparison.Ordinal);
        Assert.Empty(window.Complaints);
        Assert.All(window.Asked, address => Assert.StartsWith("/", address, StringComparison.Ordinal));
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData(OfficeUnderTest.Handler)]
    [InlineData(OfficeUnderTest.Leader)]
    public async Task For_everybody_else_there_is_no_such_page(string name)
    {
        await using var window = await office.Browser.OpenAsync(office.Site);
        await window.SignInAsync(name);
        Assert.Equal(0, await window.Page.GetByRole(AriaRole.Link, new() { Name = "办公台" }).CountAsync());

        foreach (var address in new[] { "/desk", "/desk/letter/1", "/desk/letter/1/body", $"/desk/digest/{OfficeUnderTest.DigestKey}", $"/desk/digest/{OfficeUnderTest.DigestKey}/body" })
        {
            Assert.Equal(404, (await window.Page.APIRequest.GetAsync(office.Site + address)).Status);
        }
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Who_is_not_signed_in_is_sent_to_do_so()
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        foreach (var address in new[] { "/desk", "/desk/letter/1", "/desk/letter/1/body", "/desk/digest/x", "/desk/digest/x/body" })
        {
            using var answer = await client.GetAsync(office.Site + address, TestContext.Current.CancellationToken);
            Assert.Equal((HttpStatusCode.Redirect, "/signin"), (answer.StatusCode, answer.Headers.Location?.ToString()));
        }
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_link_fills_the_box_and_sends_nothing()
    {
        await using var window = await ClerkAsync();
        await window.Page.GotoAsync(office.Site + "/desk");
        var link = window.Page.Locator("#letters a[href^='/#say=']").First;
        var asked = await link.GetAttributeAsync("title");
        await link.ClickAsync();

        await Assertions.Expect(window.Box).ToHaveValueAsync(asked!);
        Assert.Equal(0, await window.Said.CountAsync());
        Assert.DoesNotContain("say=", window.Page.Url, StringComparison.Ordinal);

        await window.Box.PressAsync("Enter");
        await window.HearAsync("甲乙丙");
        Assert.Empty(window.Complaints);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Words_that_stand_in_the_box_stay()
    {
        await using var window = await ClerkAsync();
        await window.Box.FillAsync("写到一半");
        await window.Page.EvaluateAsync("location.hash = 'say=' + encodeURIComponent('总体情况')");

        await Assertions.Expect(window.Bar).ToHaveTextAsync("输入框里还有没发出的内容，没有填入“总体情况”。");
        await Assertions.Expect(window.Box).ToHaveValueAsync("写到一半");
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Whatever_a_line_asks_is_understood()
    {
        await using var window = await ClerkAsync();
        await window.Page.GotoAsync(office.Site + "/desk");
        var asked = (await window.Page.Locator("a[href^='/#say=']").EvaluateAllAsync<string[]>("all => [...new Set(all.map(a => a.title))]")).ToList();
        Assert.Contains("今天给甲乙丙发了哪些提醒", asked);
        Assert.True(asked.Count >= 8, string.Join(' ', asked));

        await window.Page.GotoAsync(office.Site);
        foreach (var question in asked)
        {
            await window.SayAsync(question);
        }

        // answers come in the order of the questions
        await window.SayAsync("999号进展");
        await window.HearAsync("999");
        Assert.DoesNotContain("没有听懂", await window.Page.Locator("#chat").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_letter_and_a_digest_are_shown_in_a_frame_that_can_do_nothing()
    {
        await using var window = await ClerkAsync();
        await window.Page.GotoAsync(office.Site + "/desk");
        await window.Page.Locator("#letters li", new() { HasText = Sent }).GetByText("查看").ClickAsync();
        await Assertions.Expect(window.Page.FrameLocator("iframe[sandbox='']").Locator("h1")).ToHaveTextAsync("请办理");

        await window.Page.GotoAsync(office.Site + "/desk");
        await window.Page.Locator("#digests").GetByText("查看").ClickAsync();
        await Assertions.Expect(window.Page.FrameLocator("iframe[sandbox='']").Locator("h1")).ToHaveTextAsync(OfficeUnderTest.Digest);

        // the script in the letter did not run; the browser says that it kept it out
        Assert.DoesNotContain("改了", await window.Page.TitleAsync(), StringComparison.Ordinal);
        var body = await window.Page.APIRequest.GetAsync($"{office.Site}/desk/letter/1/body");
        Assert.Contains("sandbox;", body.Headers["content-security-policy"], StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'self'", body.Headers["content-security-policy"], StringComparison.Ordinal);
        Assert.Equal("SAMEORIGIN", body.Headers["x-frame-options"]);
        Assert.Equal("no-store", body.Headers["cache-control"]);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_mail_that_lets_somebody_in_is_never_shown()
    {
        await using var window = await ClerkAsync();
        await window.Page.GotoAsync(office.Site + "/desk");
        Assert.DoesNotContain(Access, await window.Page.ContentAsync(), StringComparison.Ordinal);
        Assert.Equal(404, (await window.Page.APIRequest.GetAsync($"{office.Site}/desk/letter/3")).Status);
        Assert.Equal(404, (await window.Page.APIRequest.GetAsync($"{office.Site}/desk/letter/3/body")).Status);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task It_is_used_by_keyboard()
    {
        await using var window = await ClerkAsync();
        await window.Page.GotoAsync(office.Site + "/desk");
        await window.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("跳到正文", await window.Page.EvaluateAsync<string>("document.activeElement.textContent"));
        await window.Page.Keyboard.PressAsync("Enter");
        var seen = new HashSet<string>();
        for (var press = 0; press < 60; press++)
        {
            await window.Page.Keyboard.PressAsync("Tab");
            seen.Add(await window.Page.EvaluateAsync<string>("document.activeElement.textContent"));
        }

        Assert.Superset(new HashSet<string> { "今日信件", "查看", "去问", "全部单位（3个）", "在岗人员（3人）" }, seen);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_window_of_a_phone_holds_it()
    {
        await using var window = await ClerkAsync();
        await window.Page.SetViewportSizeAsync(390, 844);
        foreach (var address in new[] { "/desk", "/desk/letter/1" })
        {
            await window.Page.GotoAsync(office.Site + address);
            Assert.True(await window.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), address);
        }
    }

    private async Task<Window> ClerkAsync()
    {
        var window = await office.Browser.OpenAsync(office.Site);
        await window.SignInAsync(OfficeUnderTest.Clerk);
        return window;
    }

    /// <summary>The office with letters: one sent, one refused, one that lets somebody in.</summary>
    public sealed class OfficeWithLetters : OfficeUnderTest
    {
        private protected override async Task FillMoreAsync(LedgerSeed seed, long unit, DateOnly today)
        {
            // nobody holds anything there
            var twin = await seed.UnitAsync(Twin);
            await seed.MeasureAsync(await seed.ProblemAsync("20", twin, new SeedProblem { Symptom = "值班记录缺失。" }), new SeedMeasure { Text = "逐日检查值班记录。", Deadline = today.AddDays(30) });
            await seed.Database.WriteAsync(
                async session =>
                {
                    var handler = await session.ScalarAsync<long>("SELECT id FROM people WHERE name = @name", new { name = Handler });
                    var now = TimeProvider.System.GetUtcNow();
                    const string Letter =
                        "From: a@office.example\r\nTo: handler@office.example\r\nSubject: =?utf-8?B?5o+Q6YaS?=\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<!DOCTYPE html><title>提醒</title><script>parent.document.title='改了'</script><h1>请办理</h1>\r\n";
                    foreach (var (id, kind, state, subject, detail) in new[]
                    {
                        (1L, "ladder", "sent", Sent, null), (2L, "digest", "refused", "整改周报", "550 no such user"), (3L, "access", "sent", Access, (string?)null),
                    })
                    {
                        await session.ExecuteAsync(
                            """
                            INSERT INTO letters (id, kind, person_id, recipient, day, subject, message_id, content_hash, state, any_hour, priority, attempts, repeats, composed_at, done_at, detail)
                            VALUES (@id, @kind, @handler, 'handler@office.example', @today, @subject, '<x@office.example>', 'x', @state, 0, 5, 1, 0, @now, @now, @detail)
                            """,
                            new { id, kind, handler, today, subject, state, now, detail });
                        await session.ExecuteAsync("INSERT INTO letter_bodies (letter_id, bytes) VALUES (@id, @bytes)", new { id, bytes = System.Text.Encoding.UTF8.GetBytes(Letter) });
                    }

                    var measure = await session.ScalarAsync<long>("SELECT min(id) FROM measures");
                    var post = await session.ScalarAsync<long>("SELECT post_id FROM holdings WHERE person_id = @handler", new { handler });
                    await session.ExecuteAsync(
                        """
                        INSERT INTO notices (measure_id, rung, deadline, occurrence, post_id, channel, kind, state, reason, ladder_version, fired_on, planned_at)
                        VALUES (@measure, '催办', '2026-01-01', 'x', @post, 'mail', 'to', 'pending', 'overdue', 1, @today, @now)
                        """,
                        new { measure, post, today, now });
                },
                CancellationToken.None);
        }
    }
}
