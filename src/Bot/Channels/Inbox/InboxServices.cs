using CaseReform.Ops.Bot.SignIn;
using CaseReform.Ops.Hosting.Systemd;

using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CaseReform.Ops.Bot.Channels.Inbox;

internal static class InboxServices
{
    /// <summary>Adds what all channels share: the inbox, and the loop in which the bot answers.</summary>
    public static IServiceCollection AddInbox(this IServiceCollection services)
    {
        services.TryAddSingleton<Standings>();
        return services
            .AddSingleton<BotIdentity>()
            .AddSingleton<BotName>()
            .AddHostedService(s => s.GetRequiredService<BotName>())
            .AddSingleton<ChatWriter>()
            .AddHostedService(s => s.GetRequiredService<ChatWriter>())
            .AddSingleton<TurnLoop>()
            .AddSingleton<Inbox>()
            .AddSingleton(s => new LoopBeat("inbox", LostTurnFinder.MaxRound, s.GetRequiredService<TimeProvider>()))
            .AddSingleton<ILifeSign>(s => s.GetRequiredService<LoopBeat>())
            .AddSingleton<LostTurnFinder>()
            .AddHostedService(s => s.GetRequiredService<LostTurnFinder>())
            .AddHostedService<ChatUpkeep>();
    }
}
