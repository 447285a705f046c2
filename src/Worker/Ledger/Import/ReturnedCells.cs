using System.Globalization;

using CaseReform.Ops.Worker.Sheets;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>A cell on its way back: written so that it is read again as it was read before, and refused again where it was refused.</summary>
internal static class ReturnedCells
{
    /// <summary>An error that programs show for a formula they could not calculate.</summary>
    private const string NotCalculated = "#CALC!";

    public static CellValue Of(SheetCell cell, CellStyle? style) => cell switch
    {
        { IsBlank: true } => CellValue.Blank(style),
        { Fault: not CellFault.None } => CellValue.Text(CellFaults.Of(cell.Text) == CellFault.None ? NotCalculated : cell.Text, style),
        { Date: { } day } => CellValue.Date(day, style),
        { Number: { } number } when cell.Text == number.ToString("R", CultureInfo.InvariantCulture) => CellValue.Number(number, style),
        _ => CellValue.Text(cell.Text, style),
    };

    /// <summary>A number is written as text, so that what is typed over it stays as it is typed; one that is a day is written as people write days, which is no number either.</summary>
    public static CellValue OfNumber(SheetCell cell, CellStyle? style) => cell switch
    {
        { Fault: CellFault.None, Date: { } day } => CellValue.Text(day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture), style),
        { Fault: CellFault.None, Number: null or >= 0 } => CellValue.Text(cell.Text, style),
        _ => Of(cell, style),
    };
}
