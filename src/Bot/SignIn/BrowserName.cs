namespace CaseReform.Ops.Bot.SignIn;

/// <summary>Which browser it is, in a word or two that the list of sessions shows. Nothing of what the browser wrote is kept.</summary>
internal static class BrowserName
{
    // the order matters: most call themselves Chrome and Safari as well
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("MicroMessenger", "WeChat"), ("wxwork", "WeCom"), ("DingTalk", "DingTalk"), ("QQBrowser", "QQBrowser"), ("360", "360"), ("Edg", "Edge"), ("Firefox", "Firefox"),
        ("Chrome", "Chrome"), ("Safari", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("Windows", "Windows"), ("Android", "Android"), ("HarmonyOS", "HarmonyOS"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Mac OS", "macOS"), ("Linux", "Linux"),
    ];

    public static string Of(string userAgent)
    {
        string?[] parts = [Find(Browsers, userAgent), Find(Systems, userAgent)];
        return string.Join(' ', parts.OfType<string>());
    }

    private static string? Find((string Mark, string Name)[] known, string userAgent) =>
        known.FirstOrDefault(k => userAgent.Contains(k.Mark, StringComparison.OrdinalIgnoreCase)).Name;
}
