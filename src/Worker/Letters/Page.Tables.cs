using System.Globalization;

namespace CaseReform.Ops.Worker.Letters;

/// <content>Tables and bars.</content>
internal sealed partial class Page
{
    private const string CellStyle = "border-bottom:1px solid #d5d8dd;font-size:13px;line-height:1.5;color:#1f2329";

    private int _sections;

    /// <summary>The next numbered section; there are numerals for nineteen.</summary>
    public void Section(string title) => Heading(Say(PageTexts.SectionTitle, Numeral(_sections++), title));

    private static string Numeral(int index) =>
        index < PageTexts.Numerals.Length ? PageTexts.Numerals[index..(index + 1)] : PageTexts.Numerals[^1] + Numeral(index - PageTexts.Numerals.Length);

    /// <summary>A table with a heading row. In the plain text each row is one line that names what it says.</summary>
    public void Table(IReadOnlyList<PageColumn> columns, IEnumerable<IReadOnlyList<PageCell>> rows)
    {
        _html.Append("<tr><td style=\"padding:4px 20px\"><table width=\"100%\" cellpadding=\"5\" cellspacing=\"0\" border=\"0\" style=\"table-layout:fixed;word-wrap:break-word;word-break:break-word;border-top:2px solid #5b6472\"><tr bgcolor=\"#eef1f5\">");
        foreach (var column in columns)
        {
            _html.Append(CultureInfo.InvariantCulture, $"<th width=\"{column.Width}%\" align=\"{Align(column)}\" style=\"width:{column.Width}%;{CellStyle}\">");
            Encode(column.Below is null ? column.Title : $"{column.Title} / {column.Below}");
            _html.Append("</th>");
        }

        _html.Append("</tr>\n");
        foreach (var row in rows)
        {
            TableRow(columns, row);
        }

        _html.Append("</table></td></tr>\n");
    }

    /// <summary>One bar, drawn as table cells; its length is the count's share of the longest bar's.</summary>
    public void Bar(Ink ink, string label, int count, int max, string value)
    {
        var width = max == 0 ? 0 : Math.Max(1, (int)(100L * count / max));
        _html.Append("<tr><td style=\"padding:2px 20px\"><table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"table-layout:fixed\"><tr><td width=\"92\" style=\"width:92px;font-size:13px;color:#1f2329\">");
        Inline(label);
        _html.Append("</td><td><table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"><tr>");
        if (count > 0)
        {
            _html.Append(CultureInfo.InvariantCulture, $"<td width=\"{width}%\" bgcolor=\"{ink.Back}\" style=\"width:{width}%;font-size:12px;line-height:14px\">&#160;</td>");
        }

        if (count == 0 || width < 100)
        {
            _html.Append("<td bgcolor=\"#f3f5f8\" style=\"font-size:12px;line-height:14px\">&#160;</td>");
        }

        _html.Append("</tr></table></td><td width=\"104\" align=\"right\" style=\"width:104px;font-size:13px;color:#1f2329\">");
        _text.Append("　　");
        Line(value);
        _html.Append("</td></tr></table></td></tr>\n");
    }

    private static string Align(PageColumn column) => column.IsNumber ? "right" : "left";

    private void TableRow(IReadOnlyList<PageColumn> columns, IReadOnlyList<PageCell> row)
    {
        _html.Append("<tr valign=\"top\">");
        for (var i = 0; i < row.Count; i++)
        {
            _html.Append("<td align=\"").Append(Align(columns[i])).Append("\" style=\"" + CellStyle + "\">");
            if (row[i].Light is { } light)
            {
                _html.Append("<span style=\"padding:1px 4px;background-color:").Append(light.Back).Append(";color:").Append(light.Front).Append("\">");
                _text.Append('[');
                Inline(light.Word);
                _text.Append("] ");
                _html.Append("</span> ");
            }

            Labelled(i == 0 && !columns[i].IsNumber ? null : columns[i].Title, row[i].Main);
            if (row[i].Below is { } below)
            {
                _html.Append("<br />");
                _text.Append(columns[i].Below is null ? " " : "");
                _html.Append("<span style=\"color:#5b6472\">");
                Labelled(columns[i].Below, below);
                _html.Append("</span>");
            }

            _html.Append("</td>");
        }

        _text.Append('\n');
        _html.Append("</tr>\n");
    }

    private void Labelled(string? label, string value)
    {
        if (label is not null)
        {
            _text.Append('　').Append(label).Append('：');
        }

        Inline(value);
    }
}
