using CaseReform.Ops.Testing.Tools;

using Microsoft.Playwright;

namespace CaseReform.Ops.Testing.Browser;

/// <summary>The machine's own Chromium, one for a class of tests.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private static readonly Tool Program = new("chromium", "apt-get install chromium fonts-noto-cjk");
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--lang=zh-CN",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>A window of nobody yet: no cookies, nothing remembered.</summary>
    public async Task<Window> OpenAsync(string site, int width = 1280, int height = 800, BrowserNewContextOptions? options = null)
    {
        if (_browser is null)
        {
            var program = Program.Require();
            _playwright = await Playwright.CreateAsync();
            _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = program, Args = Arguments });
        }

        options ??= new BrowserNewContextOptions();
        options.BaseURL = site;
        options.Locale = "zh-CN";
        options.TimezoneId = "Asia/Shanghai";
        options.ViewportSize = new ViewportSize { Width = width, Height = height };
        return await Window.OpenAsync(await _browser.NewContextAsync(options), site);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
