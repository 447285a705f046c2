namespace CaseReform.Ops.Bot.Asks;

internal static class AskServices
{
    /// <summary>Adds what the office has the worker do.</summary>
    public static IServiceCollection AddAsks(this IServiceCollection services) => services
        .AddSingleton<AskHandler>()
        .AddSingleton<AskTeller>()
        .AddHostedService(provider => provider.GetRequiredService<AskTeller>());
}
