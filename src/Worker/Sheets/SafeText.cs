using System.Globalization;
using System.Text;

using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Worker.Sheets;

/// <summary>Text as a cell can hold it: no character that XML forbids, no accident with Excel's own escapes, not too long.</summary>
internal static class SafeText
{
    /// <summary>Excel's limit for one cell.</summary>
    public const int MaxLength = 32_767;

    private const int EscapeLength = 7;

    /// <summary>Signs with which a typed cell becomes a formula, in their wide form too, as Chinese keyboards make them.</summary>
    private const string FormulaStarts = "=+-@\t\r\n＝＋－＠";

    public static bool LooksLikeFormula(string text) => text.Length > 0 && FormulaStarts.Contains(text[0], StringComparison.Ordinal);

    /// <summary>Drops what cannot be shown and cuts, with a mark, what does not fit.</summary>
    public static string Clean(string text) => Sound(text).CutWithMark(MaxLength, SheetTexts.CutMark);

    /// <summary>Excel reads _x0041_ as A; so a text that really has these seven characters needs its underscore escaped.</summary>
    public static string Escape(string text)
    {
        var at = text.IndexOf("_x", StringComparison.Ordinal);
        if (at < 0)
        {
            return text;
        }

        var escaped = new StringBuilder(text);
        for (at = text.Length - EscapeLength; at >= 0; at--)
        {
            if (text[at] == '_' && text[at + 1] == 'x' && text[at + 6] == '_'
                && ushort.TryParse(text.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _))
            {
                escaped.Insert(at, "_x005F");
            }
        }

        return escaped.ToString();
    }

    private static string Sound(string text)
    {
        if (CellText.Fault(text, int.MaxValue) is null && !text.AsSpan().ContainsAny('\uFFFE', '\uFFFF'))
        {
            return text;
        }

        var sound = new StringBuilder(text.Length);
        foreach (var rune in CellText.Tidy(text).EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' || (!Rune.IsControl(rune) && rune.Value is not (0xFFFE or 0xFFFF)))
            {
                sound.Append(rune.ToString());
            }
        }

        return sound.ToString();
    }
}
