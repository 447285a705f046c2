namespace CaseReform.Ops.Bot.Hosting;

/// <summary>What a browser may do with our answers: nothing but show them. A page that needs more says so in its own answer.</summary>
internal static class StrictHeaders
{
    private static readonly (string Name, string Value)[] Headers =
    [
        ("Content-Security-Policy", "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
        ("Cache-Control", "no-store"),
    ];

    public static void UseStrictHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        Write(context.Response);
        return next(context);
    });

    /// <summary>Sets them, also after an answer was begun anew.</summary>
    public static void Write(HttpResponse response)
    {
        foreach (var (name, value) in Headers)
        {
            response.Headers[name] = value;
        }
    }
}
