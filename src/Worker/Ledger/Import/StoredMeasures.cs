using CaseReform.Ops.Data.Ledger.Import;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>The measures that the ledger already has of one problem, to be found from its rows in a file.</summary>
internal sealed class StoredMeasures(ProblemRows problem, LedgerReadingOptions options)
{
    private readonly List<StoredMeasure> _all = [.. options.StoredMeasures[problem.Number.Text]];

    /// <summary>By our own row id; else by its text; else by its place, where the file has as many rows as the ledger has measures.</summary>
    /// <param name="id">The row id of our own export, if any.</param>
    /// <param name="text">整改措施</param>
    /// <param name="place">How many measures stand before it in the file.</param>
    public StoredMeasure? Find(long? id, string text, int place) =>
        _all.Count == 0 ? null
        : id is not null ? _all.Find(m => m.Id == id)
        : _all.Find(m => m.Text == text) ?? (problem.Rows.Count == _all.Count && place < _all.Count ? _all[place] : null);
}
