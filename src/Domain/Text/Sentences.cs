using System.Globalization;

namespace CaseReform.Ops.Domain.Text;

/// <summary>Fills the sentences of resource files. Numbers in them are the same in every culture.</summary>
public static class Sentences
{
    public static string Say(string format, params object?[] parts) => string.Format(CultureInfo.InvariantCulture, format, parts);
}
