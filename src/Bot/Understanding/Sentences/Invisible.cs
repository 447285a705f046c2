using System.Globalization;
using System.Text;

namespace CaseReform.Ops.Bot.Understanding.Sentences;

/// <summary>Characters that nobody sees and that nobody means: controls, zero-width and direction marks, halves of surrogate pairs, code points that are no characters.</summary>
internal static class Invisible
{
    public static bool Is(string text, int at)
    {
        var c = text[at];
        return char.IsSurrogate(c)
            ? !(char.IsHighSurrogate(c) ? at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) : at > 0 && char.IsHighSurrogate(text[at - 1]))
            : char.IsControl(c) || c is '\u115F' or '\u3164' or >= '\uFDD0' and <= '\uFDEF' or '\uFFFE' or '\uFFFF' || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format;
    }

    /// <summary>The text without them; line breaks and tabs stay.</summary>
    public static string Removed(string text)
    {
        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '\n' or '\t' || !Is(text, i))
            {
                kept.Append(text[i]);
            }
        }

        return kept.ToString();
    }
}
