using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Units;
using CaseReform.Ops.Worker.Ledger.Import;
using CaseReform.Ops.Worker.Sheets;

namespace CaseReform.Ops.Worker.People;

/// <summary>The stored directory in the form that spreadsheets are read against.</summary>
internal static class UnitNamesSource
{
    /// <summary>Names and aliases.</summary>
    public static async Task<UnitNames> LoadAsync(DatabaseSession session) =>
        new((await UnitEdits.LoadAsync(session)).Select(u => new UnitName(u.Name, u.Aliases, u.RetiredOn)));

    /// <summary>A file that could not be read at all, as a refusal.</summary>
    public static Refusal RefusalOf(WorkbookReading.Refused refused) =>
        new(refused.Sheet ?? string.Empty, refused.Row ?? 0, refused.Column ?? string.Empty, string.Empty, refused.Reason);
}
