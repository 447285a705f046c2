using CaseReform.Ops.Domain.Counting;
using CaseReform.Ops.Domain.Digest;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.Reminders;
using CaseReform.Ops.Domain.Text;
using CaseReform.Ops.Worker.Letters;
using CaseReform.Ops.Worker.Sheets;

namespace CaseReform.Ops.Worker.Ledger.Export;

/// <summary>统计: problems by status, open measures by light, each unit's counts, and broken promises.</summary>
internal static class FiguresSheet
{
    private static readonly Light[] Lights = [Light.Red, Light.Orange, Light.Yellow, Light.Blue, Light.Green];
    private static readonly CellStyle Heading = CellStyle.Body with { Bold = true, Framed = false, Wrap = false };
    private static readonly CellStyle Figure = CellStyle.Body with { Centered = true };

    public static void Write(WorkbookWriter workbook, LedgerFigures figures, LedgerMoment moment, bool numbersOnly, IReadOnlyList<DigestMeasure> broken)
    {
        var sheet = workbook.AddSheet(new SheetLayout(ExportTexts.FiguresSheet, [new(30), .. Enumerable.Repeat(new SheetColumn(11), 10)]));
        sheet.Merge(new MergedArea(0, 0, 0, 10));
        sheet.WriteRow(CellValue.Text(ExportTexts.FiguresTitle, CellStyle.Title));
        Line(sheet, Say(ExportTexts.FiguresSum, OfficialDate.Of(moment.AsOf), figures.Total.Problems, figures.Measures, figures.Total.Overdue), CellStyle.Body with { Framed = false });
        ByStatus(sheet, figures.Total);
        ByLight(sheet, figures.Total);
        if (!numbersOnly)
        {
            ByUnit(sheet, figures.ByUnit, moment.Units);
        }

        Broken(sheet, broken, numbersOnly);
    }

    private static void ByStatus(SheetWriter sheet, Figures figures)
    {
        Line(sheet, ExportTexts.ByStatus, Heading);
        Header(sheet, ExportTexts.StatusColumn, ExportTexts.ProblemCount, ExportTexts.Share);
        foreach (var status in Enum.GetValues<ProblemStatus>())
        {
            if (figures.Of(status) is > 0 and var count)
            {
                Row(sheet, CellValue.Text(LedgerWords.Of(status)), Number(count), Share(count, figures.Problems));
            }
        }
    }

    private static void ByLight(SheetWriter sheet, Figures figures)
    {
        Line(sheet, ExportTexts.ByLight, Heading);
        Header(sheet, ExportTexts.Light, ExportTexts.MeasureCount, ExportTexts.Share);
        foreach (var light in Lights.Append(Light.None))
        {
            var count = figures.Of(light);
            Row(
                sheet,
                CellValue.Text(light == Light.None ? ExportTexts.NoLight : Say(ExportTexts.LightOf, LightNames.NameOf(light)), ExportColumns.StyleOf(light)),
                Number(count),
                Share(count, figures.OpenMeasures));
        }
    }

    private static void ByUnit(SheetWriter sheet, IReadOnlyDictionary<string, Figures> units, UnitOrder order)
    {
        Line(sheet, ExportTexts.ByUnit, Heading);
        Header(
            sheet,
            [
                ExportTexts.LeadUnit, ExportTexts.ProblemCount, ExportTexts.ClosedCount, ExportTexts.CloseOutRate, ExportTexts.OpenCount, ExportTexts.OverdueCount,
                .. Lights.Select(l => Say(ExportTexts.LightOf, LightNames.NameOf(l))),
            ]);
        foreach (var (unit, figures) in units.InOrder(order, name => name))
        {
            Row(
                sheet,
                [
                    CellValue.Text(unit), Number(figures.Problems), Number(figures.CloseOut.Part), CellValue.Text(figures.CloseOut.ToString(), Figure),
                    Number(figures.OpenMeasures), Number(figures.Overdue), .. Lights.Select(l => Number(figures.Of(l))),
                ]);
        }
    }

    /// <summary>Without words of a ledger's header, so that no import takes it for one.</summary>
    private static void Broken(SheetWriter sheet, IReadOnlyList<DigestMeasure> broken, bool numbersOnly)
    {
        if (broken.Count == 0)
        {
            return;
        }

        Line(sheet, ExportTexts.BrokenPromises, Heading);
        Header(sheet, ExportTexts.LeadUnit, ExportTexts.MeasureNumber, ExportTexts.Promised);
        foreach (var row in broken)
        {
            Row(sheet, CellValue.Text(numbersOnly ? null : row.Unit, CellStyle.Body), CellValue.Text(row.Number.ToString(), Figure), CellValue.Text(IsoDay.Text(row.Deadline), Figure));
        }
    }

    private static CellValue Number(int count) => CellValue.Number(count, Figure);

    private static CellValue Share(int part, int whole) => CellValue.Text(new Rate(part, whole).ToString(), Figure);

    private static void Line(SheetWriter sheet, string text, CellStyle style)
    {
        sheet.Merge(new MergedArea(sheet.Rows, sheet.Rows, 0, 10));
        sheet.WriteRow(CellValue.Text(text, style));
    }

    private static void Header(SheetWriter sheet, params string[] titles) => Row(sheet, [.. titles.Select(t => CellValue.Text(t, CellStyle.Header))]);

    /// <summary>A row whose further cells stay outside the table.</summary>
    private static void Row(SheetWriter sheet, params CellValue[] cells)
    {
        var outside = CellValue.Blank(CellStyle.Body with { Framed = false });
        sheet.WriteRow([.. cells, .. Enumerable.Repeat(outside, sheet.Layout.Columns.Count - cells.Length)]);
    }
}
