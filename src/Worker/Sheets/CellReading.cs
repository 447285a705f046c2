using System.Globalization;

using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Worker.Sheets;

/// <summary>Turns what the parser hands over into a cell as people see it.</summary>
internal static class CellReading
{
    private const double ExactDigits = 1e15;
    private const int DaysTo1904 = 1462;
    private const int LastSerial = 2_950_000;

    public static SheetCell Of(object value, string? format, int formatIndex, bool date1904) => value switch
    {
        string text => OfText(text),
        bool truth => new(truth ? SheetTexts.Yes : SheetTexts.No, null, null),
        DateTime instant => OfDate(instant, CellFormat.Of(format, formatIndex)),
        DateTimeOffset instant => OfDate(instant.DateTime, CellFormat.Of(format, formatIndex)),
        TimeSpan span => new(string.Create(CultureInfo.InvariantCulture, $"{(long)span.TotalHours}:{Math.Abs(span.Minutes):00}"), null, null),
        double number => OfNumber(number, format, CellFormat.Of(format, formatIndex), date1904),
        int number => OfNumber(number, format, CellFormat.Of(format, formatIndex), date1904),
        _ => SheetCell.Blank,
    };

    /// <summary>A cell that is nothing but text. What databases write for nothing is nothing.</summary>
    public static SheetCell OfText(string text)
    {
        var tidy = CellText.Tidy(text);
        return tidy is "NULL" or "null" or "<NULL>" or "(null)" or @"\N" ? SheetCell.Blank
            : new(tidy, null, null) { Fault = CellFaults.Of(tidy) };
    }

    /// <summary>A cell that shows 2025年9月 holds the first of September, because Excel has nothing else to put there;
    /// taken as a day it would make a deadline a month too early.</summary>
    private static SheetCell OfDate(DateTime instant, CellFormat format)
    {
        var day = DateOnly.FromDateTime(instant);
        return format switch
        {
            { Time: true, Year: false, Month: false, Day: false } => new(instant.ToString("HH:mm", CultureInfo.InvariantCulture), null, null),
            { Year: true, Month: false, Day: false } => new(Say(SheetTexts.YearShape, day.Year), null, null),
            { Month: true, Year: true, Day: false } => new(Say(SheetTexts.MonthShape, day.Year, day.Month), null, null),
            _ when instant.TimeOfDay < TimeSpan.FromMinutes(1) => new(IsoDay.Text(day), day, null),
            _ => new(instant.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), day, null),
        };
    }

    /// <summary>A number is read as its cell shows it: XC2026-001 where the cell holds 1, nothing where it shows nothing.</summary>
    private static SheetCell OfNumber(double number, string? shape, CellFormat format, bool date1904) => format switch
    {
        _ when !double.IsFinite(number) => new(ErrorTexts.NotANumber, null, null) { Fault = CellFault.Error },
        { IsDate: true } when Instant(number, date1904) is { } instant => OfDate(instant, format),
        { IsDate: false } when Math.Abs(number) < ExactDigits && ShownNumber.Of((decimal)number, shape) is { } shown => OfShown(CellText.Tidy(shown), number),
        _ => new(Digits(number), null, number),
    };

    private static SheetCell OfShown(string shown, double number) => shown.Length == 0 ? SheetCell.Blank
            : new(shown, null, number);

    /// <summary>Only reached for the built-in Chinese formats, which the parser takes for plain numbers.</summary>
    private static DateTime? Instant(double serial, bool date1904) =>
        serial is > 60 and < LastSerial ? DateTime.FromOADate(date1904 ? serial + DaysTo1904 : serial) : null;

    /// <summary>Fifteen digits, as spreadsheet programs show: 0.3 and not 0.30000000000000004.</summary>
    private static string Digits(double number) => Math.Abs(number) is 0 or (>= 1e-9 and < ExactDigits)
        ? ((decimal)number).ToString("0.############################", CultureInfo.InvariantCulture)
        : number.ToString("R", CultureInfo.InvariantCulture);
}
