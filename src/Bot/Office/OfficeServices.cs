using System.Globalization;

using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Calendar;

using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Bot.Office;

/// <summary>The office as the bot needs it; the worker reads the same section <c>Office</c>.</summary>
internal sealed class OfficeOptions
{
    /// <summary>The office's time zone, by its IANA name: where an instant becomes a day.</summary>
    public string TimeZone { get; set; } = "Asia/Shanghai";

    /// <summary>When the office opens, local time.</summary>
    public TimeOnly Opens { get; set; } = new(8, 30);

    /// <summary>When the office closes, local time.</summary>
    public TimeOnly Closes { get; set; } = new(17, 30);
}

internal static class OfficeServices
{
    /// <summary>Adds the office's hours.</summary>
    public static IServiceCollection AddOffice(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<OfficeOptions>, OfficeOptionsValidator>()
            .AddSection<OfficeOptions>("Office", "Name", "Contact", "ChatLink", "ImmediateFixDays", "LadderFile");
        services.TryAddSingleton(provider =>
        {
            var office = provider.GetRequiredService<IOptions<OfficeOptions>>().Value;
            return new OfficeHours(office.Opens, office.Closes, ((ZoneReading.Found)OfficeHours.FindZone(office.TimeZone)).Zone);
        });
        return services;
    }

    private sealed class OfficeOptionsValidator : IValidateOptions<OfficeOptions>
    {
        public ValidateOptionsResult Validate(string? name, OfficeOptions options) => OfficeHours.FindZone(options.TimeZone) switch
        {
            ZoneReading.Refused refused => ValidateOptionsResult.Fail(string.Format(CultureInfo.InvariantCulture, OfficeTexts.ZoneRefused, refused.Reason)),
            _ when options.Closes <= options.Opens => ValidateOptionsResult.Fail(
                string.Format(CultureInfo.InvariantCulture, OfficeTexts.ClosesBeforeOpens, options.Opens, options.Closes)),
            _ => ValidateOptionsResult.Success,
        };
    }
}
