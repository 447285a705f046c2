namespace CaseReform.Ops.Domain.Text;

/// <summary>Shortens a text. Lengths are UTF-16 units, as limits of files and columns are; a character of two units is never halved.</summary>
public static class TextCut
{
    public static string CutTo(this string text, int max) =>
        text.Length <= max ? text : max <= 0 ? string.Empty : text[..(char.IsHighSurrogate(text[max - 1]) ? max - 1 : max)];

    /// <summary>A cut shows: the mark stands within the length.</summary>
    public static string CutWithMark(this string text, int max, string mark = "…") =>
        text.Length <= max ? text : text.CutTo(max - mark.Length).TrimEnd() + mark;
}
