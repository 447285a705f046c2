using System.Text;

using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.EndToEnd.Tests.Harness;
using CaseReform.Ops.Testing.Browser;
using CaseReform.Ops.Testing.Mail;
using CaseReform.Ops.Testing.Processes;
using CaseReform.Ops.Testing.Time;
using CaseReform.Ops.Testing.Tools;

using Microsoft.Playwright;

namespace CaseReform.Ops.EndToEnd.Tests.Chat;

/// <summary>Takes the pictures of the chat for the manual, from the demonstration's ledger. No test: docs/images/chat.sh runs it by name.</summary>
public sealed class ManualPictures
{
    private static readonly string Folder = Environment.GetEnvironmentVariable("PICTURES") ?? ".";

    private readonly int _port = FreePort.Next();

    private string Site => $"http://127.0.0.1:{_port}";

    [Fact(Explicit = true)]
    public async Task The_manual_shows_the_chat_as_it_is()
    {
        await using var at = await Installation.NewAsync(DatabaseKind.Sqlite);
        await at.SucceedAsync("demo");
        await using var worker = at.Start("run");
        await using var bot = await at.StartBotAsync(_port);
        await using var browser = new Chromium();
        await using var handler = await SignInAsync(browser, at, "wu@town.example", pictures: true);
        await AskAsync(handler, 1180, 720, "我的任务", "12-1", "chat-tasks");
        await AskAsync(handler, 760, 850, "12-1进度60% 已起草轮岗计划，正在征求意见", "请核对");
        await ConfirmAsync(handler, "chat-report");
        var until = TimeProvider.System.GetLocalNow().AddDays(14);
        await AskAsync(handler, 760, 760, $"签收1-2 承诺{until.Month}月{until.Day}日前", "承诺日前不再发送", "chat-promise");
        await ConfirmAsync(handler);
        await AskAsync(handler, 760, 960, "12号进展", "变动记录", "chat-matter");
        await AskAsync(handler, 390, 720, "七天内到期", "前到期的措施", "chat-phone");

        await handler.Page.SetViewportSizeAsync(760, 420);
        bot.KillNow();
        await handler.Page.GetByText("正在重连").WaitForAsync();
        await TakeAsync(handler, "chat-lost");

        await using var next = await at.StartBotAsync(_port);
        await using var office = await SignInAsync(browser, at, "sun@town.example", pictures: false);
        await AskAsync(office, 1180, 760, "总体情况", "实时数字", "chat-office");
    }

    private async Task<Window> SignInAsync(Chromium browser, Installation at, string address, bool pictures)
    {
        var window = await browser.OpenAsync(Site, 600, 430);
        var before = Mails(at);
        await window.Page.GotoAsync("/signin");
        await window.Page.FillAsync("#address", address);
        await TakeAsync(window, pictures ? "chat-sign-in" : null);
        await window.Page.ClickAsync("button");
        await Until.TrueAsync(() => Mails(at).Length > before.Length);
        var mail = new Receipt(address, await File.ReadAllTextAsync(Mails(at).Except(before).Single(), Encoding.Latin1));
        await window.Page.SetViewportSizeAsync(600, 380);
        await window.Page.GotoAsync("about:blank"); // our own pages let no style of a mail in
        await window.Page.SetContentAsync(mail.Html);
        await TakeAsync(window, pictures ? "chat-mail" : null);
        await window.Page.GotoAsync(mail.Text.Split('\n', ' ', '\r').First(word => word.StartsWith(Site + "/signin/link/", StringComparison.Ordinal)));
        await window.Page.GetByRole(AriaRole.Button).ClickAsync();
        await window.HearAsync("您好");
        return window;
    }

    private static string[] Mails(Installation at) => Directory.GetFiles(Path.Combine(at.Folder, "outbox"), "*.eml", SearchOption.AllDirectories);

    private static async Task AskAsync(Window window, int width, int height, string text, string answer, string? picture = null)
    {
        await window.Page.SetViewportSizeAsync(width, height);
        await window.SayAsync(text);
        await window.HearAsync(answer);
        await TakeAsync(window, picture);
    }

    private static async Task ConfirmAsync(Window window, string? picture = null)
    {
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "确认", Exact = true }).Last.ClickAsync();
        await window.HearAsync("已记入");
        await TakeAsync(window, picture);
    }

    /// <summary>Takes a picture once the page has come to rest.</summary>
    private static async Task TakeAsync(Window window, string? name)
    {
        if (name is not null)
        {
            await window.Page.WaitForTimeoutAsync(2500);
            await window.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder, name + ".png") });
        }
    }
}
