using System.Globalization;

using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Reminders;
using CaseReform.Ops.Hosting.Office;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Worker.Reminders;

/// <summary>The office's own ladder, <see cref="OfficeOptions.LadderFile"/>.</summary>
internal static class LadderFile
{
    private const long MaxLadderBytes = 1L << 20;

    /// <summary>The ladder in the file; the shipped one when none is named.</summary>
    /// <exception cref="OptionsValidationException">The file is not there, or is no ladder.</exception>
    public static Ladder Read(OfficeOptions office, DatabaseOptions database)
    {
        if (string.IsNullOrWhiteSpace(office.LadderFile))
        {
            return Ladder.Default;
        }

        var file = Path.GetFullPath(Path.Combine(database.DataFolder, office.LadderFile));
        if (!File.Exists(file))
        {
            throw Refuse(LadderFileTexts.Missing, file);
        }

        if (new FileInfo(file).Length > MaxLadderBytes)
        {
            throw Refuse(LadderFileTexts.TooLong, file);
        }

        return Ladder.Parse(File.ReadAllText(file)) switch
        {
            LadderReading.Understood understood => understood.Ladder,
            LadderReading.Refused refused => throw Refuse(LadderFileTexts.Refused, file, string.Join("；", refused.Reasons)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static OptionsValidationException Refuse(string format, params object[] parts) =>
        new(OfficeOptions.Section, typeof(OfficeOptions), [string.Format(CultureInfo.InvariantCulture, format, parts)]);
}
