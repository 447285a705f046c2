namespace CaseReform.Ops.Worker.Sheets;

/// <summary>What the parts of an XLSX package say about each other: which sheet lies in which part, and what was found there.</summary>
internal sealed class PackageMap
{
    private const string WorkbookRelationships = "xl/_rels/workbook.xml.rels";

    private readonly List<string> _sheetIds = [];
    private readonly Dictionary<string, string> _targets = [];
    private readonly List<(string Part, int Row, int Column, string Text)> _errors = [];

    public bool Date1904 { get; set; }

    public int ErrorCount => _errors.Count;

    public void AddSheet(string? relationship) => _sheetIds.Add(relationship ?? "");

    public void AddRelationship(string part, string? id, string? target)
    {
        if (part.Equals(WorkbookRelationships, StringComparison.OrdinalIgnoreCase) && id is not null && target is not null)
        {
            _targets[id] = target.StartsWith('/') ? target[1..] : "xl/" + target;
        }
    }

    public void AddError(string part, int row, int column, string text) => _errors.Add((part, row, column, text));

    /// <summary>Two sheet entries may point to one part; then its errors belong to both.</summary>
    public void Tell(WorkbookFacts facts)
    {
        facts.Date1904 = Date1904;
        foreach (var (sheet, id) in _sheetIds.Index())
        {
            var own = _errors.Where(error => _targets.TryGetValue(id, out var part) && part.Equals(error.Part, StringComparison.OrdinalIgnoreCase));
            foreach (var (_, row, column, text) in own)
            {
                facts.AddError(sheet, row, column, text);
            }
        }
    }
}
