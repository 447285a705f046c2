using CaseReform.Ops.Worker.Ledger.Export;
using CaseReform.Ops.Worker.Ledger.Import;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CaseReform.Ops.Worker.Ledger;

internal static class LedgerServices
{
    /// <summary>Adds what takes ledgers in and gives them out.</summary>
    public static IHostApplicationBuilder AddLedger(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<LedgerImporter>().AddSingleton<LedgerMoments>().AddSingleton<LedgerWorkbook>();
        return builder;
    }
}
