using System.Text.RegularExpressions;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>问题类别 is kept without its numbering and count, whether it stands in a row of its own or in a column: 一、政治建设方面（3个） is 政治建设方面.</summary>
internal static partial class CategoryText
{
    /// <summary>The text as it is kept; that of our own export stays as it is.</summary>
    public static string Of(FieldCell field, bool ours) => ours ? field.Text : Of(field.Text);

    /// <summary>The text as it is kept.</summary>
    public static string Of(string text) => NumberText.WithoutNumbering(Numbering().Replace(text.Trim(), "$1")) is { Length: > 0 } plain ? plain : text;

    /// <summary>True when both differ in their numbering only: a ledger may have kept it once.</summary>
    public static bool Same(string? file, string? ledger) => file is not null && ledger is not null && (file == ledger || Of(file) == Of(ledger));

    // 1. and (1) and 第一类: a figure belongs to the words where no mark stands behind it.
    [GeneratedRegex(@"^(?:[（(][0-9]{1,2}[)）]|[0-9]{1,2}[、.．)）]|第[一二三四五六七八九十0-9]+(?:类|部分|方面)[、:：.．]?)\s*(\D.*)$", RegexOptions.NonBacktracking | RegexOptions.Singleline)]
    private static partial Regex Numbering();
}
