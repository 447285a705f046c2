using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CaseReform.Ops.Worker.SignIn;

internal static class SignInServices
{
    /// <summary>Adds what mails links and codes.</summary>
    public static IHostApplicationBuilder AddSignIn(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<AccessMailComposer>().AddSingleton<AccessMailRun>();
        return builder;
    }
}
