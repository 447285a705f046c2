using System.Globalization;

namespace CaseReform.Ops.Worker.Sheets;

/// <summary>The text of a cell: tidied where nothing is lost, refused where something would be.</summary>
internal static class CellText
{
    private static readonly string[] LineEnds = ["\r\n", "\r", "\u0085", "\u2028", "\u2029"];

    /// <summary>One kind of line break, no blanks around, whatever the program that wrote the file preferred.</summary>
    public static string Tidy(string text)
    {
        foreach (var lineEnd in LineEnds)
        {
            text = text.Replace(lineEnd, "\n", StringComparison.Ordinal);
        }

        var (first, end) = (0, text.Length);
        while (first < end && IsMargin(text[first]))
        {
            first++;
        }

        while (end > first && IsMargin(text[end - 1]))
        {
            end--;
        }

        return text[first..end];
    }

    /// <returns>A sentence and the character it is about, or null when the text is sound.</returns>
    public static (string Sentence, string Figure)? Fault(string text, int maxLength)
    {
        if (text.Length > maxLength)
        {
            return (SheetTexts.CellTooLong, maxLength.ToString(CultureInfo.InvariantCulture));
        }

        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsControl(c) && c is not ('\n' or '\t'))
            {
                return (SheetTexts.ControlCharacter, Code(c));
            }

            if (char.IsSurrogate(c) && (!char.IsHighSurrogate(c) || i + 1 == text.Length || !char.IsLowSurrogate(text[++i])))
            {
                return (SheetTexts.BrokenCharacter, Code(c));
            }
        }

        return null;
    }

    /// <summary>Blanks of every width, and the marks without width that copying leaves behind.</summary>
    private static bool IsMargin(char c) => char.IsWhiteSpace(c) || c is '\u200B' or '\uFEFF';

    private static string Code(char c) => ((int)c).ToString("X4", CultureInfo.InvariantCulture);
}
