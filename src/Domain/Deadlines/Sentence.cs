using System.Globalization;

namespace CaseReform.Ops.Domain.Deadlines;

/// <summary>Fills a sentence of the resource file. Numbers in it are the same in every culture.</summary>
internal static class Sentence
{
    public static string Of(string sentence, params object[] parts) => string.Format(CultureInfo.InvariantCulture, sentence, parts);
}
