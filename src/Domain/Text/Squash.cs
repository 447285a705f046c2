using System.Text;

namespace CaseReform.Ops.Domain.Text;

/// <summary>Makes equal what people take for one spelling.</summary>
public static class Squash
{
    /// <summary>Full-width letters, figures and brackets in their plain form; ① is 1.</summary>
    /// <exception cref="ArgumentException">Half a surrogate pair, or what is no character, stands in it.</exception>
    public static string Narrowed(this string text) => text.Normalize(NormalizationForm.FormKC);

    /// <summary>Without white space of any width.</summary>
    public static string WithoutSpaces(this string text) =>
        text.Any(char.IsWhiteSpace) ? string.Concat(text.Where(c => !char.IsWhiteSpace(c))) : text;

    /// <summary>Both; narrowing comes first, as it makes spaces of some accents.</summary>
    public static string Squashed(this string text) => text.Narrowed().WithoutSpaces();
}
