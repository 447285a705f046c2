using System.Diagnostics;
using System.Text.RegularExpressions;

namespace CaseReform.Ops.Worker.Sheets;

/// <summary>Tells a cell in error by its text, and says what to do about one.</summary>
internal static partial class CellFaults
{
    /// <summary>The fault of a cell that is a text to the file: CSV has no other kind, and copied values are often texts.</summary>
    public static CellFault Of(string text) => text switch
    {
        ['#', ..] when Error().IsMatch(text) => CellFault.Error,
        ['#', ..] when text.AsSpan().ContainsAnyExcept('#') => CellFault.None,
        ['#', '#', ..] => CellFault.TooNarrow,
        ['E', 'r', 'r', ':', ..] when OfficeError().IsMatch(text) => CellFault.Error,
        ['=', ..] when Formula().IsMatch(text) => CellFault.FormulaAsText,
        _ => CellFault.None,
    };

    /// <summary>What is wrong with a cell and what to do.</summary>
    public static string Sentence(SheetCell cell) => cell.Fault switch
    {
        CellFault.Error => Say(SheetTexts.CellError, cell.Text),
        CellFault.NeverCalculated => SheetTexts.CellNeverCalculated,
        CellFault.FormulaAsText => SheetTexts.CellFormulaAsText,
        CellFault.TooNarrow => SheetTexts.CellTooNarrow,
        CellFault.None => throw new UnreachableException(),
    };

    [GeneratedRegex(@"^#(?:[A-Z][A-Z0-9_/]{0,30}[!?]|N/A!?|GETTING_DATA)$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Error();

    [GeneratedRegex(@"^Err:[0-9]{3}$", RegexOptions.NonBacktracking)]
    private static partial Regex OfficeError();

    // A function, or a cell of this sheet or another one. A text may begin with an equals sign and mean it.
    [GeneratedRegex(@"^=\s*[-+(]*(?:[A-Za-z][A-Za-z0-9.]*\(|(?:'[^']{1,80}'!|[^\s!=()']{1,40}!)?\$?[A-Za-z]{1,3}\$?[0-9]{1,7}(?:$|[^A-Za-z0-9]))", RegexOptions.NonBacktracking)]
    private static partial Regex Formula();
}
