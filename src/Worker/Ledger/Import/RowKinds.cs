using System.Text.RegularExpressions;

using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>Tells rows of a table from what offices write between them.</summary>
internal static partial class RowKinds
{
    private const int MaxHeadingLength = 40;

    private static readonly LedgerColumn[] Substance =
    [
        LedgerColumn.Measure, LedgerColumn.LeadUnit, LedgerColumn.SupportingUnits, LedgerColumn.Deadline, LedgerColumn.Responsible, LedgerColumn.Target,
        LedgerColumn.Progress, LedgerColumn.Status, LedgerColumn.CloseOut, LedgerColumn.RootCause, LedgerColumn.LeadLeader,
    ];

    /// <summary>Judges a row.</summary>
    /// <param name="titles">The texts above the header, which a page break may repeat.</param>
    /// <param name="styles">How the problems of the sheet are numbered.</param>
    public static RowKind Of(LedgerRow row, IReadOnlySet<string> titles, IReadOnlySet<NumberStyle> styles)
    {
        var own = row.Grid.Own;
        if (own.Count == 0)
        {
            return RowKind.Blank;
        }

        var first = row.Grid[own[0]].Text.WithoutSpaces();
        var number = row[LedgerColumn.Number];
        var figure = number.IsOwn && NumberText.Read(number.Text) is not null;
        if (!figure && Total().IsMatch(first))
        {
            return RowKind.Total;
        }

        // A problem's own text may begin like a note; where the number stands, or with a page number, it is one.
        if (Page().IsMatch(first)
            || (!figure && (Note().IsMatch(first) || (Label().IsMatch(first) && !IsMeasure(row, first))) && (own[0] <= number.Column || !HasSubstance(row) || own.All(column => Label().IsMatch(row.Grid[column].Text.WithoutSpaces())))))
        {
            return RowKind.Note;
        }

        if (own.Count == 1)
        {
            return Single(row, own[0], first, figure, titles);
        }

        // 一、 in the number column, 政治建设方面 beside it and nothing else, in a table whose problems count 1, 2, 3.
        return own.Count == 2 && number.IsOwn && NumberText.Style(number.Text) is var style and not NumberStyle.Other && !styles.Contains(style) && !HasSubstance(row)
            ? RowKind.Category
            : RowKind.Data;
    }

    /// <summary>The heading of a category row without its numbering.</summary>
    public static string Heading(LedgerRow row) => CategoryText.Of(row.Grid[row.Grid.Own[^1]].Text);

    // A further measure stands alone in its row and may begin like a signature: 复核：对12笔支出重新核对.
    private static bool IsMeasure(LedgerRow row, string text) =>
        row.Grid.Own is [var only] && only == row.Header.First(LedgerColumn.Measure) && row.Grid[only].Area is null && !Form().IsMatch(text);

    private static RowKind Single(LedgerRow row, int column, string text, bool figure, IReadOnlySet<string> titles)
    {
        if (titles.Contains(text))
        {
            return RowKind.Note;
        }

        var across = row.Grid[column].Area is { } area && area.LastColumn - area.FirstColumn + 1 >= Math.Min(3, row.Grid.Width);
        var heading = NumberText.IsHeading(text) && !figure;
        if (text.Length <= MaxHeadingLength && (across || heading || (column == row.Header.First(LedgerColumn.Number) && !figure)))
        {
            return RowKind.Category;
        }

        return across ? RowKind.Stray : RowKind.Data;
    }

    /// <summary>True when the row says more than a number and a title.</summary>
    public static bool HasSubstance(LedgerRow row) => Substance.Any(column => row[column].IsOwn && row[column].Column != row.Grid.Own[0]);

    [GeneratedRegex(@"^(?:[（(])?(?:合计|小计|总计|共计|累计|汇总|本页小计|本页合计)(?:[)）])?(?:[:：(（0-9].*|问题.*|数.*)?$", RegexOptions.NonBacktracking)]
    private static partial Regex Total();

    [GeneratedRegex(@"^(?:[（(【])?(?:注|备注|说明|填表说明|填报说明|附注|备注说明)[0-9]*[:：.、)）】].*$|^[※★].*$|^注\d*$", RegexOptions.NonBacktracking | RegexOptions.Singleline)]
    private static partial Regex Note();

    [GeneratedRegex(@"^(?:填报单位|填报部门|报送单位|单位名称|单位|填报时间|填报日期|填表日期|填表时间|报送时间|制表日期|填表人|填报人|制表人|制表|审核人|审核|审批人|联系人|联系电话|单位负责人|主要负责人|主要负责人签字|分管领导签字|负责人签字|签字|印发日期|印发时间|交办日期|交办时间|下发日期|下发时间|截止日期)(?:[(（][^)）]*[)）])?[:：].*$|^(?:填表|填报|制表|复核|复核人|校对|校核|统计|经办|经办人|签发|签发人|审定)[:：].{0,20}$|^[^:：]{0,16}(?:[(（](?:签字|签名|签章|盖章|公章|签字盖章|章)[)）][:：]?|(?:签字|签名|签章)[:：]).{0,12}$", RegexOptions.NonBacktracking | RegexOptions.Singleline)]
    private static partial Regex Label();

    // Nothing but who signs and a name, a day or the next who signs.
    [GeneratedRegex(@"^(?:填报单位|填报部门|报送单位|单位名称|单位|填报时间|填报日期|填表日期|填表时间|报送时间|制表日期|填表人|填报人|制表人|审核人|审批人|联系人|联系电话|单位负责人|主要负责人|印发日期|印发时间|交办日期|交办时间|下发日期|下发时间|截止日期)(?:[(（][^)）]*[)）])?[:：].*$"
        + "|^(?:填表|填报|制表|复核|复核人|校对|校核|统计|经办|经办人|签发|签发人|审定|审核|签字)[:：]" + Signed + "$"
        + "|^[^:：补完]{0,16}(?:[(（](?:签字|签名|签章|盖章|公章|签字盖章|章)[)）](?:[:：]" + Signed + ")?|(?:签字|签名|签章)[:：]" + Signed + ")$", RegexOptions.NonBacktracking)]
    private static partial Regex Form();

    private const string Signed = "[^:：]{0,4}[0-9年月日./_-]*(?:[^:：]{2,12}[:：][^:：]{0,4}[0-9年月日./_-]*)?";

    [GeneratedRegex(@"^(?:[（(])?(?:续表|接上页|转下页|续上表|第[0-9一二三四五六七八九十]+页.*|以下空白|以下无正文)(?:[)）])?$", RegexOptions.NonBacktracking)]
    private static partial Regex Page();
}
