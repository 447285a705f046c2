namespace CaseReform.Ops.Bot.CloseOut;

internal static class CloseOutServices
{
    /// <summary>Adds 销号 in the chat.</summary>
    public static IServiceCollection AddCloseOut(this IServiceCollection services) => services.AddSingleton<CloseOutHandler>();
}
