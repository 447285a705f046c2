using System.Buffers;
using System.Globalization;
using System.Text;

using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Worker.Letters;

/// <summary>Makes text from a ledger harmless on a page: one line, no control or direction characters, no address that a mail program would turn into a link.</summary>
internal static class Plain
{
    private static readonly SearchValues<string> Links = SearchValues.Create(["://", "www."], StringComparison.OrdinalIgnoreCase);

    /// <summary>The text on one line; white space is one space, lone surrogates become U+FFFD, invisible characters go.</summary>
    public static string Tidy(string text)
    {
        var plain = IsPlain(text) ? text : Rewrite(text);
        return plain.AsSpan().ContainsAny(Links)
            ? plain.Replace("://", "：//", StringComparison.Ordinal).Replace("www.", "www．", StringComparison.OrdinalIgnoreCase)
            : plain;
    }

    /// <summary>As <see cref="Tidy"/>, at most <paramref name="max"/> UTF-16 units long; a cut shows as ….</summary>
    public static string Cut(string text, int max) => Tidy(text).CutWithMark(max);

    private static bool IsPlain(string text)
    {
        var previous = ' ';
        foreach (var c in text)
        {
            if (c is not ((> ' ' and < '\u007F') or (>= '\u4E00' and <= '\u9FFF')) && !(c == ' ' ? previous != ' ' : IsVisible(c)))
            {
                return false;
            }

            previous = c;
        }

        return text.Length == 0 || previous != ' ';
    }

    private static bool IsVisible(char c) =>
        c > '\u00A0' && c < '\uFFFE' && !char.IsSurrogate(c) && !char.IsWhiteSpace(c) && char.GetUnicodeCategory(c) != UnicodeCategory.Format;

    private static string Rewrite(string text)
    {
        var line = new StringBuilder(text.Length);
        var gap = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                gap = line.Length > 0;
            }
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format) && rune.Value is not (0xFFFE or 0xFFFF))
            {
                line.Append(gap ? " " : "").Append(rune);
                gap = false;
            }
        }

        return line.ToString();
    }
}
