namespace CaseReform.Ops.Worker.Sheets;

/// <summary>How spreadsheet programs show a cell in error (MS-XLS 2.5.10).</summary>
internal static class ErrorTexts
{
    public const string NotANumber = "#NUM!";
    private const string Unknown = "#N/A";

    /// <summary>From the code in an XLS file.</summary>
    public static string Of(byte code) => code switch
    {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => NotANumber,
        _ => Unknown,
    };

    /// <summary>From the text in an XLSX file, which is the text that people see.</summary>
    public static string Of(ReadOnlySpan<char> text) => text is ['#', ..] && text.Length < 32 ? text.ToString() : Unknown;
}
