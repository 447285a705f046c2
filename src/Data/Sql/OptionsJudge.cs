using System.ComponentModel.DataAnnotations;
using System.Reflection;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Data.Sql;

/// <summary>Options that are checked before anything starts.</summary>
public static class JudgedOptions
{
    /// <summary>Reads options from a section of the configuration; the start ends with the setting's name when their attributes find fault.</summary>
    public static IServiceCollection AddJudgedOptions<T>(this IServiceCollection services, string section)
        where T : class
    {
        services.AddSection<T>(section);
        return services.AddSingleton<IValidateOptions<T>>(new OptionsJudge<T>(section));
    }

    /// <summary>Reads options from a section of the configuration, which is known by its members from then on. Whoever adds the options checks them.</summary>
    public static OptionsBuilder<T> AddSection<T>(this IServiceCollection services, string section)
        where T : class
    {
        services.AddSingleton(new BoundSection(section, typeof(T)));
        return services.AddOptionsWithValidateOnStart<T>().BindConfiguration(section);
    }
}

/// <summary>A section of the configuration that this process reads.</summary>
/// <param name="Name">The section's name.</param>
/// <param name="Options">Its members.</param>
public sealed record BoundSection(string Name, Type Options);

/// <summary>Checks options by their attributes and names the setting in a Chinese sentence, so that a mistake stops the start with something to act on.</summary>
/// <param name="section">The section of the configuration.</param>
/// <typeparam name="T">The options.</typeparam>
internal sealed class OptionsJudge<T>(string section) : IValidateOptions<T>
    where T : class
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, T options)
    {
        var failures = new List<string>();
        foreach (var property in typeof(T).GetProperties())
        {
            var value = property.GetValue(options);
            foreach (var rule in property.GetCustomAttributes<ValidationAttribute>())
            {
                if (!rule.IsValid(value))
                {
                    failures.Add(Sentence(rule, $"{section}:{property.Name}", value));
                }
            }
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static string Sentence(ValidationAttribute rule, string setting, object? value) => rule switch
    {
        RequiredAttribute => Say(DataTexts.SettingRequired, setting),
        RangeAttribute range => Say(DataTexts.SettingOutOfRange, setting, value, range.Minimum, range.Maximum),
        StringLengthAttribute length => Say(DataTexts.SettingTooLong, setting, length.MaximumLength),
        EnumDataTypeAttribute choice => Say(DataTexts.SettingUnknown, setting, value, string.Join('、', Enum.GetNames(choice.EnumType))),
        _ => Say(DataTexts.SettingWrong, setting, value),
    };
}
