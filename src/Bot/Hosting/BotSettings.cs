using CaseReform.Ops.Bot.Activities;
using CaseReform.Ops.Data.Settings;
using CaseReform.Ops.Data.Sql;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Bot.Hosting;

/// <summary>Where settings come from, in the worker's order: shipped, the office's, the environment, the command line.</summary>
internal static class BotSettings
{
    private const string DataFolder = "Database:DataFolder";
    private static readonly Dictionary<string, string> Switches = new() { ["--data"] = DataFolder };

    /// <summary>Reads the office's own settings (<see cref="SettingsFile"/>) for the data folder that <c>--data</c> names.</summary>
    public static WebApplicationBuilder AddSettings(this WebApplicationBuilder builder, string[] args)
    {
        builder.Configuration.AddCommandLine(args, Switches);
        var data = builder.Configuration[DataFolder] ?? "var";
        builder.Configuration
            .AddJsonFile(SettingsFile.For(data), optional: true)
            .AddEnvironmentVariables()
            .AddCommandLine(args, Switches)
            .AddInMemoryCollection([new(DataFolder, data)]);
        return builder;
    }

    /// <summary>Listens where <c>Bot:Listen</c> says, with limits that fit a chat, and logs no request: addresses and texts stay out.</summary>
    public static WebApplicationBuilder AddListener(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IValidateOptions<BotOptions>, BotOptionsValidator>().AddSection<BotOptions>("Bot");
        builder.Logging.ClearProviders().AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:sszzz ";
        });
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddConfiguration(builder.Configuration.GetSection("Logging"));

        // whatever the settings say: these two write addresses of requests, and a link that signs in is one
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting", LogLevel.Warning).AddFilter("Microsoft.AspNetCore.Routing", LogLevel.Warning);
        builder.WebHost
            .UseUrls((builder.Configuration.GetSection("Bot").Get<BotOptions>() ?? new BotOptions()).Listen)
            .ConfigureKestrel(kestrel =>
            {
                kestrel.AddServerHeader = false;
                kestrel.Limits.MaxRequestBodySize = ActivityJson.MaxBodyBytes;
            });
        return builder;
    }
}
