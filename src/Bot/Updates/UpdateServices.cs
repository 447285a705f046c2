namespace CaseReform.Ops.Bot.Updates;

internal static class UpdateServices
{
    /// <summary>Adds what changes the ledger from the chat.</summary>
    public static IServiceCollection AddUpdates(this IServiceCollection services) => services
        .AddSingleton<EvidenceDesk>()
        .AddSingleton<IUpdateHandler, UpdateHandler>();
}
