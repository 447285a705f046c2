namespace CaseReform.Ops.Domain.Units;

/// <summary>The words around units in a cell that say who leads; longer ones first, so that none is cut in the middle.</summary>
internal static class UnitWords
{
    public static readonly IReadOnlyList<(string Word, UnitPart Part)> Labels =
    [
        ("牵头责任单位", UnitPart.Lead), ("牵头验收单位", UnitPart.Overseeing), ("牵头单位", UnitPart.Lead), ("牵头部门", UnitPart.Lead), ("主办单位", UnitPart.Lead), ("主责单位", UnitPart.Lead),
        ("第一责任单位", UnitPart.Lead), ("主要责任单位", UnitPart.Lead), ("责任(配合)单位", UnitPart.Supporting), ("责任配合单位", UnitPart.Supporting),
        ("配合单位", UnitPart.Supporting), ("配合部门", UnitPart.Supporting), ("协办单位", UnitPart.Supporting), ("协助单位", UnitPart.Supporting), ("协同单位", UnitPart.Supporting),
        ("参与单位", UnitPart.Supporting), ("参加单位", UnitPart.Supporting), ("督导单位", UnitPart.Overseeing), ("验收单位", UnitPart.Overseeing), ("督办单位", UnitPart.Overseeing),
        ("责任单位", UnitPart.Unmarked), ("责任部门", UnitPart.Unmarked), ("责任主体", UnitPart.Unmarked), ("承办单位", UnitPart.Unmarked),
        ("牵头", UnitPart.Lead), ("主办", UnitPart.Lead), ("配合", UnitPart.Supporting), ("协办", UnitPart.Supporting), ("督导", UnitPart.Overseeing),
    ];

    public static readonly IReadOnlyList<(string Word, UnitPart Part)> Suffixes =
    [
        ("为牵头单位", UnitPart.Lead), ("为配合单位", UnitPart.Supporting), ("为责任单位", UnitPart.Unmarked), ("牵头单位", UnitPart.Lead), ("牵头负责", UnitPart.Lead), ("负责牵头", UnitPart.Lead), ("牵头抓总", UnitPart.Lead), ("牵头落实", UnitPart.Lead),
        ("共同牵头", UnitPart.Lead), ("联合牵头", UnitPart.Lead), ("牵头办理", UnitPart.Lead), ("牵头", UnitPart.Lead), ("主办", UnitPart.Lead), ("主责", UnitPart.Lead), ("承办", UnitPart.Lead),
        ("配合单位", UnitPart.Supporting), ("共同配合", UnitPart.Supporting), ("协助配合", UnitPart.Supporting), ("配合落实", UnitPart.Supporting), ("按职责分工配合", UnitPart.Supporting), ("按职责配合", UnitPart.Supporting),
        ("积极配合", UnitPart.Supporting), ("协同配合", UnitPart.Supporting), ("配合", UnitPart.Supporting), ("协办", UnitPart.Supporting), ("协助", UnitPart.Supporting), ("参与", UnitPart.Supporting), ("参加", UnitPart.Supporting),
        ("督导", UnitPart.Overseeing), ("督办", UnitPart.Overseeing), ("指导", UnitPart.Supporting),
        ("按照职责分工分别负责", UnitPart.Unmarked), ("按职责分工分别负责", UnitPart.Unmarked), ("按照职责分工负责", UnitPart.Unmarked), ("按职责分工负责", UnitPart.Unmarked), ("按照职责分工", UnitPart.Unmarked), ("按职责分工", UnitPart.Unmarked),
        ("依职责分工负责", UnitPart.Unmarked), ("按照职责负责", UnitPart.Unmarked), ("按职责负责", UnitPart.Unmarked), ("按各自职责负责", UnitPart.Unmarked), ("按职责", UnitPart.Unmarked),
        ("按职责分工落实", UnitPart.Unmarked), ("按职责落实", UnitPart.Unmarked), ("抓好落实", UnitPart.Unmarked), ("组织实施", UnitPart.Unmarked), ("具体实施", UnitPart.Unmarked), ("具体落实", UnitPart.Unmarked),
        ("各负其责", UnitPart.Unmarked), ("分头负责", UnitPart.Unmarked), ("分级负责", UnitPart.Unmarked),
        ("分工负责", UnitPart.Unmarked), ("分别负责", UnitPart.Unmarked), ("共同负责", UnitPart.Unmarked), ("具体负责", UnitPart.Unmarked), ("负责落实", UnitPart.Unmarked), ("负责办理", UnitPart.Unmarked), ("负责", UnitPart.Unmarked), ("办理", UnitPart.Unmarked),
        ("等有关单位", UnitPart.Unmarked), ("等相关单位", UnitPart.Unmarked), ("等有关部门", UnitPart.Unmarked), ("等相关部门", UnitPart.Unmarked), ("等单位", UnitPart.Unmarked), ("等部门", UnitPart.Unmarked), ("等", UnitPart.Unmarked),
    ];

    public static readonly IReadOnlySet<string> None = new HashSet<string>(StringComparer.Ordinal) { "", "无", "/", "\\", "-", "--", "—", "——", "暂无", "无配合单位" };
}
