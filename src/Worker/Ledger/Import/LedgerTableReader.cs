using CaseReform.Ops.Data.SetAside;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Worker.Sheets;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>Cuts one sheet into problems. Knows layout only: what the cells mean is read later.</summary>
internal sealed class LedgerTableReader(SheetGrid sheet, LedgerReadingOptions options, ImportNotes notes)
{
    private readonly HeaderFinder _finder = new(name => options.Columns.TryFind(name, out var said) ? HeaderMeaning.Said(said) : null);
    private readonly SheetLabels _labels = new();
    private readonly List<ProblemRows> _problems = [];

    /// <summary>Rows that were refused and belong to no problem, since their number could not be read.</summary>
    private readonly List<ReturnedRows> _lost = [];
    private TableHeader? _header;
    private ProblemRows? _current;
    private string? _category;
    private string? _categoryColumn;
    private FieldCell? _categoryField;
    private ReturnedRows? _losing;
    private int _above;
    private bool _isRefused;
    private (int Row, int Column, SheetCell Cell)? _badTitle;

    /// <summary>What goes back of the sheet; null when nothing was refused.</summary>
    /// <param name="refused">The first rows of what was refused, with its number.</param>
    public ReturnedSheet? Returned(IReadOnlyDictionary<LedgerRow, ProblemNumber> refused)
    {
        List<ReturnedRows> parts = [.. _problems.Where(p => refused.ContainsKey(p.First)).Select(p => ReturnedRows.Of(p with { Number = refused[p.First] })).Concat(_lost).OrderBy(p => p.Rows[0].Index)];
        return !_isRefused && parts.Count == 0 ? null
            : new ReturnedSheet(sheet, _isRefused, _above, _labels is { IssuedOn: null, Unread: null }, _isRefused ? [] : parts);
    }

    /// <summary>The row that looks most like a header where none is one.</summary>
    public TableHeader? Guess { get; private set; }

    /// <summary>The problems of the sheet in order; null when no row of it is a header.</summary>
    public IReadOnlyList<ProblemRows>? Read()
    {
        var rows = GridRow.Of(sheet).ToList();
        IReadOnlySet<NumberStyle>? styles = null;
        for (var i = 0; i < rows.Count; i++)
        {
            if (_finder.At(rows[i], i + 1 < rows.Count ? rows[i + 1] : null) is { } words)
            {
                i += words.Rows - 1;
                var found = HeaderCells.Settle(words, rows, i + 1);
                if (!Take(found, rows, i + 1))
                {
                    _isRefused = true;
                    return [];
                }

                i += HeaderCells.IsCount(rows, i + 1) ? 1 : 0;
                styles ??= Styles(rows, i + 1, found);
                continue;
            }

            if (_header is null)
            {
                _labels.Take(rows[i]);
                TakeGuess(rows[i]);
                _badTitle ??= rows[i] is { HasFault: true, Own: [var only] } title && title[only].Cell.Fault != CellFault.None ? (i, only, title[only].Cell) : null;
                continue;
            }

            TakeSafely(new LedgerRow(sheet.Name, rows[i], _header), styles!);
        }

        return _header is null ? null : _problems;
    }

    private void TakeGuess(GridRow row)
    {
        if (row.Index < HeaderCells.MaxTitleRows && _finder.Guess(row) is var guess && guess.Columns.Count > (Guess?.Columns.Count ?? 1))
        {
            Guess = guess;
        }
    }

    private bool Take(TableHeader found, List<GridRow> rows, int from)
    {
        var first = _header is null;
        _header = found;
        notes.Headers.UnionWith(found.Names.Values);
        _above = first ? found.Row : _above;
        if (CellRefusals.OfWidth(sheet) is { } wide)
        {
            notes.Refusals.Add(wide);
            return false;
        }

        // a title says the year of deadlines that have none
        if (first && _badTitle is { } title)
        {
            notes.Refusals.Add(new Refusal(sheet.Name, title.Row + 1, SheetGrid.ColumnName(title.Column), title.Cell.Text, CellFaults.Sentence(title.Cell)));
            return false;
        }

        string? missing =
            !found.Has(LedgerColumn.Symptom) ? ImportTexts.NoSymptomColumn
            : !found.Has(LedgerColumn.Deadline) ? ImportTexts.NoDeadlineColumn
            : !found.Has(LedgerColumn.LeadUnit) && _labels.Filler is null && options.Units.Find(sheet.Name) is null ? ImportTexts.NoUnitColumn
            : null;
        if (missing is not null)
        {
            notes.Refusals.Add(new Refusal(sheet.Name, found.Row + 1, "", "", HeaderQuestions.Lacks(found, missing)));
            return false;
        }

        if (HeaderQuestions.Rivals(sheet.Name, found, rows, from) is { Count: > 0 } questions)
        {
            notes.Refusals.AddRange(questions);
            return false;
        }

        if (first && !found.Has(LedgerColumn.MeasureRowId)
            && new ColumnQuestions(sheet.Name, options.Units, options.Today).Of(found, rows, from).ToList() is { Count: > 0 } unknown)
        {
            notes.Refusals.AddRange(unknown);
            return false;
        }

        if (first)
        {
            Remark(found);
        }

        return true;
    }

    private void Remark(TableHeader found)
    {
        if (found.Ignored.Count > 0 && !found.Has(LedgerColumn.MeasureRowId)) // our own export has columns that say the same twice
        {
            notes.Warn(sheet.Name, found.Row + 1, Say(ImportTexts.Ignored, string.Join('、', found.Ignored)));
        }

        if (found.Two.Select(found.NameOf).ToList() is { Count: > 0 } two)
        {
            notes.Warn(sheet.Name, found.Row + 1, Say(ImportTexts.TwoLeftOut, string.Join('、', two)));
        }

        if (found.Marks.Count > 0)
        {
            notes.Warn(sheet.Name, found.Row + 1, Say(ImportTexts.MarksRead, string.Concat(found.Marks.Select(m => Say(ImportTexts.Quoted, found.NameOf(m.At))))));
        }

        if (HeaderQuestions.Read(found) is { } read)
        {
            notes.Warn(sheet.Name, found.Row + 1, read);
        }

        if (!found.Has(LedgerColumn.Number))
        {
            notes.Warn(sheet.Name, found.Row + 1, ImportTexts.NumbersCounted);
        }

        if (!found.Has(LedgerColumn.Measure))
        {
            notes.Warn(sheet.Name, found.Row + 1, ImportTexts.NoMeasureColumn);
        }

        var times = HeaderQuestions.OtherTimes(found);
        if (times.Count > 0 && !found.Has(LedgerColumn.MeasureRowId))
        {
            notes.Warn(sheet.Name, found.Row + 1, Say(ImportTexts.DeadlineColumnChosen, found.NameOf(found.First(LedgerColumn.Deadline)), string.Join('、', times.Select(found.NameOf))));
        }

        if (found.Side.Except(times).Where(c => !options.Columns.TryFind(found.NameOf(c), out _)).Order().ToList() is { Count: > 0 } side && !found.Has(LedgerColumn.MeasureRowId))
        {
            notes.Warn(sheet.Name, found.Row + 1, Say(ImportTexts.SideColumns, string.Join('、', side.Select(found.NameOf))));
        }
    }

    private void TakeSafely(LedgerRow row, IReadOnlySet<NumberStyle> styles)
    {
        try
        {
            Take(row, styles);
        }
        catch (Exception e) when (SetAsideRule.IsOfItem(e))
        {
            notes.Break(row, e, _current?.Number);
            Lose(row);
        }
    }

    private void Take(LedgerRow row, IReadOnlySet<NumberStyle> styles)
    {
        switch (RowKinds.Of(row, _labels.Titles, styles))
        {
            case RowKind.Category:
                (_category, _categoryColumn, _current, _losing) = (RowKinds.Heading(row), null, null, null);
                _categoryField = HeadingField(row);
                break;
            case RowKind.Total:
                (_current, _losing) = (null, null);
                break;
            case RowKind.Stray:
                notes.Warn(sheet.Name, row.Number, Say(ImportTexts.Stray, row.Grid[row.Grid.Own[0]].Text));
                break;
            case RowKind.Data:
                TakeData(row);
                break;
            case RowKind.Blank:
                Continue(row);
                break;
            case RowKind.Note:
            default:
                break;
        }
    }

    // Vertically merged cells may leave a row without anything of its own; it says nothing new.
    private void Continue(LedgerRow row)
    {
        if (row[LedgerColumn.Number].FromAbove && !row[LedgerColumn.Measure].IsBlank)
        {
            (_current?.Rows ?? _losing?.Rows)?.Add(row);
        }
    }

    // Refused without a problem, with the rows that go on with it.
    private void Lose(LedgerRow row)
    {
        _current = null;
        _losing = new ReturnedRows(null, _categoryColumn ?? _category, _labels, [row]);
        _lost.Add(_losing);
    }

    private static FieldCell HeadingField(LedgerRow row)
    {
        var column = row.Grid.Own[^1];
        return new FieldCell(row.Grid[column].Text, row.Grid[column].Cell, row.Index, column, false);
    }

    private void TakeData(LedgerRow row)
    {
        if (row[LedgerColumn.Category] is { IsBlank: false } field)
        {
            (_categoryColumn, _categoryField) = (CategoryText.Of(field, !row[LedgerColumn.ProblemRowId].IsBlank), field);
        }
        else if (!row[LedgerColumn.ProblemRowId].IsBlank)
        {
            (_categoryColumn, _categoryField) = (null, null);
        }

        var number = row[LedgerColumn.Number];
        var symptom = row.Joined(LedgerColumn.Symptom);
        if (!row.Header.Has(LedgerColumn.Number))
        {
            TakeUncounted(row, symptom);
            return;
        }

        if (!number.IsOwn)
        {
            TakeUnnumbered(row, number, symptom);
            return;
        }

        if (CellRefusals.OfNumber(number.Cell, ours: !row[LedgerColumn.ProblemRowId].IsBlank) is { } reason)
        {
            notes.Refuse(row, number, reason, null);
            Lose(row);
            return;
        }

        if (NumberText.Read(number.Text) is not { } read)
        {
            notes.Refuse(row, number, Say(ImportTexts.NumberUnread, number.Text), null);
            Lose(row);
            return;
        }

        if (SideBySide.Disagrees(row, read) is { } other)
        {
            notes.Refuse(row, other, Say(ImportTexts.NumbersDisagree, number.Text, SheetGrid.ColumnName(number.Column), other.Text), null);
            Lose(row);
            return;
        }

        // A number that is repeated in every row of its problem, as filtered and copied sheets have it.
        if (_current?.Number == read && (!symptom.IsOwn || symptom.Text == _current.First.Joined(LedgerColumn.Symptom).Text))
        {
            _current.Rows.Add(row);
            return;
        }

        _current = new ProblemRows(read, _categoryColumn ?? _category, _labels, [row]) { CategoryField = _categoryField };
        _losing = null;
        _problems.Add(_current);
    }

    // A table without numbers: each text of its own is a problem, what stands beside it or below without one goes on with it.
    private void TakeUncounted(LedgerRow row, FieldCell symptom)
    {
        if (symptom.IsOwn && symptom.Text != _current?.First.Joined(LedgerColumn.Symptom).Text)
        {
            _current = new ProblemRows(notes.NextNumber(), _categoryColumn ?? _category, _labels, [row]) { CategoryField = _categoryField };
            _losing = null;
            _problems.Add(_current);
        }
        else if (_current is not null)
        {
            _current.Rows.Add(row);
        }
        else
        {
            notes.Refuse(row, symptom with { Row = row.Index }, ImportTexts.SymptomBlank, null);
            Lose(row);
        }
    }

    private void TakeUnnumbered(LedgerRow row, FieldCell number, FieldCell symptom)
    {
        if (_current is null)
        {
            if (_losing is not null && !symptom.IsOwn)
            {
                _losing.Rows.Add(row);
            }
            else if (!symptom.IsBlank || !row[LedgerColumn.Measure].IsBlank)
            {
                notes.Refuse(row, number with { Row = row.Index }, ImportTexts.NumberMissing, null);
                Lose(row);
            }

            return;
        }

        if (SideBySide.Disagrees(row, _current.Number) is { } other)
        {
            notes.Refuse(row, other, Say(ImportTexts.NumbersDisagree, _current.Number.Text, SheetGrid.ColumnName(number.Column), other.Text), _current.Number);
            _current.Rows.Add(row);
            return;
        }

        var text = _current.First.Joined(LedgerColumn.Symptom).Text;
        if (!symptom.IsOwn || symptom.Text == text || row.All(LedgerColumn.Symptom).Count() > 1)
        {
            _current.Rows.Add(row);
            return;
        }

        if (number.FromAbove)
        {
            notes.Refuse(row, symptom, Say(ImportTexts.NumberShared, _current.Number.Text), _current.Number);
            _current.Rows.Add(row);
            return;
        }

        notes.Refuse(row, number, ImportTexts.NumberMissing, null);
        Lose(row);
    }

    // How the problems are numbered: another Chinese numbering between them numbers headings.
    private HashSet<NumberStyle> Styles(List<GridRow> rows, int from, TableHeader found) =>
    [
        .. rows.Skip(from).Select(r => new LedgerRow(sheet.Name, r, found))
            .Where(r => r[LedgerColumn.Number].IsOwn && RowKinds.HasSubstance(r))
            .Select(r => NumberText.Style(r[LedgerColumn.Number].Text)),
    ];
}
