namespace CaseReform.Ops.Worker.People;

/// <summary>Names that later stand in letters, headers and tables must not carry anything that could end a line or a quotation.</summary>
internal static class ListText
{
    private const string Forbidden = "\"'`<>“”‘’＂＇\\";

    public static bool IsClean(string text) =>
        !text.Any(c => char.IsControl(c) || Forbidden.Contains(c, StringComparison.Ordinal)
            || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.LineSeparator
                or System.Globalization.UnicodeCategory.ParagraphSeparator or System.Globalization.UnicodeCategory.Surrogate);

    /// <summary>Takes out the spaces that centre a short name (张　三); a name in Latin letters keeps its own.</summary>
    public static string Name(string text)
    {
        var plain = text.Normalize(System.Text.NormalizationForm.FormC).Trim();
        return plain.Any(char.IsAsciiLetter) ? plain : string.Concat(plain.Where(c => !char.IsWhiteSpace(c) || char.IsControl(c)));
    }
}
