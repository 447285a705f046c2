using CaseReform.Ops.Data.SetAside;
using CaseReform.Ops.Domain.Text;
using CaseReform.Ops.Worker.Ledger.Import;
using CaseReform.Ops.Worker.Sheets;

namespace CaseReform.Ops.Worker.People;

/// <summary>A list of one row an entry under one header row: people, units. Merged cells count for every row they cover.</summary>
internal sealed class ListTable
{
    private readonly Dictionary<string, int> _columns;
    private readonly Dictionary<string, string> _names;
    private readonly SheetGrid _sheet;

    private ListTable(SheetGrid sheet, Dictionary<string, int> columns, Dictionary<string, string> names, IReadOnlyList<GridRow> rows)
    {
        this._sheet = sheet;
        this._columns = columns;
        this._names = names;
        Rows = rows;
    }

    public string Sheet => _sheet.Name;

    /// <summary>The filled rows below the header; headers that are repeated, totals and notes are left out.</summary>
    public IReadOnlyList<GridRow> Rows { get; }

    /// <summary>Finds the header: the first row with the first two of <paramref name="wanted"/>, or with one when nothing else is asked for.</summary>
    public static ListTable? Find(SheetGrid sheet, IReadOnlyList<ListColumn> wanted, params string[] needed)
    {
        var words = wanted.SelectMany(c => c.Words, (c, word) => (word, c.Key)).ToDictionary(p => p.word, p => p.Key, StringComparer.Ordinal);
        var rows = GridRow.Of(sheet).ToList();
        for (var i = 0; i < rows.Count; i++)
        {
            var (columns, names) = Map(rows[i], words);
            if (needed.All(columns.ContainsKey))
            {
                return new ListTable(sheet, columns, names, [.. rows.Skip(i + 1).Where(r => r.Own.Count > 0 && !IsBetween(r, words, needed))]);
            }
        }

        return null;
    }

    public bool Has(string column) => _columns.ContainsKey(column);

    public string Text(GridRow row, string column) => Cell(row, column).Text;

    public SheetCell Cell(GridRow row, string column) => _columns.TryGetValue(column, out var at) ? row[at].Cell : SheetCell.Blank;

    /// <summary>Reads row by row. A row with a cell in error, and one with which the program itself comes to grief, is refused, with its place.</summary>
    public IEnumerable<(T Entry, GridRow Row)> Each<T>(Func<GridRow, T> read, ICollection<Refusal> refusals)
    {
        if (CellRefusals.OfWidth(_sheet) is { } wide)
        {
            refusals.Add(wide);
        }

        foreach (var row in Rows)
        {
            if (row.HasFault && RefuseFaults(row, refusals))
            {
                continue;
            }

            T entry;
            try
            {
                entry = read(row);
            }
            catch (Exception e) when (SetAsideRule.IsOfItem(e))
            {
                refusals.Add(new Refusal(Sheet, row.Index + 1, "", row[row.Own[0]].Text, Say(ImportTexts.RowBroken, e.GetType().Name)));
                continue;
            }

            yield return (entry, row);
        }
    }

    /// <summary>A refusal of one cell; the sentence names its column.</summary>
    public Refusal Refuse(GridRow row, string column, string format, string reason)
    {
        var letter = _columns.TryGetValue(column, out var at) ? SheetGrid.ColumnName(at) : "";
        return new Refusal(
            Sheet, row.Index + 1, letter, Text(row, column), letter.Length == 0 ? reason : Say(format, _names[column], letter, reason));
    }

    private bool RefuseFaults(GridRow row, ICollection<Refusal> refusals)
    {
        var faulty = _columns.Where(c => row[c.Value].Cell.Fault != CellFault.None).Select(c => c.Key).ToList();
        foreach (var column in faulty)
        {
            refusals.Add(Refuse(row, column, ImportTexts.In, CellFaults.Sentence(Cell(row, column))));
        }

        return faulty.Count > 0;
    }

    private static (Dictionary<string, int> Columns, Dictionary<string, string> Names) Map(GridRow row, Dictionary<string, string> words)
    {
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var c in row.Own)
        {
            if (words.TryGetValue(Plain(row[c].Text), out var key) && columns.TryAdd(key, c))
            {
                names[key] = row[c].Text.WithoutSpaces();
            }
        }

        return (columns, names);
    }

    private static bool IsBetween(GridRow row, Dictionary<string, string> words, string[] needed) =>
        needed.All(Map(row, words).Columns.ContainsKey)
        || (Plain(row[row.Own[0]].Text) is var first && (first.StartsWith("注:", StringComparison.Ordinal) || first.StartsWith("备注:", StringComparison.Ordinal)
            || first.StartsWith("说明:", StringComparison.Ordinal) || first.StartsWith("填表人:", StringComparison.Ordinal) || first is "合计" or "小计"));

    private static string Plain(string text)
    {
        var plain = text.Squashed().Replace("*", "", StringComparison.Ordinal).ToLowerInvariant();
        var bracket = plain.IndexOf('(', StringComparison.Ordinal);
        return bracket > 0 && plain.EndsWith(')') ? plain[..bracket] : plain;
    }
}
