namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>What the words of one header cell say, before its neighbours are looked at.</summary>
/// <param name="Column">The role; without meaning for <see cref="HeaderTurn.Side"/> and <see cref="HeaderTurn.Two"/>.</param>
/// <param name="Rank">Where several columns claim a role, the lower rank has it.</param>
/// <param name="Turn">Whether neighbours may give it another role.</param>
/// <param name="IsWord">The whole text is a word of <see cref="HeaderWords"/>; else it was read by its parts.</param>
internal readonly record struct HeaderMeaning(LedgerColumn Column, int Rank, HeaderTurn Turn = HeaderTurn.Fixed, bool IsWord = false)
{
    /// <summary>A known column that a ledger has no use for; nobody is asked about it.</summary>
    public static readonly HeaderMeaning Side = new(LedgerColumn.Remark, 0, HeaderTurn.Side);

    /// <summary>Two things in one column, such as 责任单位及责任人.</summary>
    public static readonly HeaderMeaning Two = new(LedgerColumn.Remark, 0, HeaderTurn.Two);

    /// <summary>What the office said of a column; null says that it is not needed.</summary>
    public static HeaderMeaning Said(LedgerColumn? column) => column is { } role ? new HeaderMeaning(role, HeaderRanks.Said, IsWord: true) : Side;
}
