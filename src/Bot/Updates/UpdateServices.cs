using CaseReform.Ops.Bot.Channels;
using CaseReform.Ops.Bot.Channels.Connector;
using CaseReform.Ops.Bot.CloseOut;
using CaseReform.Ops.Bot.Orders;
using CaseReform.Ops.Data.Orders;
using CaseReform.Ops.Data.Sql;

using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CaseReform.Ops.Bot.Updates;

internal static class UpdateServices
{
    /// <summary>Adds what changes the ledger from the chat, and the files that are sent for it.</summary>
    public static IServiceCollection AddUpdates(this IServiceCollection services)
    {
        services.AddJudgedOptions<EvidenceOptions>("Evidence");
        services.TryAddSingleton<ChannelHttp>();
        services.TryAddSingleton<ConnectorMode>();
        return services
            .AddSingleton<EvidenceIntake>()
            .AddSingleton<IEvidenceIntake>(provider => provider.GetRequiredService<EvidenceIntake>())
            .AddSingleton<FileFetch>()
            .AddSingleton<UnassignedFiles>()
            .AddSingleton<Answerers>()
            .AddSingleton<CloseOutHandler>()
            .AddSingleton<IUpdateHandler, UpdateHandler>()
            .AddSingleton<OrderStore>()
            .AddSingleton<RequestStore>()
            .AddSingleton<SuggestionStore>()
            .AddSingleton<OrderHandler>()
            .AddHostedService<UpdateUpkeep>();
    }
}
