namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>What people call a column of the database.</summary>
internal static class FieldNames
{
    public static string Of(string field) => ImportTexts.ResourceManager.GetString("Field_" + field, ImportTexts.Culture) ?? field;
}
