using System.Data.Common;

using CaseReform.Ops.Bot.Channels.Inbox;
using CaseReform.Ops.Data.Sql;

namespace CaseReform.Ops.Bot.Channels.DirectLine;

/// <summary>The Direct Line 3.0 server: what Web Chat and every other client of that protocol call.</summary>
internal static partial class DirectLineServices
{
    private const string Root = "/v3/directline";
    private const string OneConversation = Root + "/conversations/{conversation}";

    public static IServiceCollection AddDirectLine(this IServiceCollection services)
    {
        services.AddJudgedOptions<DirectLineOptions>("DirectLine");
        return services
            .AddSingleton<DirectLineAdapter>()
            .AddSingleton<IChannel>(s => s.GetRequiredService<DirectLineAdapter>())
            .AddSingleton<ConversationCache>()
            .AddSingleton<ChatTokens>()
            .AddSingleton<Origins>()
            .AddSingleton<Gates>()
            .AddSingleton<Admission>()
            .AddSingleton<PersonPost>()
            .AddSingleton<ConversationCalls>()
            .AddSingleton<ActivityCalls>()
            .AddSingleton<UploadCalls>()
            .AddSingleton<StreamCalls>()
            .AddSingleton<StreamUpkeep>()
            .AddHostedService(s => s.GetRequiredService<StreamUpkeep>());
    }

    /// <summary>Answers below <c>/v3/directline</c>.</summary>
    public static void MapDirectLine(this WebApplication app)
    {
        // streams have no timer of their own: StreamUpkeep pings them
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = Timeout.InfiniteTimeSpan });
        var conversations = app.Services.GetRequiredService<ConversationCalls>();
        Map(app, HttpMethods.Post, $"{Root}/tokens/generate", conversations.GenerateAsync);
        Map(app, HttpMethods.Post, $"{Root}/tokens/refresh", conversations.RefreshAsync);
        Map(app, HttpMethods.Post, $"{Root}/conversations", conversations.StartAsync);
        Map(app, HttpMethods.Get, OneConversation, conversations.ReconnectAsync);
        Map(app, HttpMethods.Get, $"{OneConversation}/activities", conversations.PollAsync);
        Map(app, HttpMethods.Post, $"{OneConversation}/activities", app.Services.GetRequiredService<ActivityCalls>().PostAsync);
        Map(app, HttpMethods.Post, $"{OneConversation}/upload", app.Services.GetRequiredService<UploadCalls>().PostAsync);
        Map(app, HttpMethods.Get, $"{OneConversation}/stream", app.Services.GetRequiredService<StreamCalls>().OpenAsync);
        Map(app, HttpMethods.Options, Root + "/{**path}", context =>
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            context.Response.Headers.AccessControlAllowMethods = "GET, POST";
            context.Response.Headers.AccessControlAllowHeaders = "Authorization, Content-Type, x-ms-bot-agent";
            context.Response.Headers.AccessControlMaxAge = "600";
            return Task.CompletedTask;
        });
    }

    private static void Map(WebApplication app, string method, string pattern, RequestDelegate call)
    {
        var origins = app.Services.GetRequiredService<Origins>();
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(DirectLineServices));
        app.MapMethods(pattern, [method], (RequestDelegate)(async context =>
        {
            if (!origins.Allow(context))
            {
                await Responses.RefuseAsync(context, StatusCodes.Status403Forbidden, "BadOrigin");
                return;
            }

            if (context.Request.Headers.Origin is { Count: 1 } origin)
            {
                context.Response.Headers.AccessControlAllowOrigin = origin;
                context.Response.Headers.Vary = "Origin";
            }

            try
            {
                await call(context);
            }
            catch (BadHttpRequestException e)
            {
                await Responses.RefuseAsync(context, e.StatusCode, "BadRequest");
            }
            catch (Exception e) when (e is DbException or ChatBusyException && !context.Response.HasStarted)
            {
                Log.Away(logger, e is DbException { SqlState: { } state } ? state : e.GetType().Name);
                context.Response.Headers.RetryAfter = "5";
                await Responses.RefuseAsync(context, StatusCodes.Status503ServiceUnavailable, "TryLater");
            }
            catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
            {
                // the client has gone; what it said is written all the same
            }
        }));
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "a call could not be served: {Error}")]
        public static partial void Away(ILogger logger, string error);
    }
}
