using System.Globalization;

using CaseReform.Ops.Data.Sql;

namespace CaseReform.Ops.Data.Settings;

/// <summary>
/// The office's own settings, for worker and bot. In the data folder, unless the environment names another file: where the two run as
/// two users the data folder is both's to write, and the settings are neither's.
/// </summary>
public static class SettingsFile
{
    /// <summary>The file's name in the data folder.</summary>
    public const string Name = "appsettings.json";

    /// <summary>The environment variable that names another file; then the one in the data folder is not looked at.</summary>
    public const string Variable = "CASEOPS_SETTINGS";

    /// <summary>The file for a data folder, as a full path; it need not be there.</summary>
    /// <exception cref="SettingsFileException">The environment names a file that is not there or may not be read.</exception>
    public static string For(string data)
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } named)
        {
            return Path.GetFullPath(Path.Combine(data, Name));
        }

        try
        {
            using var file = File.OpenRead(named);
            return Path.GetFullPath(named);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingsFileException(string.Format(CultureInfo.InvariantCulture, DataTexts.SettingsFileUnreadable, Variable, named));
        }
    }
}

/// <summary>The settings file cannot be used; the message is a Chinese sentence.</summary>
public sealed class SettingsFileException(string message) : Exception(message);
