using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.Text;
using CaseReform.Ops.Worker.Letters;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>What people call a column of the database, and its values.</summary>
internal static class FieldNames
{
    public static string Of(string field) => ImportTexts.ResourceManager.GetString("Field_" + field, ImportTexts.Culture) ?? field;

    /// <summary>A value in the office's words; null stays null.</summary>
    public static string? ValueOf(string field, string? value) => value is null ? null : field switch
    {
        "status" => Codes.ProblemStatus.Find(value) is { } status ? LedgerWords.Of(status)
            : Codes.MeasureStatus.Find(value) == MeasureStatus.Completed ? LedgerTexts.MeasureCompleted
            : value,
        "scope" => Codes.ProblemScope.Find(value) is { } scope ? LedgerWords.Of(scope) : value,
        "long_term" => value == "1" ? ImportTexts.Yes : ImportTexts.No,
        "percent" => Say(ImportTexts.PercentOf, value),
        "deadline" or "issued_on" => IsoDay.Find(value) is { } day ? OfficialDate.Of(day) : value,
        _ => value,
    };
}
