namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>Which column of a sheet holds what.</summary>
/// <param name="Row">The first header row, from 0.</param>
/// <param name="Rows">How many rows the header takes.</param>
/// <param name="Columns">For each meaning its columns, the one to trust first.</param>
/// <param name="Names">The header text of every column, as the office wrote it.</param>
/// <param name="Ignored">Filled header cells that were not understood.</param>
internal sealed record TableHeader(
    int Row,
    int Rows,
    IReadOnlyDictionary<LedgerColumn, IReadOnlyList<int>> Columns,
    IReadOnlyDictionary<int, string> Names,
    IReadOnlyList<string> Ignored)
{
    /// <summary>Columns that are understood and not needed: 联系电话, 填报时间, a second time that is not the deadline. Nobody is asked about them.</summary>
    public IReadOnlySet<int> Side { get; init; } = new HashSet<int>();

    /// <summary>Columns that hold two things, such as 责任单位及责任人.</summary>
    public IReadOnlyList<int> Two { get; init; } = [];

    /// <summary>Columns that claim one role with the same right: the words do not decide.</summary>
    public IReadOnlyDictionary<LedgerColumn, IReadOnlyList<int>> Rivals { get; init; } = new Dictionary<LedgerColumn, IReadOnlyList<int>>();

    /// <summary>The serial numbers of lists side by side: 问题清单, 任务清单 and 责任清单 each count their own rows.</summary>
    public IReadOnlyList<int> FurtherNumbers { get; init; } = [];

    /// <summary>Columns whose role was read from the parts of their header or from its neighbours.</summary>
    public IReadOnlyList<(int At, LedgerColumn Role)> ByMeaning { get; init; } = [];

    /// <summary>Columns of marks below states.</summary>
    public IReadOnlyList<StatusMark> Marks { get; init; } = [];

    public bool Has(LedgerColumn column) => Columns.ContainsKey(column);

    public int First(LedgerColumn column) => Columns.TryGetValue(column, out var at) ? at[0] : -1;

    public string NameOf(int column) => Names.GetValueOrDefault(column, "");
}
