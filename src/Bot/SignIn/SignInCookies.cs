using CaseReform.Ops.Data.Access;

namespace CaseReform.Ops.Bot.SignIn;

/// <summary>The two cookies: the session, and the mark by which the second click of one browser is known. No script reads them.</summary>
internal sealed class SignInCookies(PublicSite site)
{
    // the prefix makes browsers refuse one that another host of the domain has set; it wants https
    private string Session => site.IsSecure ? "__Host-session" : "session";

    private string Browser => site.IsSecure ? "__Host-browser" : "browser";

    public string? SessionOf(HttpRequest request) => Token(request, Session);

    public string? BrowserOf(HttpRequest request) => Token(request, Browser);

    public void SetSession(HttpResponse response, string value, TimeSpan life) => response.Cookies.Append(Session, value, Options(life));

    public void SetBrowser(HttpResponse response, string value) => response.Cookies.Append(Browser, value, Options(AccessMailStore.Life));

    public void Clear(HttpResponse response) => response.Cookies.Delete(Session, Options(null));

    private static string? Token(HttpRequest request, string name) =>
        request.Cookies.TryGetValue(name, out var value) && AccessSecret.IsToken(value) ? value : null;

    // Lax: a link in a mail that leads to the chat finds whoever is signed in
    private CookieOptions Options(TimeSpan? life) => new()
    {
        HttpOnly = true, Secure = site.IsSecure, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true, MaxAge = life,
    };
}
