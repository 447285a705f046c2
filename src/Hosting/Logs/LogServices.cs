using CaseReform.Ops.Data.Sql;

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Hosting.Logs;

/// <summary>The log in files.</summary>
public static class LogServices
{
    /// <summary>Adds the settings, which are judged whether or not this process writes files.</summary>
    public static IServiceCollection AddLogOptions(this IServiceCollection services) => services.AddJudgedOptions<LogOptions>(LogOptions.Section);

    /// <summary>Adds one file a day, for a process that runs on; a command speaks for itself.</summary>
    /// <param name="builder">The program.</param>
    /// <param name="program">How its files begin: two programs write into one folder.</param>
    public static IHostApplicationBuilder AddDayFiles(this IHostApplicationBuilder builder, string program)
    {
        // read here and not through the options: a wrong setting is told by the start, which logs before it
        var options = Read(builder.Configuration);
        var data = Path.GetFullPath(builder.Configuration["Database:DataFolder"] ?? "var");
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<ILoggerProvider>(services => new DayFiles(data, Path.Combine(data, options.Folder), program, options.Keep, services.GetRequiredService<TimeProvider>()));
        return builder;
    }

    private static LogOptions Read(IConfiguration configuration)
    {
        try
        {
            return configuration.GetSection(LogOptions.Section).Get<LogOptions>() ?? new LogOptions();
        }
        catch (InvalidOperationException)
        {
            return new LogOptions();
        }
    }
}
