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
    public bool Has(LedgerColumn column) => Columns.ContainsKey(column);

    public int First(LedgerColumn column) => Columns.TryGetValue(column, out var at) ? at[0] : -1;

    public string NameOf(int column) => Names.GetValueOrDefault(column, "");
}
