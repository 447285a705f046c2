using System.Collections.Frozen;

namespace CaseReform.Ops.Data.Evidence;

/// <summary>The kinds by the endings of names, and their codes.</summary>
public static class ContentKinds
{
    private static readonly FrozenDictionary<string, ContentKind> ByEnding = new Dictionary<string, ContentKind>
    {
        [".pdf"] = ContentKind.Pdf,
        [".png"] = ContentKind.Png,
        [".jpg"] = ContentKind.Jpeg,
        [".jpeg"] = ContentKind.Jpeg,
        [".webp"] = ContentKind.WebP,
        [".ofd"] = ContentKind.Ofd,
        [".docx"] = ContentKind.Docx,
        [".xlsx"] = ContentKind.Xlsx,
        [".pptx"] = ContentKind.Pptx,
        [".doc"] = ContentKind.Doc,
        [".wps"] = ContentKind.Doc,
        [".xls"] = ContentKind.Xls,
        [".et"] = ContentKind.Xls,
        [".ppt"] = ContentKind.Ppt,
        [".dps"] = ContentKind.Ppt,
        [".txt"] = ContentKind.Text,
        [".csv"] = ContentKind.Text,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The endings that are taken, without the dot.</summary>
    public static IEnumerable<string> Endings => ByEnding.OrderBy(e => e.Value).ThenBy(e => e.Key, StringComparer.Ordinal).Select(e => e.Key[1..]);

    /// <summary>The database text; a spelling is for good.</summary>
    public static string CodeOf(ContentKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>What a name says its content is; null for what is not taken.</summary>
    public static ContentKind? OfName(string name) => ByEnding.TryGetValue(Path.GetExtension(name), out var kind) ? kind : null;
}
