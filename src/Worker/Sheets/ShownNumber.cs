using System.Globalization;

namespace CaseReform.Ops.Worker.Sheets;

/// <summary>A number as its format shows it: 3.10, 001, XC2026-001, 1,200.00, ¥5.</summary>
internal static class ShownNumber
{
    private const int MaxFormat = 255;

    /// <summary>What the cell shows; null where plain digits say it: the general format, and the few formats that show another kind of number (fractions).</summary>
    public static string? Of(decimal number, string? format)
    {
        if (format is null or "" or "General" or { Length: > MaxFormat })
        {
            return null;
        }

        var sections = FormatSection.Split(format);
        var (section, value) = Choose(sections, number);
        return section.Pattern is not { } pattern ? null
            : pattern.Length == 0 ? ""
            : value.ToString(pattern, CultureInfo.InvariantCulture).Replace(FormatSection.Whole.ToString(), Digits(value), StringComparison.Ordinal);
    }

    /// <summary>Sections stand for positive, negative and zero, unless they carry conditions of their own.</summary>
    private static (FormatSection Section, decimal Value) Choose(IReadOnlyList<FormatSection> sections, decimal number)
    {
        if (sections.Any(section => section.Condition is not null))
        {
            return (sections.FirstOrDefault(section => section.Condition?.Invoke(number) ?? false)
                ?? sections.FirstOrDefault(section => section.Condition is null) ?? sections[^1], number);
        }

        return (sections.Count, number) switch
        {
            ( > 1, < 0) => (sections[1], -number),
            ( > 2, 0) => (sections[2], number),
            _ => (sections[0], number),
        };
    }

    private static string Digits(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);
}
