using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Domain.Reminders;
using CaseReform.Ops.Worker.Letters;
using CaseReform.Ops.Worker.Sheets;

namespace CaseReform.Ops.Worker.Ledger.Export;

/// <summary>One ledger as a sheet: a title, the instant, a header that stays in view, one row a measure.</summary>
internal sealed class LedgerSheet
{
    /// <summary>Merged cells beyond this many make a file that programs open slowly; below them a blank cell says "as above" just as well.</summary>
    private const int MaxMerged = 50_000;

    private const int HeaderRow = 2;
    private const int FrozenColumns = 1;

    private readonly IReadOnlyList<ExportColumn> _columns;
    private readonly SheetWriter _writer;
    private int _merged;

    /// <summary>Begins the sheet.</summary>
    public LedgerSheet(WorkbookWriter workbook, string name, string title, IReadOnlyList<ExportColumn> columns, LedgerMoment moment)
    {
        _columns = columns;
        _writer = workbook.AddSheet(new SheetLayout(name, [.. columns.Select(c => new SheetColumn(c.Width, c.Hidden))])
        {
            FrozenRows = HeaderRow + 1,
            FrozenColumns = FrozenColumns,
            FilterRow = HeaderRow,
            LargePaper = true,
            BreakColumn = Break(columns),
        });
        var last = (Break(columns) ?? columns.Count) - 1;
        _writer.Merge(new MergedArea(0, 0, 0, last));
        _writer.WriteRow(CellValue.Text(title, CellStyle.Title));
        var plain = CellStyle.Body with { Framed = false };
        _writer.Merge(new MergedArea(1, 1, 0, last));
        _writer.WriteRow(CellValue.Text(Say(ExportTexts.AsOf, OfficialDate.Of(moment.AsOf)), plain));
        _writer.WriteHeader([.. columns.Select(c => c.Title)]);
    }

    /// <summary>Writes a problem's rows.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="lights">The lights of its measures.</param>
    /// <param name="heard">What others than the 责任人 said, by measure.</param>
    public void Write(LedgerProblem problem, IReadOnlyList<Light> lights, IReadOnlyDictionary<long, IReadOnlyList<HeardReport>> heard)
    {
        var rows = Math.Max(1, problem.Measures.Count);
        Merge(rows);
        for (var i = 0; i < rows; i++)
        {
            var measure = i < problem.Measures.Count ? problem.Measures[i] : null;
            var row = new ExportRow(problem, measure, i < lights.Count ? lights[i] : Light.None, measure is null ? [] : heard.GetValueOrDefault(measure.Id, []));
            _writer.WriteRow([.. _columns.Select(c => i > 0 && c.OfProblem ? CellValue.Blank() : c.Value(row))]);
        }
    }

    /// <summary>Printed, the problem stands on the left page and its measures on the right one.</summary>
    private static int? Break(IReadOnlyList<ExportColumn> columns)
    {
        var first = columns.TakeWhile(c => c.OfProblem).Count();
        return first > FrozenColumns && first < columns.Count ? first : null;
    }

    private void Merge(int rows)
    {
        if (rows == 1 || _merged >= MaxMerged)
        {
            return;
        }

        for (var column = 0; column < _columns.Count; column++)
        {
            if (_columns[column].OfProblem)
            {
                _writer.Merge(new MergedArea(_writer.Rows, _writer.Rows + rows - 1, column, column));
                _merged++;
            }
        }
    }
}
