using System.Globalization;
using System.Text;

namespace CaseReform.Ops.Bot.Updates;

/// <summary>What somebody said of their progress, as the ledger takes it.</summary>
internal static class SpokenText
{
    /// <summary>The longest report in characters; a whole paragraph.</summary>
    public const int MaxLength = 1000;

    /// <summary>Line ends are line feeds; control and direction characters and half surrogates are gone. Null when nothing is left.</summary>
    public static string? Clean(string? text)
    {
        var clean = new StringBuilder();
        foreach (var rune in (text ?? string.Empty).ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value == '\n' || !(Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format || rune == Rune.ReplacementChar))
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString().Trim() is { Length: > 0 } plain ? plain : null;
    }
}
