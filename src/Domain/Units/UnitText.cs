using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Domain.Units;

/// <summary>Two spellings are one name when they differ in white space, width or the case of Latin letters only.</summary>
internal static class UnitText
{
    public static string Key(string text) => text.Squashed().ToLowerInvariant();

    /// <summary>The form a new name is kept in: no white space, half-width letters, full-width brackets.</summary>
    public static string Tidy(string text) => text.WithoutSpaces().Replace('(', '（').Replace(')', '）');
}
