using System.Globalization;

using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Reminders;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Worker.Office;

internal static class OfficeServices
{
    private const long LongestLadder = 1L << 20;

    /// <summary>Adds the office: its hours, its time zone, its ladder.</summary>
    public static IHostApplicationBuilder AddOffice(this IHostApplicationBuilder builder)
    {
        builder.Services.AddJudgedOptions<OfficeOptions>("Office");
        builder.Services
            .AddSingleton(services => Hours(services.GetRequiredService<IOptions<OfficeOptions>>().Value))
            .AddSingleton(services => LadderOf(
                services.GetRequiredService<IOptions<OfficeOptions>>().Value, services.GetRequiredService<IOptions<DatabaseOptions>>().Value));
        return builder;
    }

    /// <summary>The office's hours in its zone.</summary>
    /// <exception cref="OptionsValidationException">The zone cannot be used, or the hours are the wrong way round.</exception>
    public static OfficeHours Hours(OfficeOptions office)
    {
        if (office.Closes <= office.Opens)
        {
            throw Refuse(string.Format(CultureInfo.InvariantCulture, OfficeTexts.ClosesBeforeOpens, office.Opens, office.Closes));
        }

        if (office.ChatLink is { } link && !(link.IsAbsoluteUri && (link.Scheme == Uri.UriSchemeHttps || link.Scheme == Uri.UriSchemeHttp)))
        {
            throw Refuse(string.Format(CultureInfo.InvariantCulture, OfficeTexts.ChatLinkWrong, link.OriginalString));
        }

        return OfficeHours.FindZone(office.TimeZone) switch
        {
            ZoneReading.Found found => new OfficeHours(office.Opens, office.Closes, found.Zone),
            ZoneReading.Refused refused => throw Refuse(string.Format(CultureInfo.InvariantCulture, OfficeTexts.ZoneRefused, refused.Reason)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static Ladder LadderOf(OfficeOptions office, DatabaseOptions database)
    {
        if (string.IsNullOrWhiteSpace(office.LadderFile))
        {
            return Ladder.Default;
        }

        var file = Path.GetFullPath(Path.Combine(database.DataFolder, office.LadderFile));
        if (!File.Exists(file))
        {
            throw Refuse(string.Format(CultureInfo.InvariantCulture, OfficeTexts.LadderMissing, file));
        }

        if (new FileInfo(file).Length > LongestLadder)
        {
            throw Refuse(string.Format(CultureInfo.InvariantCulture, OfficeTexts.LadderTooLong, file));
        }

        return Ladder.Parse(File.ReadAllText(file)) switch
        {
            LadderReading.Understood understood => understood.Ladder,
            LadderReading.Refused refused => throw Refuse(
                string.Format(CultureInfo.InvariantCulture, OfficeTexts.LadderRefused, file, string.Join("；", refused.Reasons))),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static OptionsValidationException Refuse(string sentence) => new("Office", typeof(OfficeOptions), [sentence]);
}
