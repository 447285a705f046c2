using CaseReform.Ops.Bot.Hosting;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Bot.Channels.Connector;

/// <summary>How far the channel is open on this machine.</summary>
internal sealed class ConnectorMode
{
    public ConnectorMode(IOptions<ConnectorOptions> connector, IOptions<BotOptions> bot, IHostEnvironment environment)
    {
        MayUseLoopback = environment.IsDevelopment();
        IsOpen = MayUseLoopback && !connector.Value.IsRegistered && ConnectorRules.IsLoopback(new Uri(bot.Value.Listen));
        IsOn = connector.Value.IsRegistered || IsOpen;
    }

    /// <summary>The channel exists.</summary>
    public bool IsOn { get; }

    /// <summary>Everybody who reaches it is let in: no application id, Development environment, bound to loopback. For trying things out with an emulator.</summary>
    public bool IsOpen { get; }

    /// <summary>Addresses of this machine without TLS can be allowed.</summary>
    public bool MayUseLoopback { get; }
}
