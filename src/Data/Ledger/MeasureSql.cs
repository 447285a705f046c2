namespace CaseReform.Ops.Data.Ledger;

/// <summary>What statements ask of a measure <c>m</c>. Its <c>open</c> is 0 once it is completed or its problem closed.</summary>
internal static class MeasureSql
{
    /// <summary>Still to be done: of what is open only 长期坚持 has no day for it.</summary>
    public const string ToBeDone = "m.open = 1 AND m.status <> 'long_term'";

    /// <summary>逾期 on <c>@today</c>, as <see cref="Domain.Reminders.LadderRule.IsOverdue"/> says it.</summary>
    public const string Overdue = $"{ToBeDone} AND m.deadline < @today";
}
