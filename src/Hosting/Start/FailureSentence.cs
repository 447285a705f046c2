using System.Globalization;
using System.Text.Json;

using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Migrations;
using CaseReform.Ops.Data.Settings;

using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

using Npgsql;

namespace CaseReform.Ops.Hosting.Start;

/// <summary>Turns what stops a process or a command into a Chinese sentence that names the setting, the file or the database, instead of a stack trace.</summary>
public static class FailureSentence
{
    /// <summary>The sentence, or null for what is not known here: a fault of ours perhaps.</summary>
    public static string? Of(Exception e) => e switch
    {
        SecondProcessException or SchemaException or AuditKeyException or SettingsFileException => e.Message,
        OptionsValidationException wrong => Wrong(wrong.Failures),
        AggregateException all when all.InnerExceptions.All(i => i is OptionsValidationException) =>
            Wrong(all.InnerExceptions.SelectMany(i => ((OptionsValidationException)i).Failures)),
        InvalidOperationException { InnerException: not null } when Unconverted(e.Message) is { } setting => Wrong([setting]),
        InvalidDataException { InnerException: FormatException format } => Say(StartTexts.SettingsBroken, Quoted(e.Message), LineOf(format)),
        SqliteException { SqliteErrorCode: 13 } => StartTexts.DiskFull,
        SqliteException { SqliteErrorCode: 5 or 6 } => StartTexts.DatabaseBusy,
        SqliteException { SqliteErrorCode: 8 } => StartTexts.DatabaseReadOnly,
        SqliteException { SqliteErrorCode: 11 or 26 } => Say(StartTexts.DatabaseDamaged, e.Message),
        SqliteException => Say(StartTexts.DatabaseFailed, e.Message),
        NpgsqlException => Say(StartTexts.DatabaseAway, e.Message.ReplaceLineEndings(" ")),
        _ => null,
    };

    private static string Wrong(IEnumerable<string> failures) => Say(StartTexts.SettingsWrong, string.Join("；", failures));

    /// <summary>The configuration binder names value and setting in quotes, in this order.</summary>
    private static string? Unconverted(string message) =>
        message.StartsWith("Failed to convert configuration value", StringComparison.Ordinal) && message.Split('\'') is [_, var value, _, var setting, ..]
            ? Say(StartTexts.SettingUnreadable, setting, value)
            : null;

    /// <summary>The configuration names its file in quotes.</summary>
    private static string Quoted(string message) => message.Split('\'') is [_, .. var file, _] ? string.Join('\'', file) : message;

    private static long LineOf(FormatException format) => format.InnerException is JsonException { LineNumber: { } line } ? line + 1 : 1;

    private static string Say(string format, params object[] parts) => string.Format(CultureInfo.InvariantCulture, format, parts);
}
