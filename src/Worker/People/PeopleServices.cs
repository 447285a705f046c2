using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CaseReform.Ops.Worker.People;

internal static class PeopleServices
{
    /// <summary>Adds what takes units and people in.</summary>
    public static IHostApplicationBuilder AddPeople(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<UnitsImporter>().AddSingleton<PeopleImporter>();
        return builder;
    }
}
