using System.Globalization;

using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Reminders;
using CaseReform.Ops.Worker.Ledger.Import;
using CaseReform.Ops.Worker.Letters;
using CaseReform.Ops.Worker.Sheets;

namespace CaseReform.Ops.Worker.Ledger.Export;

/// <summary>The columns of an exported ledger, from left to right.</summary>
internal static class ExportColumns
{
    private static readonly CellStyle Middle = CellStyle.Body with { Centered = true };

    private static readonly Dictionary<Light, CellStyle> Lights = new()
    {
        [Light.None] = Middle,
        [Light.Green] = Middle with { Fill = FillColor.Green },
        [Light.Blue] = Middle with { Fill = FillColor.Blue },
        [Light.Yellow] = Middle with { Fill = FillColor.Yellow },
        [Light.Orange] = Middle with { Fill = FillColor.Orange },
        [Light.Red] = Middle with { Fill = FillColor.Red },
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ExportColumn> All { get; } =
    [
        OfProblem(ExportTexts.Number, 9, p => p.Number, Middle) with { IsPlainFigure = true },
        OfProblem(ExportTexts.Category, 14, p => p.Category) with { IsOptional = true },
        OfProblem(ExportTexts.Source, 14, p => p.SourceText) with { IsOptional = true },
        OfProblem(ExportTexts.Scope, 10, p => LedgerWords.Of(p.Scope), Middle) with { IsOptional = true },
        OfProblem(ExportTexts.Symptom, 36, p => p.Symptom),
        OfProblem(ExportTexts.RootCause, 28, p => p.RootCause) with { IsOptional = true },
        OfProblem(ExportTexts.Target, 24, p => p.Target) with { IsOptional = true },
        OfProblem(ExportTexts.LeadLeader, 11, p => p.LeadLeader, Middle) with { IsOptional = true },
        OfProblem(ExportTexts.LeadUnit, 18, p => p.LeadUnit),
        OfProblem(ExportTexts.SupportingUnits, 20, p => string.Join('、', p.SupportingText is { } text ? p.SupportingUnits.Append(text) : p.SupportingUnits)) with { IsOptional = true },
        OfProblem(ExportTexts.OverseeingUnit, 16, p => p.OverseeingUnit) with { IsOptional = true },
        new(ExportTexts.IssuedOn, 16, r => CellValue.Date(r.Problem.IssuedOn, Middle)) { OfProblem = true, IsPlainFigure = true, IsOptional = true },
        OfProblem(ExportTexts.Status, 11, p => LedgerWords.Of(p.Status), Middle) with { IsPlainFigure = true },
        OfMeasure(ExportTexts.MeasureNumber, 10, m => m.Name, Middle) with { IsPlainFigure = true },
        OfMeasure(ExportTexts.Measure, 40, m => m.Text),
        OfMeasure(ExportTexts.Responsible, 11, m => m.ResponsibleName, Middle),
        OfMeasure(ExportTexts.DeadlineText, 18, m => m.DeadlineText),
        new(ExportTexts.Deadline, 16, r => CellValue.Date(r.Measure?.Deadline, Middle)) { IsPlainFigure = true },
        new(ExportTexts.OriginalDeadline, 16, r => CellValue.Date(Moved(r.Measure), Middle)) { IsPlainFigure = true, IsOptional = true },
        OfMeasure(ExportTexts.MeasureStatus, 14, m => LedgerWords.Of(m), Middle) with { IsPlainFigure = true },
        new(ExportTexts.Light, 7, r => CellValue.Text(LightNames.NameOf(r.Light), Lights[r.Light])) { IsPlainFigure = true },
        new(ExportTexts.Percent, 10, r => CellValue.Percent(r.Measure?.Percent / 100.0, Middle)) { IsPlainFigure = true },
        OfMeasure(ExportTexts.Progress, 32, m => m.Progress),
        new(ExportTexts.Heard, 28, r => CellValue.Text(Heard(r.Heard))) { IsOptional = true },
        OfMeasure(ExportTexts.Evidence, 20, m => m.Evidence),
        OfMeasure(ExportTexts.StatusWord, 14, m => m.StatusWord) with { IsOptional = true },
        OfProblem(ExportTexts.Campaign, 14, p => p.Campaign) with { IsOptional = true },
        OfProblem(ExportTexts.Remark, 18, p => p.Remark),
        Hidden(HeaderWords.ProblemRowId, r => r.Problem.Id),
        Hidden(HeaderWords.Version, r => r.Problem.Version),
        Hidden(HeaderWords.MeasureRowId, r => r.Measure?.Id),
        Hidden(ExportedCells.LedgerTitle, r => r.Problem.Ledger),
        Hidden(ExportedCells.BaseTitle, r => r.Measure is { } m ? ExportedBase.Of(m, Moved(m), LightNames.NameOf(r.Light)).ToString() : null),
    ];

    /// <summary>A light's cell.</summary>
    public static CellStyle StyleOf(Light light) => Lights[light];

    /// <summary>One line each; the importer passes them over.</summary>
    private static string? Heard(IReadOnlyList<HeardReport> reports) => reports.Count == 0
        ? null
        : string.Join('\n', reports.Select(r => Say(ExportTexts.HeardLine, OfficialDate.Of(r.Day), r.Actor, PostRoleNames.NameOfHeard(r.Role), r.Text)));

    /// <summary>The first deadline, where it is another than the one in force.</summary>
    private static DateOnly? Moved(MeasureRow? measure) => measure?.OriginalDeadline == measure?.Deadline ? null : measure?.OriginalDeadline;

    private static ExportColumn OfProblem(string title, double width, Func<LedgerProblem, string?> text, CellStyle? style = null) =>
        new(title, width, r => CellValue.Text(text(r.Problem), style)) { OfProblem = true };

    private static ExportColumn OfMeasure(string title, double width, Func<MeasureRow, string?> text, CellStyle? style = null) =>
        new(title, width, r => CellValue.Text(r.Measure is { } measure ? text(measure) : null, style));

    private static ExportColumn Hidden(string title, Func<ExportRow, long?> id) => Hidden(title, r => id(r)?.ToString(CultureInfo.InvariantCulture));

    private static ExportColumn Hidden(string title, Func<ExportRow, string?> text) => new(title, 10, r => CellValue.Text(text(r))) { Hidden = true };
}
