using System.Globalization;
using System.Text;

using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Data.Evidence;

/// <summary>Makes a file's name harmless: for a list, a header and any file system somebody saves it to.</summary>
public static class EvidenceName
{
    /// <summary>The longest name, in UTF-16 units, its ending included.</summary>
    public const int MaxLength = 80;

    private const string Forbidden = "<>:\"|?*\\/";

    private static readonly HashSet<string> Reserved = new(
        ["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(1, 9).SelectMany(i => new[] { $"COM{i}", $"LPT{i}" })], StringComparer.OrdinalIgnoreCase);

    /// <summary>The name without its folders, control and direction characters, cut before its ending. Empty when nothing is left.</summary>
    public static string Clean(string? name)
    {
        var last = (name ?? string.Empty).AsSpan();
        last = last[(last.LastIndexOfAny('/', '\\') + 1)..];
        var clean = new StringBuilder();
        foreach (var rune in last[..Math.Min(last.Length, 1000)].EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                || rune == Rune.ReplacementChar || (rune.IsAscii && Forbidden.Contains((char)rune.Value, StringComparison.Ordinal)))
            {
                continue;
            }

            clean.Append(rune.ToString());
        }

        var whole = clean.ToString().Normalize().Trim(' ', '.');
        var ending = Path.GetExtension(whole);
        ending = ending.Length > 10 ? string.Empty : ending;
        var stem = whole[..^ending.Length].CutTo(MaxLength - ending.Length).Trim(' ', '.');
        return stem.Length == 0 ? string.Empty : (Reserved.Contains(stem.Split('.')[0].Trim()) ? "_" : string.Empty) + stem + ending;
    }
}
