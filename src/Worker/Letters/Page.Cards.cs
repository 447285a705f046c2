namespace CaseReform.Ops.Worker.Letters;

/// <content>Measures as cards: a coloured cell with the light's word, and what there is to say beside it.</content>
internal sealed partial class Page
{
    /// <summary>Opens a group of cards under a coloured band.</summary>
    public void OpenGroup(Ink ink, string title, string? remark = null)
    {
        _html.Append("<tr><td style=\"padding:12px 20px 0\"><table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"table-layout:fixed;border:1px solid #d5d8dd\"><colgroup><col width=\"40\" /><col /></colgroup>\n")
            .Append("<tr><td colspan=\"2\" bgcolor=\"").Append(ink.Back).Append("\" style=\"padding:6px 12px;font-size:15px;font-weight:bold;color:").Append(ink.Front).Append("\">");
        _text.Append('\n').Append('【');
        Inline(title);
        _text.Append("】\n");
        if (remark is not null)
        {
            _html.Append("<span style=\"font-size:13px;font-weight:normal;color:").Append(ink.Front).Append("\">　");
            Line(remark);
            _html.Append("</span>");
        }

        _html.Append("</td></tr>\n");
    }

    public void CloseGroup() => _html.Append("</table></td></tr>\n");

    /// <summary>Opens a card; its fields follow.</summary>
    public void OpenCard(Ink ink, string number, string tag)
    {
        _html.Append("<tr><td width=\"40\" align=\"center\" valign=\"top\" bgcolor=\"").Append(ink.Back)
            .Append("\" style=\"width:40px;padding:10px 0;border-top:1px solid #ffffff;font-size:16px;font-weight:bold;color:").Append(ink.Front).Append("\">");
        _text.Append('\n').Append('[');
        Inline(ink.Word);
        _html.Append("</td><td style=\"padding:8px 12px 10px;border-top:1px solid #d5d8dd;word-wrap:break-word;word-break:break-word;" + Body + "\"><b style=\"font-size:16px\">");
        _text.Append("] ");
        Inline(number);
        _html.Append("</b>　<b>");
        _text.Append(' ');
        Inline(tag);
        _html.Append("</b>");
        _text.Append('\n');
    }

    /// <param name="strong">Set off from the value in bold.</param>
    public void Field(string label, string value, string? strong = null)
    {
        _html.Append("<br /><span style=\"color:#5b6472\">");
        _text.Append("　　");
        Inline(label);
        _text.Append('：');
        _html.Append("：</span>");
        Inline(value);
        if (strong is not null)
        {
            _html.Append("　<b>");
            _text.Append('　');
            Inline(strong);
            _html.Append("</b>");
        }

        _text.Append('\n');
    }

    /// <summary>A remark in the card, in small print.</summary>
    public void CardRemark(string text)
    {
        _html.Append("<br /><span style=\"" + Small + "\">");
        _text.Append("　　");
        Line(text);
        _html.Append("</span>");
    }

    /// <summary>What the reader is asked to do.</summary>
    public void Ask(string label, string text)
    {
        _html.Append("<div style=\"margin-top:6px;padding:6px 10px;background-color:#f3f5f8;" + Body + "\"><b>");
        _text.Append("　　");
        Inline(label);
        _text.Append('：');
        _html.Append("：</b>");
        Line(text);
        _html.Append("</div>");
    }

    public void CloseCard() => _html.Append("</td></tr>\n");
}
