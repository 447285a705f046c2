namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>How far a header's role depends on the other headers of its row.</summary>
internal enum HeaderTurn
{
    /// <summary>The words say it: 存在问题, 整改措施.</summary>
    Fixed,

    /// <summary>…任务, …项目, …事项: the matter, or beside a problem what is to be done or reached.</summary>
    Task,

    /// <summary>…内容, …要求: what is to be done, or the matter where something else says what is to be done.</summary>
    Content,

    /// <summary>目标任务: the target, or the matter where nothing else is.</summary>
    Aim,

    /// <summary>Known and not needed: 联系电话, 填报时间.</summary>
    Side,

    /// <summary>Two roles in one column.</summary>
    Two,
}
