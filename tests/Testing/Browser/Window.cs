using System.Collections.Concurrent;

using Microsoft.Playwright;

namespace CaseReform.Ops.Testing.Browser;

/// <summary>A window on the page, and what happened in it that a person does not see.</summary>
public sealed class Window : IAsyncDisposable
{
    /// <summary>A guard against a hanging test, no measure of anything.</summary>
    private const float Patience = 60_000;

    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _asked = new();
    private readonly ConcurrentQueue<string> _complaints = new();

    private Window(IBrowserContext context, IPage page, string site)
    {
        (_context, Page) = (context, page);
        Page.Request += (_, request) => Note(request.Url);
        Page.WebSocket += (_, socket) => Note("http" + socket.Url[2..]);
        Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _complaints.Enqueue(message.Text);
            }
        };
        Page.PageError += (_, error) => _complaints.Enqueue(error);

        void Note(string address)
        {
            // what the page makes itself is not asked of anybody
            if (!address.StartsWith("data:", StringComparison.Ordinal) && !address.StartsWith("blob:", StringComparison.Ordinal))
            {
                _asked.Enqueue(address.StartsWith(site + "/", StringComparison.Ordinal) ? address[site.Length..] : address);
            }
        }
    }

    public IPage Page { get; }

    /// <summary>Every address that was asked for; those of the bot without their origin.</summary>
    public IEnumerable<string> Asked => _asked;

    /// <summary>Errors and warnings of the console, broken policies among them.</summary>
    public IEnumerable<string> Complaints => _complaints;

    public ILocator Box => Page.Locator("[data-id=webchat-sendbox-input]");

    public ILocator Bar => Page.Locator("#bar");

    /// <summary>One of the questions above the chat.</summary>
    public ILocator Quick(string question) => Page.Locator("main [data-say]", new() { HasText = question });

    /// <summary>What the person said, as bubbles.</summary>
    public ILocator Said => Page.Locator(".webchat__bubble--from-user");

    public static async Task<Window> OpenAsync(IBrowserContext context, string site)
    {
        context.SetDefaultTimeout(Patience);
        Assertions.SetDefaultExpectTimeout(Patience);
        return new Window(context, await context.NewPageAsync(), site);
    }

    /// <summary>Signs in as one of the office's people, by the page for developers, and waits until the chat is there.</summary>
    public async Task SignInAsync(string name)
    {
        await Page.GotoAsync("/signin/choose");
        await Page.Locator("li", new() { HasText = name }).GetByRole(AriaRole.Button).ClickAsync();
        await Box.WaitForAsync();
    }

    /// <summary>Types a sentence and sends it.</summary>
    public async Task SayAsync(string text)
    {
        await Box.FillAsync(text);
        await Box.PressAsync("Enter");
        for (var again = 0; again < Patience / 50 && await Box.InputValueAsync() == text; again++)
        {
            // before the line stands Web Chat sends nothing and leaves the words where they are
            await Task.Delay(50);
            await Box.PressAsync("Enter");
        }
    }

    /// <summary>Waits until the bot has said something.</summary>
    public Task HearAsync(string text) => WaitAsync(Page.Locator(".webchat__bubble:not(.webchat__bubble--from-user)", new() { HasText = text }).Last, text);

    /// <summary>Waits until something is seen.</summary>
    /// <exception cref="TimeoutException">It did not come; the message tells what is on the page instead.</exception>
    public async Task WaitAsync(ILocator what, string name)
    {
        try
        {
            await what.WaitForAsync();
        }
        catch (TimeoutException e)
        {
            var box = await Box.CountAsync() > 0 ? await Box.InputValueAsync() : "none";
            var bar = await Bar.CountAsync() > 0 ? await Bar.InnerTextAsync() : "none";
            throw new TimeoutException(
                $"“{name}” did not come. Conversation:\n{await Page.Locator("main").InnerTextAsync()}\nBox: {box}\nBar: {bar}\nConsole: {string.Join("\n", _complaints)}\nAsked last: {string.Join(" ", _asked.TakeLast(12))}",
                e);
        }
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
