namespace CaseReform.Ops.Bot.Asks;

internal static class AskServices
{
    /// <summary>Adds what says in the conversation what the worker has done for the office.</summary>
    public static IServiceCollection AddAsks(this IServiceCollection services) => services
        .AddSingleton<AskTeller>()
        .AddHostedService(provider => provider.GetRequiredService<AskTeller>());
}
