namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>What people call the role of a column.</summary>
internal static class RoleNames
{
    public static string Of(LedgerColumn column) => ImportTexts.ResourceManager.GetString("Role_" + column, ImportTexts.Culture) ?? column.ToString();
}
