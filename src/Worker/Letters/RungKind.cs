namespace CaseReform.Ops.Worker.Letters;

/// <summary>What a rung waits for; with the light it chooses what the letter asks. The rung's name is the office's own word and decides nothing.</summary>
internal enum RungKind
{
    /// <summary>some working days before the deadline (提醒, 预警)</summary>
    Before,

    /// <summary>the deadline itself, or the last working day before it (到期)</summary>
    Day,

    /// <summary>once, some working days after the deadline (催办, 督办)</summary>
    After,

    /// <summary>again and again after the deadline (通报)</summary>
    AfterRepeating,

    /// <summary>no report for some working days (滞后)</summary>
    Silence,

    /// <summary>a report that is owed every quarter (定期)</summary>
    Periodic,
}
