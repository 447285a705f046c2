using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Domain.Ledger;

/// <summary>问题编号: the number people quote. Unique within its ledger and never reused. Kept as people write it, without white space, in half-width characters.</summary>
public sealed record ProblemNumber
{
    /// <summary>The longest number that is accepted, in characters.</summary>
    public const int MaxLength = 32;

    private ProblemNumber(string text) => Text = text;

    /// <summary>The number as shown, e.g. <c>12</c> or <c>XC2026-012</c>.</summary>
    public string Text { get; }

    /// <summary>Takes a number that is known to be well formed.</summary>
    /// <exception cref="FormatException">The text is empty, too long, or has a character that numbers do not have.</exception>
    public static ProblemNumber From(string text) =>
        TryParse(text, out var number) ? number : throw new FormatException($"'{text}' is no problem number");

    /// <summary>Reads what people type: surrounding spaces and full-width letters and digits are taken.</summary>
    public static bool TryParse(string? text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out ProblemNumber? number)
    {
        number = null;
        var plain = Plain(text);
        if (string.IsNullOrEmpty(plain) || plain.Length > MaxLength || !plain.All(IsAllowed) || !plain.Any(char.IsLetterOrDigit))
        {
            return false;
        }

        number = new ProblemNumber(plain);
        return true;
    }

    /// <summary>How a ledger may spell a number that was typed in a hurry: <c>jt03-1</c>, <c>JT03-1</c>, <c>JT-03-1</c>. The first is what was typed.</summary>
    public static IReadOnlyList<string> Spellings(string text)
    {
        var upper = text.ToUpperInvariant();
        var letters = upper.TakeWhile(char.IsAsciiLetterUpper).Count();
        var apart = letters > 0 && letters < upper.Length && char.IsAsciiDigit(upper[letters]) ? upper.Insert(letters, "-") : upper;
        return [.. new[] { text, upper, apart }.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>A key that sorts 2 before 12: runs of digits are padded to ten places.</summary>
    public string SortKey() => NaturalOrder.Key(Text);

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>The text in the characters that numbers have; null for null, for half a surrogate pair and for what is no character: those cannot be normalised.</summary>
    internal static string? Plain(string? text) =>
        text?.Any(c => char.IsSurrogate(c) || c is '\uFFFE' or '\uFFFF') == false ? text.Narrowed().Trim() : null;

    private static bool IsAllowed(char c) => char.IsLetterOrDigit(c) || c is '-' or '.' or '_' or '〔' or '〕' or '[' or ']';
}
