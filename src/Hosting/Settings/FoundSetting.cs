using System.Globalization;

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.CommandLine;

namespace CaseReform.Ops.Hosting.Settings;

/// <summary>A setting that somebody wrote.</summary>
/// <param name="Path">Its name as written, with colons.</param>
/// <param name="Place">The kind of place.</param>
/// <param name="Where">The place, in words for people.</param>
internal sealed record FoundSetting(string Path, SettingPlace Place, string Where)
{
    /// <summary>All that is written in settings files, and those variables and arguments that name a section. Others are the machine's or the framework's.</summary>
    public static IEnumerable<FoundSetting> All(IConfigurationRoot configuration, IEnumerable<string> variables) =>
        configuration.Providers.SelectMany(provider => provider switch
        {
            FileConfigurationProvider file => Paths(file).Select(path => InFile(path, file.Source)),
            CommandLineConfigurationProvider arguments => Paths(arguments).Where(path => path.Contains(':', StringComparison.Ordinal)).Select(AsArgument),
            _ => [],
        }).Concat(variables.Where(name => name.Contains("__", StringComparison.Ordinal)).Select(AsVariable));

    private static FoundSetting InFile(string path, FileConfigurationSource file) =>
        new(path, SettingPlace.File, Say(SettingTexts.InFile, file.FileProvider?.GetFileInfo(file.Path!).PhysicalPath ?? file.Path!));

    private static FoundSetting AsArgument(string path) => new(path, SettingPlace.Argument, Say(SettingTexts.AsArgument, path));

    private static FoundSetting AsVariable(string name) =>
        new(name.Replace("__", ":", StringComparison.Ordinal), SettingPlace.Variable, Say(SettingTexts.AsVariable, name));

    private static IEnumerable<string> Paths(IConfigurationProvider provider, string? parent = null) =>
        provider.GetChildKeys([], parent).Distinct(StringComparer.OrdinalIgnoreCase).SelectMany(name =>
        {
            var path = parent is null ? name : $"{parent}:{name}";
            return Paths(provider, path).DefaultIfEmpty(path);
        });

    private static string Say(string format, string part) => string.Format(CultureInfo.InvariantCulture, format, part);
}

/// <summary>Where a setting can stand.</summary>
internal enum SettingPlace
{
    /// <summary>A settings file.</summary>
    File,

    /// <summary>An environment variable.</summary>
    Variable,

    /// <summary>An argument of the bot.</summary>
    Argument,
}
