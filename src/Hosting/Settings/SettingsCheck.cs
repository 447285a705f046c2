using System.Globalization;

using CaseReform.Ops.Data.Sql;

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Hosting.Settings;

/// <summary>A setting that is written wrongly is read by nobody; what it was to change would be missed much later, or never.</summary>
public static partial class SettingsCheck
{
    /// <summary>Stops the start when a name in a settings file, the environment or the arguments is no setting's. Comes before values are checked: one that is missing may be written wrongly.</summary>
    /// <exception cref="OptionsValidationException">Says each such name, where it stands and the nearest one.</exception>
    public static void RefuseUnknownSettings(this IHost host)
    {
        var names = new SettingNames(host.Services.GetServices<BoundSection>());
        var log = host.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(SettingsCheck));
        var unknown = new List<string>();
        foreach (var setting in FoundSetting.All(
            (IConfigurationRoot)host.Services.GetRequiredService<IConfiguration>(), Environment.GetEnvironmentVariables().Keys.Cast<string>()))
        {
            switch (names.Judge(setting))
            {
                case SettingVerdict.Unknown wrong:
                    unknown.Add(string.Format(CultureInfo.InvariantCulture, SettingTexts.Unknown, setting.Where, wrong.Name, wrong.Nearest));
                    break;
                case SettingVerdict.Retired retired:
                    Log.Retired(log, retired.Name, setting.Where);
                    break;
            }
        }

        if (unknown.Count > 0)
        {
            throw new OptionsValidationException(string.Empty, typeof(BoundSection), unknown.Distinct());
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Setting} ({Where}) is retired and means nothing any more")]
        public static partial void Retired(ILogger log, string setting, string where);
    }
}
