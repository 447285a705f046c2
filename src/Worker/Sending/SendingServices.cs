using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Worker.Hosting;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Worker.Sending;

internal static class SendingServices
{
    /// <summary>Adds what carries letters and remembers how far they got.</summary>
    public static IHostApplicationBuilder AddSending(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IValidateOptions<DeliveryOptions>>(new OptionsJudge<DeliveryOptions>("Delivery"));
        builder.Services.AddOptionsWithValidateOnStart<DeliveryOptions>().BindConfiguration("Delivery");
        builder.Services
            .AddSingleton(services => new PhaseJournal(Path.Combine(services.GetRequiredService<WorkerIdentity>().Folder, "phases.journal")))
            .AddSingleton<SendingRest>()
            .AddSingleton<Courier>()
            .AddSingleton<Recovery>();
        return builder;
    }
}
