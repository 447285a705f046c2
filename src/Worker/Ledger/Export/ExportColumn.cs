using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Domain.Reminders;
using CaseReform.Ops.Worker.Sheets;

namespace CaseReform.Ops.Worker.Ledger.Export;

/// <summary>One column of an exported ledger.</summary>
/// <param name="Title">Above it; the importer knows it by this word or passes it over.</param>
/// <param name="Width">In characters of a digit's width.</param>
/// <param name="Value">Its cell in a row.</param>
internal sealed record ExportColumn(string Title, double Width, Func<ExportRow, CellValue> Value)
{
    /// <summary>Belongs to the problem: one cell over the rows of all its measures.</summary>
    public bool OfProblem { get; init; }

    /// <summary>A number, a date or a state: stays when nothing else may leave the house.</summary>
    public bool IsPlainFigure { get; init; }

    /// <summary>Hidden while nothing stands in it, so that a sheet is no wider than its office's ledger.</summary>
    public bool IsOptional { get; init; }

    /// <summary>For the importer, not for people.</summary>
    public bool Hidden { get; init; }
}

/// <summary>One row: a measure of a problem.</summary>
/// <param name="Problem">The problem.</param>
/// <param name="Measure">The measure; null for a problem without any.</param>
/// <param name="Light">The measure's light.</param>
/// <param name="Heard">What others than the 责任人 said of the measure.</param>
internal readonly record struct ExportRow(LedgerProblem Problem, MeasureRow? Measure, Light Light, IReadOnlyList<HeardReport> Heard);
