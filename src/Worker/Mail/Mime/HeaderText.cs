using System.Globalization;

namespace CaseReform.Ops.Worker.Mail.Mime;

/// <summary>Makes any text fit to stand in a header: one line, no control characters, no marks that turn the direction of reading.</summary>
internal static class HeaderText
{
    /// <summary>Line breaks, NUL and other control characters become one space each, invisible format characters go, blank ends are cut.</summary>
    public static string Clean(string text)
    {
        if (!text.Any(IsUnsafe))
        {
            return text.Trim();
        }

        return string.Create(text.Count(c => !IsInvisible(c)), text, static (target, source) =>
        {
            var at = 0;
            foreach (var c in source)
            {
                if (!IsInvisible(c))
                {
                    target[at++] = IsUnsafe(c) ? ' ' : c;
                }
            }
        }).Trim();
    }

    /// <summary>A character that has no place in a header.</summary>
    public static bool IsUnsafe(char c) => c >= ' ' && c < '\x7f' ? false : CharUnicodeInfo.GetUnicodeCategory(c) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static bool IsInvisible(char c) => c > '\x7f' && CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format;
}
