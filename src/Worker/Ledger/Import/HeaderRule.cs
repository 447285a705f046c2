namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>Reads a header by its parts: what it ends in, and what stands or does not stand before that.</summary>
internal sealed class HeaderRule(HeaderMeaning? meaning, string ends, string with = "", string without = "")
{
    private readonly string[] _ends = Words(ends);
    private readonly string[] _with = Words(with);
    private readonly string[] _without = Words(without);

    /// <summary>What the rule makes of a header; null says that the header is none of ours, whatever it ends in.</summary>
    public HeaderMeaning? Meaning => meaning;

    /// <summary>True when the rule speaks of this header.</summary>
    public bool Fits(string text) =>
        (_ends.Length == 0 || Array.Exists(_ends, end => text.EndsWith(end, StringComparison.Ordinal)))
        && (_with.Length == 0 || Has(text, _with))
        && !Has(text, _without);

    /// <summary>True when one of the words stands in the text.</summary>
    public static bool Has(string text, string[] words) => Array.Exists(words, word => text.Contains(word, StringComparison.Ordinal));

    /// <summary>Words written apart by spaces.</summary>
    public static string[] Words(string list) => list.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
