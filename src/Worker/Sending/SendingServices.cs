using CaseReform.Ops.Data.Files;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Worker.Hosting;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CaseReform.Ops.Worker.Sending;

internal static class SendingServices
{
    /// <summary>Adds what carries letters and remembers how far they got.</summary>
    public static IHostApplicationBuilder AddSending(this IHostApplicationBuilder builder)
    {
        builder.Services.AddJudgedOptions<DeliveryOptions>("Delivery");
        builder.Services
            .AddSingleton(services => new PhaseJournal(Path.Combine(services.GetRequiredService<WorkerIdentity>().Folder, DataFiles.Journal)))
            .AddSingleton<SendingPauses>()
            .AddSingleton<Courier>()
            .AddSingleton<Recovery>();
        return builder;
    }
}
