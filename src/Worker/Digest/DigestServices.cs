using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CaseReform.Ops.Worker.Digest;

internal static class DigestServices
{
    /// <summary>Adds what counts, prints and issues the weekly digest.</summary>
    public static IHostApplicationBuilder AddDigest(this IHostApplicationBuilder builder)
    {
        builder.Services
            .AddSingleton<DigestFlowReader>()
            .AddSingleton<DigestCounter>()
            .AddSingleton<DigestPaper>()
            .AddSingleton<DigestIssuer>()
            .AddSingleton<DigestRun>();
        return builder;
    }
}
