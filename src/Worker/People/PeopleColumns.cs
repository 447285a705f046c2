namespace CaseReform.Ops.Worker.People;

/// <summary>The columns of an address list by the words offices use.</summary>
internal static class PeopleColumns
{
    public const string Unit = "unit";
    public const string Supervised = "supervised";
    public const string Title = "title";
    public const string Name = "name";
    public const string Email = "email";
    public const string Role = "role";
    public const string Acting = "acting";
    public const string Period = "period";
    public const string Tenure = "tenure";
    public const string ActingPeriod = "actingPeriod";
    public const string From = "from";
    public const string To = "to";

    public static IReadOnlyList<ListColumn> All { get; } =
    [
        new(Unit, "单位", "部门", "工作单位", "所在单位", "单位名称", "所属单位"),
        new(Supervised, "分管单位", "分管部门", "分管范围", "分管领域单位"),
        new(Title, "岗位/职务", "岗位", "职务", "职位", "岗位职务", "单位职务", "职务/岗位"),
        new(Name, "姓名", "人员", "人员姓名", "名字"),
        new(Email, "邮箱", "联系邮箱", "电子邮箱", "电子邮件", "e-mail", "email", "邮箱地址", "邮件地址"),
        new(Role, "角色", "职责角色", "责任角色"),
        new(Acting, "代理人", "代理", "代理人员", "代理人姓名"),
        new(Period, "起止日期", "起止时间", "起止", "有效期"),
        new(Tenure, "任职起止", "任职起止日期", "任职起止时间", "任职期限", "任期"),
        new(ActingPeriod, "代理起止", "代理起止日期", "代理起止时间", "代理期限", "代理期间"),
        new(From, "起始日期", "开始日期", "任职日期", "到任日期", "任职开始日期", "任职时间"),
        new(To, "截止日期", "结束日期", "离任日期", "终止日期", "任职结束日期"),
    ];
}
