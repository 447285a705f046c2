using CaseReform.Ops.Data.Sql;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CaseReform.Ops.Worker.Asks;

internal static class AskServices
{
    /// <summary>Adds what does the office's requests.</summary>
    public static IHostApplicationBuilder AddAsks(this IHostApplicationBuilder builder)
    {
        builder.Services.AddJudgedOptions<AskOptions>("Requests");
        builder.Services
            .AddSingleton(AskProgram.Own())
            .AddSingleton<AskProcess>()
            .AddSingleton<AskRound>()
            .AddSingleton<AskRun>()
            .AddSingleton<LedgerImportAsk>()
            .AddSingleton<PeopleImportAsk>()
            .AddSingleton<CommandAsks>();
        return builder;
    }
}
