using CaseReform.Ops.Data.Sql;

namespace CaseReform.Ops.Bot.SignIn;

internal static class SignInServices
{
    /// <summary>Adds who is speaking: sessions, standings, and the ways to sign in.</summary>
    public static IServiceCollection AddSignIn(this IServiceCollection services)
    {
        services.AddJudgedOptions<SignInOptions>("SignIn");
        return services
            .AddSingleton<PublicSite>()
            .AddSingleton<SignInCookies>()
            .AddSingleton<RememberedBrowser>()
            .AddSingleton<Askers>()
            .AddRateLimiter(SignInLimit.Add)
            .AddSingleton<TrustedProxy>()
            .AddSingleton<Standings>()
            .AddSingleton<SignInSessions>()
            .AddSingleton<ISignInSessions>(provider => provider.GetRequiredService<SignInSessions>())
            .AddSingleton<DeveloperChoice>()
            .AddHostedService<SignInUpkeep>();
    }

    /// <summary>Refuses what claims to come from the trusted proxy and does not; before anything that asks who is speaking.</summary>
    public static void UseTrustedProxy(this WebApplication app)
    {
        var proxy = app.Services.GetRequiredService<TrustedProxy>();
        app.Use(next => context => proxy.CheckAsync(context, next));
    }
}
