using System.Text;

using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Bot.Cards;

/// <summary>Makes words of the ledger harmless in a card: what Adaptive Cards' Markdown, its date functions and templates would act on is shown as it stands.</summary>
internal static class CardText
{
    /// <summary>The longest text that a card shows of one cell of the ledger, in UTF-16 units.</summary>
    public const int MaxLength = 400;

    // a backslash before ASCII punctuation is that character in CommonMark; only what acts is escaped, so that 12-1 stays 12-1 for a client without escapes
    private const string Acting = "\\`*_[]<&~";
    private const string ActingAtStart = "#>+-=";

    private const char Break = '\u200B';

    /// <summary>One line for any channel: white space folded, control and direction characters gone, cut where it is too long.</summary>
    public static string Plain(string? text, int max = MaxLength)
    {
        var plain = new StringBuilder();
        foreach (var rune in (text ?? string.Empty).EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                if (plain.Length > 0 && plain[^1] != ' ')
                {
                    plain.Append(' ');
                }
            }
            else if (Rune.GetUnicodeCategory(rune) != System.Globalization.UnicodeCategory.Format)
            {
                plain.Append(rune.ToString());
            }

            if (plain.Length > max)
            {
                return plain.ToString().CutWithMark(max);
            }
        }

        return plain.ToString().TrimEnd();
    }

    /// <summary>The same for a card: every character that could begin formatting is escaped, and no address becomes a link by itself.</summary>
    public static string Escape(string? text)
    {
        var plain = Plain(text, int.MaxValue);
        var safe = new StringBuilder(plain.Length + 16);
        for (var i = 0; i < plain.Length; i++)
        {
            var c = plain[i];
            if (Acting.Contains(c, StringComparison.Ordinal)
                || (i == 0 && ActingAtStart.Contains(c, StringComparison.Ordinal))
                || (c == '{' && i > 0 && plain[i - 1] is '{' or '$')
                || (c is '.' or ')' && IsListNumber(plain, i)))
            {
                safe.Append('\\');
            }

            safe.Append(c);
            if ((c == ':' && plain.AsSpan(i).StartsWith("://", StringComparison.Ordinal))
                || (c == '@' && i > 0 && char.IsAsciiLetterOrDigit(plain[i - 1]))
                || (c is 'w' or 'W' && i + 1 < plain.Length && plain[i + 1] == '.' && plain.AsSpan(0, i + 1).EndsWith("www", StringComparison.OrdinalIgnoreCase)))
            {
                safe.Append(Break);
            }
        }

        return safe.ToString();
    }

    /// <summary>The same for what no client formats, though each fills dates in and templates.</summary>
    public static string Unfilled(string? text) =>
        Spaced(text).Replace("{{", $"{{{Break}{{", StringComparison.Ordinal).Replace("${", $"${Break}{{", StringComparison.Ordinal);

    // a piece of a paragraph keeps the space that parts it from the one before
    private static string Spaced(string? text) => (text is [' ', ..] ? " " : string.Empty) + Plain(text, int.MaxValue).TrimStart() + (text is [_, .., ' '] ? " " : string.Empty);

    private static bool IsListNumber(string text, int end)
    {
        for (var i = 0; i < end; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                return false;
            }
        }

        return end > 0;
    }
}
