using System.Text;

namespace CaseReform.Ops.Domain.Units;

/// <summary>Two spellings are one name when they differ in white space, width or the case of Latin letters only.</summary>
internal static class UnitText
{
    public static string Key(string text) => Squash(text.Normalize(NormalizationForm.FormKC)).ToLowerInvariant();

    public static string Squash(string text) =>
        text.Any(char.IsWhiteSpace) ? string.Concat(text.Where(c => !char.IsWhiteSpace(c))) : text;

    /// <summary>The form a new name is kept in: no white space, half-width letters, full-width brackets.</summary>
    public static string Tidy(string text) => Squash(text).Replace('(', '（').Replace(')', '）');
}
