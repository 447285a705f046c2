namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>What the office calls a column's meaning when it is asked: 当前状态=状态.</summary>
internal static class ColumnNames
{
    /// <summary>The column is not needed.</summary>
    public const string Ignored = "忽略";

    private static readonly (LedgerColumn Column, string[] Names)[] Table =
    [
        (LedgerColumn.Number, ["编号", "序号", "问题编号"]),
        (LedgerColumn.Category, ["类别", "问题类别"]),
        (LedgerColumn.Source, ["来源", "问题来源"]),
        (LedgerColumn.Scope, ["性质", "问题性质", "问题属性"]),
        (LedgerColumn.Symptom, ["问题", "存在问题", "问题表现"]),
        (LedgerColumn.RootCause, ["原因", "原因剖析"]),
        (LedgerColumn.Target, ["目标", "整改目标"]),
        (LedgerColumn.Measure, ["措施", "整改措施"]),
        (LedgerColumn.LeadLeader, ["牵头领导", "分管领导"]),
        (LedgerColumn.LeadUnit, ["责任单位", "牵头单位"]),
        (LedgerColumn.SupportingUnits, ["配合单位"]),
        (LedgerColumn.OverseeingUnit, ["督导单位"]),
        (LedgerColumn.Responsible, ["责任人"]),
        (LedgerColumn.Deadline, ["时限", "完成时限"]),
        (LedgerColumn.IssuedOn, ["交办日期", "印发日期"]),
        (LedgerColumn.Progress, ["进展", "整改进展"]),
        (LedgerColumn.Percent, ["进度", "完成进度"]),
        (LedgerColumn.Status, ["状态", "整改状态"]),
        (LedgerColumn.CloseOut, ["销号", "是否销号"]),
        (LedgerColumn.Evidence, ["佐证材料"]),
        (LedgerColumn.Campaign, ["专项"]),
        (LedgerColumn.Remark, ["备注"]),
    ];

    /// <summary>All names to offer, one for each column.</summary>
    public static string All { get; } = string.Join('、', Table.Select(row => row.Names[0]).Append(Ignored));

    /// <summary>The standard spelling of a name; null when there is no such column.</summary>
    public static string? Find(string name) => name == Ignored ? Ignored : Array.Find(Table, row => row.Names.Contains(name)).Names?[0];

    /// <summary>The column of a name, null for one that is not needed or not known any more.</summary>
    public static LedgerColumn? ColumnOf(string name) => Array.Find(Table, row => row.Names.Contains(name)) is { Names: not null } row ? row.Column : null;

    public static string Of(LedgerColumn column) => Array.Find(Table, row => row.Column == column).Names[0];
}
