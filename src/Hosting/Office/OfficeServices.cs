using System.Globalization;

using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Calendar;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Hosting.Office;

/// <summary>The office of the settings.</summary>
public static class OfficeServices
{
    /// <summary>Adds the office and its hours.</summary>
    public static IServiceCollection AddOffice(this IServiceCollection services)
    {
        services.AddJudgedOptions<OfficeOptions>(OfficeOptions.Section).AddSingleton<IValidateOptions<OfficeOptions>, OfficeOptionsJudge>();
        services.TryAddSingleton(provider => HoursOf(provider.GetRequiredService<IOptions<OfficeOptions>>().Value));
        return services;
    }

    /// <summary>The office's hours in its zone.</summary>
    /// <exception cref="OptionsValidationException">The zone cannot be used, or the hours are the wrong way round.</exception>
    public static OfficeHours HoursOf(OfficeOptions office) => FaultOf(office) is { } fault
        ? throw new OptionsValidationException(OfficeOptions.Section, typeof(OfficeOptions), [fault])
        : new OfficeHours(office.Opens, office.Closes, ((ZoneReading.Found)OfficeHours.FindZone(office.TimeZone)).Zone);

    private static string? FaultOf(OfficeOptions office) => office switch
    {
        _ when office.Closes <= office.Opens => string.Format(CultureInfo.InvariantCulture, OfficeTexts.ClosesBeforeOpens, office.Opens, office.Closes),
        { ChatLink: { } link } when !IsSite(link) => string.Format(CultureInfo.InvariantCulture, OfficeTexts.ChatLinkWrong, link.OriginalString),
        _ when OfficeHours.FindZone(office.TimeZone) is ZoneReading.Refused refused => string.Format(CultureInfo.InvariantCulture, OfficeTexts.ZoneRefused, refused.Reason),
        _ => null,
    };

    private static bool IsSite(Uri link) => link.IsAbsoluteUri && (link.Scheme == Uri.UriSchemeHttps || link.Scheme == Uri.UriSchemeHttp);

    private sealed class OfficeOptionsJudge : IValidateOptions<OfficeOptions>
    {
        public ValidateOptionsResult Validate(string? name, OfficeOptions options) =>
            FaultOf(options) is { } fault ? ValidateOptionsResult.Fail(fault) : ValidateOptionsResult.Success;
    }
}
