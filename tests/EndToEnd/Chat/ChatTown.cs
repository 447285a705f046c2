using System.Globalization;

using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.EndToEnd.Tests.Harness;
using CaseReform.Ops.Testing.Browser;
using CaseReform.Ops.Testing.Mail;
using CaseReform.Ops.Testing.Processes;
using CaseReform.Ops.Testing.Time;
using CaseReform.Ops.Testing.Tools;

namespace CaseReform.Ops.EndToEnd.Tests.Chat;

/// <summary>A town whose worker and bot both run, with a mail server and a browser.</summary>
internal sealed class ChatTown : IAsyncDisposable
{
    private readonly Installation _at;
    private readonly Receiver _receiver;
    private readonly Chromium _browser = new();
    private readonly int _port = FreePort.Next();
    private RunningProgram? _worker;
    private RunningProgram? _bot;

    private ChatTown(Installation at, Receiver receiver) => (_at, _receiver) = (at, receiver);

    public Installation At => _at;

    public Receiver Mail => _receiver;

    public string Site => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_port}");

    /// <summary>A town of so many units with one measure each, all due today.</summary>
    public static async Task<ChatTown> OpenAsync(DatabaseKind kind, int units)
    {
        var receiver = new Receiver();
        var at = await Installation.NewAsync(kind);
        at.MailTo(receiver.Port);
        await Town.WorkAlwaysAsync(at);
        await new Town(units, [.. Enumerable.Repeat(Town.LocalToday, units)]).SettleAsync(at, from: Town.LocalToday);
        var town = new ChatTown(at, receiver);
        town._worker = at.Start("run");
        await town.StartBotAsync();
        return town;
    }

    public async Task StartBotAsync() => _bot = await _at.StartBotAsync(_port);

    /// <summary>kill -9.</summary>
    public async Task KillBotAsync()
    {
        _bot!.KillNow();
        await _bot.EndAsync();
        await _bot.DisposeAsync();
    }

    /// <summary>Ends the worker as an operator would; commands may use the data folder then.</summary>
    public async Task StopWorkerAsync()
    {
        _worker!.TerminateNow();
        Assert.Equal(0, (await _worker.EndAsync()).Exit);
        await _worker.DisposeAsync();
        _worker = null;
    }

    /// <summary>A window of somebody who has asked for a link, got the mail and pressed the button behind the link.</summary>
    public async Task<Window> SignInAsync(string address)
    {
        var window = await _browser.OpenAsync(Site);
        await window.Page.GotoAsync("/signin");
        await window.Page.Locator("input[name=address]").FillAsync(address);
        await window.Page.Locator("input[name=address]").PressAsync("Enter");
        var link = await LinkAsync(address);
        await window.Page.GotoAsync(link);
        await window.Page.GetByRole(Microsoft.Playwright.AriaRole.Button).ClickAsync();
        await window.HearAsync("您好");
        return window;
    }

    private async Task<string> LinkAsync(string address)
    {
        string? link = null;
        await Until.TrueAsync(() =>
        {
            link = _receiver.Accepted.Where(r => r.Recipient == address && r.Text.Contains("/signin/link/", StringComparison.Ordinal))
                .Select(r => r.Text.Split('\n', ' ', '\r').First(word => word.StartsWith(Site + "/signin/link/", StringComparison.Ordinal)))
                .LastOrDefault();
            return link is not null;
        });
        return link!;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        foreach (var process in new[] { _bot, _worker })
        {
            if (process is not null)
            {
                await process.DisposeAsync();
            }
        }

        await _receiver.DisposeAsync();
        await _at.DisposeAsync();
    }
}
