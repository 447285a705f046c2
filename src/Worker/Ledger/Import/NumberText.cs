using System.Globalization;
using System.Text.RegularExpressions;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>Reads a problem's number in the forms that people give it: 1, 1., (一), 一、, ①, 第1项 and 问题1 are all 1.</summary>
internal static partial class NumberText
{
    private const string Digits = "零一二三四五六七八九";

    /// <summary>The number, or null when the text is none: words without any figure are a heading.</summary>
    public static ProblemNumber? Read(string text)
    {
        var plain = text.Squashed();
        plain = Frame().Replace(plain, "$1");
        plain = Brackets().Replace(plain, "$1$2");
        if (ChineseValue(plain) is { } value)
        {
            plain = value.ToString(CultureInfo.InvariantCulture);
        }

        plain = WholeNumber().Replace(plain, "$1");
        return plain.Any(char.IsAsciiDigit) && ProblemNumber.TryParse(plain, out var number) ? number : null;
    }

    /// <summary>一、 and (一) may number problems or the groups between them.</summary>
    public static NumberStyle Style(string text) =>
        text.Any(char.IsAsciiDigit) || text.IndexOfAny([.. "一二三四五六七八九十"]) < 0 || Read(text) is null ? NumberStyle.Other
        : text.IndexOfAny(['(', '（']) >= 0 ? NumberStyle.Bracketed
        : NumberStyle.Plain;

    /// <summary>True for what a text file keeps of a number that a spreadsheet program took for a day or a time: 1月1日, 2026/1/1, Jan-01, 2026-01-01, 1:01.</summary>
    public static bool IsDate(string text) => text.Length > 0 && DateShape().IsMatch(text.Squashed());

    /// <summary>Takes the numbering and the count off a heading: 一、政治建设方面（3个） is 政治建设方面.</summary>
    public static string WithoutNumbering(string text) => Count().Replace(Heading().Replace(text.Trim(), ""), "");

    /// <summary>True for 一、政治建设方面 and (二)作风方面.</summary>
    public static bool IsHeading(string text) => Heading().IsMatch(text.Trim());

    private static int? ChineseValue(string text)
    {
        if (text.Length == 0 || text.Any(c => !Digits.Contains(c, StringComparison.Ordinal) && c is not ('十' or '百' or '〇')))
        {
            return null;
        }

        int total = 0, digit = 0;
        foreach (var c in text)
        {
            switch (c)
            {
                case '百':
                    total += (digit == 0 ? 1 : digit) * 100;
                    digit = 0;
                    break;
                case '十':
                    total += (digit == 0 ? 1 : digit) * 10;
                    digit = 0;
                    break;
                default:
                    digit = (text.Any(x => x is '十' or '百') ? 0 : digit * 10) + Math.Max(0, Digits.IndexOf(c, StringComparison.Ordinal));
                    break;
            }
        }

        return total + digit;
    }

    [GeneratedRegex(@"^(?:问题|序号|编号|第)*(.+?)(?:项|条|个|号|个问题|号问题)?[.、。,:]*$", RegexOptions.NonBacktracking)]
    private static partial Regex Frame();

    [GeneratedRegex(@"^\(([^()]+)\)$|^([^()]+)\)$", RegexOptions.NonBacktracking)]
    private static partial Regex Brackets();

    [GeneratedRegex(@"^(?:(?:[0-9]{2,4}年)?[0-9]{1,2}月(?:[0-9]{1,2}日)?|[0-9]{4}年|(?:19|20)[0-9]{2}/[0-9]{1,2}(?:/[0-9]{1,2})?|[0-9]{1,2}/[0-9]{1,2}(?:/[0-9]{2,4})?|(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])|(?:[0-9]{1,4}-)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?:-[0-9]{1,4})?)?(?:[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:\.[0-9]+)?)?$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DateShape();

    [GeneratedRegex(@"\s*[（(]共?\s*[0-9]+\s*(?:个|项|条)?(?:问题)?[)）]$", RegexOptions.NonBacktracking)]
    private static partial Regex Count();

    [GeneratedRegex(@"^([0-9]+)\.0+$", RegexOptions.NonBacktracking)]
    private static partial Regex WholeNumber();

    [GeneratedRegex(@"^(?:[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十]+[)）][、.]?)\s*", RegexOptions.NonBacktracking)]
    private static partial Regex Heading();
}
