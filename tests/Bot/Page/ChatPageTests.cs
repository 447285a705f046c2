using CaseReform.Ops.Testing.Browser;
using CaseReform.Ops.Testing.Time;
using CaseReform.Ops.Testing.Tools;

using Microsoft.Playwright;

namespace CaseReform.Ops.Bot.Tests.Page;

/// <summary>The page in a real browser, before the real program.</summary>
public sealed class ChatPageTests(OfficeUnderTest office) : IClassFixture<OfficeUnderTest>
{
    [Fact(Timeout = Limit.Outside)]
    public async Task The_page_opens_without_a_complaint_and_asks_nobody_else()
    {
        await using var window = await office.Browser.OpenAsync(office.Site);
        await window.SignInAsync(OfficeUnderTest.Handler);
        await window.SayAsync("我的任务");
        await window.HearAsync(OfficeUnderTest.Number);

        Assert.Empty(window.Complaints);
        Assert.All(window.Asked, address => Assert.StartsWith("/", address, StringComparison.Ordinal));
        Assert.Contains(window.Asked, address => address.Contains("/stream?", StringComparison.Ordinal));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_quick_button_asks_its_question()
    {
        await using var window = await office.Browser.OpenAsync(office.Site);
        await window.SignInAsync(OfficeUnderTest.Handler);

        await window.Quick("逾期的").ClickAsync();

        await window.HearAsync("6-1");
        Assert.Equal("逾期的", await window.Said.Last.InnerTextAsync());
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData(OfficeUnderTest.Handler, "我的任务 总体情况 逾期的 七天内到期 帮助")]
    [InlineData(OfficeUnderTest.Leader, "我的任务 我分管的 总体情况 逾期的 七天内到期 帮助")]
    [InlineData(OfficeUnderTest.Clerk, "总体情况 逾期的 七天内到期 周报 帮助")]
    public async Task Everybody_is_offered_what_has_an_answer_for_them(string name, string offered)
    {
        await using var window = await office.Browser.OpenAsync(office.Site);
        await window.SignInAsync(name);

        Assert.Equal(offered.Split(' '), await window.Page.Locator("main [data-say]").AllInnerTextsAsync());
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Everything_can_be_done_by_keyboard()
    {
        await using var window = await office.Browser.OpenAsync(office.Site);
        await window.SignInAsync(OfficeUnderTest.Handler);

        await window.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("跳到输入框", await FocusedAsync(window));
        await window.Page.Keyboard.PressAsync("Enter");
        await window.Page.Keyboard.TypeAsync("12号进展");
        await window.Page.Keyboard.PressAsync("Enter");
        await window.HearAsync("关键岗位轮岗制度不落实");

        // and back to the questions above the chat
        await window.Page.EvaluateAsync("document.querySelector('.skip').focus()");
        await PressUntilAsync(window, "Tab", focused => focused == "我的任务");
        await window.Page.Keyboard.PressAsync("Enter");
        await window.HearAsync(OfficeUnderTest.Number);
        Assert.Equal(2, await window.Said.CountAsync());
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_report_can_be_confirmed_by_keyboard_and_is_in_the_ledger()
    {
        await using var window = await office.Browser.OpenAsync(office.Site);
        await window.SignInAsync(OfficeUnderTest.Handler);
        await window.SayAsync("6-1进度60% 已补齐三份档案");
        await window.HearAsync("已补齐三份档案");

        // from the box to the history, into its last message, to its button
        await PressUntilAsync(window, "Shift+Tab", focused => focused.Contains("已补齐三份档案", StringComparison.Ordinal));
        await window.Page.Keyboard.PressAsync("Enter");
        await PressUntilAsync(window, "Tab", focused => focused == "确认");

        await window.Page.Keyboard.PressAsync("Enter");
        await window.HearAsync("已记入");
        await window.SayAsync("6号进展");
        await window.HearAsync("60%");
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_window_of_a_phone_holds_the_page()
    {
        await using var window = await office.Browser.OpenAsync(office.Site, 360, 740, new BrowserNewContextOptions { IsMobile = true, HasTouch = true });
        await window.SignInAsync(OfficeUnderTest.Handler);
        await window.Quick("我的任务").TapAsync();
        await window.HearAsync(OfficeUnderTest.Number);

        Assert.Equal(360, await window.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.False(await window.Page.Locator("#side").IsVisibleAsync());
        Assert.DoesNotContain("/chat/side", window.Asked);
        foreach (var button in await window.Page.Locator("main button:visible:not([tabindex='-1'], [class*=keyboard-help])").AllAsync())
        {
            var box = await button.BoundingBoxAsync();
            Assert.True(box is null || box.Height >= 36, $"{box?.Height}: {await button.EvaluateAsync<string>("element => element.outerHTML")}");
        }
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Beside_the_chat_lies_ones_own_list_and_a_press_asks()
    {
        await using var window = await office.Browser.OpenAsync(office.Site);
        await window.SignInAsync(OfficeUnderTest.Handler);
        var row = window.Page.Locator("#side li", new() { HasText = OfficeUnderTest.Number });

        await row.GetByRole(AriaRole.Button).ClickAsync();

        await window.HearAsync("关键岗位轮岗制度不落实");
        Assert.Contains("其中逾期1条", await window.Page.Locator("#side").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task The_last_digest_lies_beside_the_chat_of_those_who_read_everything()
    {
        await using var window = await office.Browser.OpenAsync(office.Site);
        await window.SignInAsync(OfficeUnderTest.Clerk);

        var panel = window.Page.Locator("#side section", new() { HasText = "最近一期周报" });
        await panel.WaitForAsync();
        var address = await panel.GetByRole(AriaRole.Link).GetAttributeAsync("href");
        var digest = await window.Page.GotoAsync(address!);

        Assert.Equal(200, digest!.Status);
        Assert.Equal(OfficeUnderTest.Digest, await window.Page.Locator("h1").InnerTextAsync());
        Assert.Contains("sandbox", digest.Headers["content-security-policy"], StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task For_all_others_there_is_no_digest()
    {
        await using var window = await office.Browser.OpenAsync(office.Site);
        await window.SignInAsync(OfficeUnderTest.Handler);
        await window.Page.Locator("#side section").WaitForAsync();

        Assert.DoesNotContain("周报", await window.Page.Locator("#side").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(404, (await window.Page.APIRequest.GetAsync("/digest/" + OfficeUnderTest.DigestKey)).Status);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_killed_program_is_noticed_and_the_conversation_goes_on_where_it_was()
    {
        await using var window = await office.Browser.OpenAsync(office.Site);
        await window.SignInAsync(OfficeUnderTest.Handler);
        await window.SayAsync("我的任务");
        await window.HearAsync(OfficeUnderTest.Number);
        var before = await window.Page.Locator(".webchat__bubble").CountAsync();

        await office.KillAsync();
        await Assertions.Expect(window.Bar).ToHaveTextAsync("连接已断开，正在重连…");
        await window.Box.FillAsync("12号");
        await office.StartAsync();
        await Assertions.Expect(window.Bar).ToHaveTextAsync("连接已恢复");

        Assert.Equal(before, await window.Page.Locator(".webchat__bubble").CountAsync());
        await window.Box.PressAsync("End");
        await window.Page.Keyboard.TypeAsync("进展");
        await window.Page.Keyboard.PressAsync("Enter");
        await window.HearAsync("关键岗位轮岗制度不落实");
        Assert.Equal("12号进展", await window.Said.Last.InnerTextAsync());
        await Assertions.Expect(window.Bar).ToBeEmptyAsync();
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_network_that_goes_and_comes_back_is_spoken_of()
    {
        await using var window = await office.Browser.OpenAsync(office.Site);
        await window.SignInAsync(OfficeUnderTest.Leader);

        await window.Page.Context.SetOfflineAsync(true);
        await Assertions.Expect(window.Bar).ToHaveTextAsync("连接已断开，正在重连…");
        await window.Page.Context.SetOfflineAsync(false);

        await Assertions.Expect(window.Bar).ToHaveTextAsync("连接已恢复");
        await window.SayAsync("逾期的");
        await window.HearAsync("6-1");
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_file_can_be_sent_and_is_echoed()
    {
        await using var window = await office.Browser.OpenAsync(office.Site);
        await window.SignInAsync(OfficeUnderTest.Handler);

        await window.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "会议纪要.txt", MimeType = "text/plain", Buffer = "已召开专题会议。"u8.ToArray() });
        await window.SayAsync("佐证12-1");

        await window.HearAsync("会议纪要.txt");
        Assert.Empty(window.Complaints);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_file_that_was_corrected_is_taken_again_under_its_old_name()
    {
        await using var window = await office.Browser.OpenAsync(office.Site);
        await window.SignInAsync(OfficeUnderTest.Handler);
        await window.HearAsync("您好");
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "会议纪要.txt");

        foreach (var text in new[] { "初稿。", "改正稿。" })
        {
            await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
            var chooser = await window.Page.RunAndWaitForFileChooserAsync(() => window.Page.Locator("input[type=file]").EvaluateAsync("input => input.click()"));
            await chooser.SetFilesAsync(path);
            await window.SayAsync("佐证12-1");
            await window.HearAsync("会议纪要.txt");
        }

        await Assertions.Expect(window.Said.Filter(new() { HasText = "会议纪要.txt" })).ToHaveCountAsync(2);
        Assert.Empty(window.Complaints);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Files_that_cannot_be_sent_are_told_of_at_once_and_the_others_are_sent()
    {
        await using var window = await office.Browser.OpenAsync(office.Site);
        await window.SignInAsync(OfficeUnderTest.Handler);
        var input = window.Page.Locator("input[type=file]");

        await GiveAsync(input, ("录像.txt", 20), ("会议纪要.txt", 0));
        await Assertions.Expect(window.Bar).ToHaveTextAsync("未接收“录像.txt”：单个文件不超过20 MB，请压缩图片或分开发送。");
        await GiveAsync(input, ("扫描件一.txt", 11), ("扫描件二.txt", 9));
        await Assertions.Expect(window.Bar).ToHaveTextAsync("一次发送的文件合计不超过20 MB，其余1份未添加，请分次发送。");
        await GiveAsync(input, [.. Enumerable.Range(1, 12).Select(i => ($"照片{i}.txt", 0))]);
        await Assertions.Expect(window.Bar).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("一次最多接收10份，其余[0-9]+份未接收，请分次发送。$"));

        await window.SayAsync("佐证12-1");
        await window.HearAsync("文件内容与扩展名不符");
        Assert.Empty(window.Complaints);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_message_that_is_too_long_says_so_before_it_is_sent_and_stays_in_the_box()
    {
        await using var window = await office.Browser.OpenAsync(office.Site);
        await window.SignInAsync(OfficeUnderTest.Handler);
        await window.HearAsync("您好");
        var length = window.Page.Locator("#length");
        await window.Box.FillAsync(new string('进', 1900));
        await Assertions.Expect(length).ToHaveTextAsync("还可输入100字");

        var tooLong = new string('进', 2001);
        await window.Box.FillAsync(tooLong);
        await Assertions.Expect(length).ToHaveTextAsync("一次最多2000字，已超出1字，请精简或分次发送。");
        await window.Box.PressAsync("Enter");

        await Assertions.Expect(window.Box).ToHaveValueAsync(tooLong);
        Assert.Equal(0, await window.Said.CountAsync());
        await window.SayAsync(tooLong[1..]);
        await window.HearAsync("没有听懂");
        await Assertions.Expect(length).ToBeEmptyAsync();
        Assert.Empty(window.Complaints);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Words_that_were_not_sent_are_in_the_box_after_a_reload_until_they_arrive()
    {
        await using var window = await office.Browser.OpenAsync(office.Site);
        await window.SignInAsync(OfficeUnderTest.Handler);
        await window.HearAsync("您好");
        await window.Page.RouteAsync("**/activities", route => route.Request.Method == "POST" ? route.AbortAsync() : route.ContinueAsync());
        await window.SayAsync("6号进展");
        await window.Page.GetByText("发送失败").First.WaitForAsync();

        await window.Page.ReloadAsync();
        await Assertions.Expect(window.Box).ToHaveValueAsync("6号进展");
        await Assertions.Expect(window.Bar).ToHaveTextAsync("上次没有送达的内容已放回输入框，请核对后再发。");

        await window.Page.UnrouteAllAsync();
        await window.HearAsync("您好");
        await window.SayAsync("6号进展");
        await window.HearAsync("项目档案不完整");
        await window.Page.ReloadAsync();
        await window.HearAsync("项目档案不完整");
        await Assertions.Expect(window.Box).ToHaveValueAsync(string.Empty);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task What_the_buttons_above_the_chat_ask_is_not_offered_again_below()
    {
        await using var window = await office.Browser.OpenAsync(office.Site, 390, 844);
        await window.SignInAsync(OfficeUnderTest.Handler);
        await window.SayAsync("我的任务");
        var offered = window.Page.GetByRole(AriaRole.Toolbar, new() { Name = "建议的操作" }).GetByRole(AriaRole.Button);
        await offered.Filter(new() { HasText = "6-1进展" }).WaitForAsync();

        Assert.Empty((await offered.AllInnerTextsAsync()).Intersect(await window.Page.Locator("main [data-say]").AllInnerTextsAsync()));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task On_a_phone_no_button_of_the_list_of_sessions_is_broken()
    {
        await using var window = await office.Browser.OpenAsync(office.Site, 390, 844);
        await window.SignInAsync(OfficeUnderTest.Leader);
        await window.Page.GotoAsync("/signin/sessions");

        Assert.Equal(390, await window.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        foreach (var button in await window.Page.Locator("li button").AllAsync())
        {
            Assert.InRange((await button.BoundingBoxAsync())!.Height, 24, 40);
        }
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_page_that_is_loaded_again_shows_the_same_conversation()
    {
        await using var window = await office.Browser.OpenAsync(office.Site);
        await window.SignInAsync(OfficeUnderTest.Handler);
        await window.SayAsync("我的任务");
        await window.HearAsync(OfficeUnderTest.Number);

        await window.Page.ReloadAsync();

        await window.HearAsync(OfficeUnderTest.Number);
        Assert.Equal("我的任务", await window.Said.InnerTextAsync());
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Signing_out_leads_to_the_sign_in_and_back_comes_nobody()
    {
        await using var window = await office.Browser.OpenAsync(office.Site);
        await window.SignInAsync(OfficeUnderTest.Handler);

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "退出" }).ClickAsync();
        await window.Page.WaitForURLAsync("**/signin");
        await window.Page.GotoAsync("/");

        Assert.EndsWith("/signin", window.Page.Url, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_session_that_is_ended_elsewhere_ends_the_page()
    {
        await using var window = await office.Browser.OpenAsync(office.Site);
        await window.SignInAsync(OfficeUnderTest.Clerk);
        await using var elsewhere = await office.Browser.OpenAsync(office.Site);
        await elsewhere.SignInAsync(OfficeUnderTest.Clerk);

        await elsewhere.Page.GotoAsync("/signin/sessions");
        var others = elsewhere.Page.Locator("li:not(:has-text('当前')) button");
        for (var sessions = await others.CountAsync(); sessions > 0; sessions--)
        {
            await others.First.ClickAsync();
        }

        await window.Page.WaitForURLAsync("**/signin");
    }

    /// <summary>Chooses files of so many megabytes and a byte. They are made in the page: handed over from here they would take as long as all the rest.</summary>
    private static Task GiveAsync(ILocator input, params (string Name, int Megabytes)[] files) => input.EvaluateAsync(
        """
        (input, files) => {
          const all = new DataTransfer();
          files.forEach(f => all.items.add(new File([new Uint8Array(f.megabytes * 1024 * 1024 + 1)], f.name, { type: 'text/plain' })));
          input.files = all.files;
          ['input', 'change'].forEach(kind => input.dispatchEvent(new Event(kind, { bubbles: true })));
        }
        """,
        files.Select(f => new { name = f.Name, megabytes = f.Megabytes }).ToArray());

    /// <summary>Goes on by one key; nothing on the page is further away than a hundred steps.</summary>
    private static async Task PressUntilAsync(Window window, string key, Func<string, bool> isThere)
    {
        for (var steps = 0; steps < 100 && !isThere(await FocusedAsync(window)); steps++)
        {
            await window.Page.Keyboard.PressAsync(key);
        }

        Assert.True(isThere(await FocusedAsync(window)));
    }

    private static Task<string> FocusedAsync(Window window) => window.Page.EvaluateAsync<string>("document.activeElement.textContent");
}
