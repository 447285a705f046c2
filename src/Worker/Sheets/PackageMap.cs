namespace CaseReform.Ops.Worker.Sheets;

/// <summary>What the parts of an XLSX package say about each other: which sheet lies in which part, and what was found there.</summary>
internal sealed class PackageMap
{
    private const string WorkbookRelationships = "xl/_rels/workbook.xml.rels";

    private readonly List<string> _sheetIds = [];
    private readonly Dictionary<string, string> _targets = [];
    private readonly List<(string Part, int Row, int Column, string Text, CellFault Fault)> _faults = [];
    private readonly List<(string Part, int Row, int Column, string Text)> _zeros = [];
    private readonly Dictionary<string, int> _filled = new(StringComparer.OrdinalIgnoreCase);

    public bool Date1904 { get; set; }

    /// <summary>The workbook asks to be calculated when it is opened: the program that wrote it did not calculate.</summary>
    public bool NotCalculated { get; set; }

    public bool Strict { get; set; }

    public int FaultCount => _faults.Count + _zeros.Count;

    public void AddSheet(string? relationship) => _sheetIds.Add(relationship ?? "");

    public void AddRelationship(string part, string? id, string? target)
    {
        if (part.Equals(WorkbookRelationships, StringComparison.OrdinalIgnoreCase) && id is not null && target is not null)
        {
            _targets[id] = target.StartsWith('/') ? target[1..] : "xl/" + target;
        }
    }

    public void AddFault(string part, int row, int column, string text, CellFault fault) => _faults.Add((part, row, column, text, fault));

    /// <summary>A formula whose result is 0. Some programs write that where they have none.</summary>
    public void AddZero(string part, int row, int column, string text) => _zeros.Add((part, row, column, text));

    /// <summary>How many columns of a part reach to its last filled cell.</summary>
    public void SetFilled(string part, int width) => _filled[part] = width;

    /// <summary>Two sheet entries may point to one part; then its faults belong to both.</summary>
    public void Tell(WorkbookFacts facts)
    {
        (facts.Date1904, facts.Strict) = (Date1904, Strict);
        var faults = _faults.Concat(NotCalculated ? _zeros.Select(z => (z.Part, z.Row, z.Column, z.Text, Fault: CellFault.NeverCalculated)) : [])
            .ToLookup(fault => fault.Part, StringComparer.OrdinalIgnoreCase);
        foreach (var (sheet, id) in _sheetIds.Index())
        {
            if (!_targets.TryGetValue(id, out var part))
            {
                continue;
            }

            facts.SetFilled(sheet, _filled.GetValueOrDefault(part));
            foreach (var (_, row, column, text, fault) in faults[part])
            {
                facts.AddFault(sheet, row, column, text, fault);
            }
        }
    }
}
