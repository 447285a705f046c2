using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CaseReform.Ops.Worker.Restore;

internal static class RestoreServices
{
    /// <summary>Adds what notices that the database was put back.</summary>
    public static IHostApplicationBuilder AddRestore(this IHostApplicationBuilder builder)
    {
        builder.Services
            .AddSingleton<RestoreMark>()
            .AddSingleton<RestoreLetter>()
            .AddSingleton<RestoreDetector>()
            .AddSingleton<SentEvidence>()
            .AddSingleton<AfterRestore>();
        return builder;
    }
}
