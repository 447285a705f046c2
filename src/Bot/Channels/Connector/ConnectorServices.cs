using CaseReform.Ops.Bot.Binding;
using CaseReform.Ops.Bot.Channels.Connector.Outbound;
using CaseReform.Ops.Bot.Channels.Connector.Tokens;
using CaseReform.Ops.Bot.Channels.Inbox;
using CaseReform.Ops.Data.Sql;

using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Bot.Channels.Connector;

internal static partial class ConnectorServices
{
    /// <summary>Adds the channels of Azure Bot Service, and how their users become known.</summary>
    public static IServiceCollection AddConnector(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<ConnectorOptions>, ConnectorRules>().AddSection<ConnectorOptions>(ConnectorOptions.Section);
        return services
            .AddSingleton<ConnectorMode>()
            .AddSingleton<ChannelHttp>()
            .AddSingleton<SigningKeys>()
            .AddSingleton<TokenJudge>()
            .AddSingleton<ServiceAddress>()
            .AddSingleton<AppTokens>()
            .AddSingleton<ConnectorCalls>()
            .AddSingleton<ConnectorClients>()
            .AddSingleton<ActivitySender>()
            .AddSingleton<ConnectorAuthentication>()
            .AddSingleton<BotFrameworkAuthentication>(s => s.GetRequiredService<ConnectorAuthentication>())
            .AddSingleton<ConnectorPost>()
            .AddHostedService(s => s.GetRequiredService<ConnectorPost>())
            .AddSingleton<BindingDialogue>()
            .AddSingleton<ConnectorAdapter>()
            .AddSingleton<IChannel>(s => s.GetRequiredService<ConnectorAdapter>())
            .AddSingleton<Replies>()
            .AddSingleton<MessagesEndpoint>();
    }

    /// <summary>Answers at <c>/api/messages</c>, where the channel is on; elsewhere there is nothing at that address.</summary>
    public static void MapConnector(this WebApplication app)
    {
        var mode = app.Services.GetRequiredService<ConnectorMode>();
        if (mode.IsOpen)
        {
            Log.Open(app.Logger);
        }

        if (mode.IsOn)
        {
            var endpoint = app.Services.GetRequiredService<MessagesEndpoint>();
            app.MapPost("/api/messages", (Delegate)endpoint.AnswerAsync);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Connector:AppId is not set: in the Development environment /api/messages lets in everybody who reaches this machine's loopback address")]
        public static partial void Open(ILogger log);
    }
}
