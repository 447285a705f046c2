using System.Globalization;

using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Migrations;
using CaseReform.Ops.Data.Settings;
using CaseReform.Ops.Hosting.Start;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Bot.Hosting;

/// <summary>Turns what stops the start into a sentence that names the setting, instead of a stack trace.</summary>
internal static class StartRefusal
{
    /// <summary>The sentence, or null for a fault of ours, which is to be seen in full.</summary>
    public static string? SentenceOf(Exception e) => e switch
    {
        OptionsValidationException o => Say(HostingTexts.SettingsWrong, string.Join("；", o.Failures)),
        SchemaException or AuditKeyException or SettingsFileException or SecondProcessException => e.Message,

        // the binder names the setting in its message: Failed to convert configuration value 'Oracle' at 'Database:Kind' …
        InvalidOperationException { InnerException: FormatException or ArgumentException } => Say(HostingTexts.SettingsWrong, e.Message.ReplaceLineEndings(" ")),
        InvalidDataException { InnerException: FormatException } => Say(HostingTexts.SettingsUnread, e.Message.ReplaceLineEndings(" ")),
        UnauthorizedAccessException or IOException => Say(HostingTexts.NotStarted, e.Message.ReplaceLineEndings(" ")),
        _ => null,
    };

    private static string Say(string format, string part) => string.Format(CultureInfo.InvariantCulture, format, part);
}
