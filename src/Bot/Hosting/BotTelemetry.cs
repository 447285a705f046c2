using System.Diagnostics;

using CaseReform.Ops.Data.Access;
using CaseReform.Ops.Hosting.Telemetry;

namespace CaseReform.Ops.Bot.Hosting;

/// <summary>Metrics and traces of the bot and of the server below it, where <c>Telemetry:Endpoint</c> says so.</summary>
internal static class BotTelemetry
{
    private static readonly string[] Sources =
        [BotMetrics.Name, RefusalAudit.MeterName, "Microsoft.AspNetCore", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting"];

    public static WebApplicationBuilder AddTelemetry(this WebApplicationBuilder builder)
    {
        if (builder.AddTelemetry("caseops-bot", Sources))
        {
            QueueGauges.Add(builder.Services, BotMetrics.Meter, (queues, _, token) => queues.OfChatAsync(token));
            builder.Services.AddSingleton<DistributedContextPropagator, NoPropagation>();
        }

        return builder;
    }
}
