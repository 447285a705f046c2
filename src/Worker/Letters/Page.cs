using System.Buffers;
using System.Text;

using CaseReform.Ops.Worker.Mail.Mime;

namespace CaseReform.Ops.Worker.Letters;

/// <summary>
/// Writes one page twice at the same time, as HTML and as plain text, so that neither can say what the other does not.
/// The HTML is what mail programs agree on: tables, styles at the elements, nothing loaded from elsewhere, at most 680 wide,
/// and well-formed XML. Every text goes through <see cref="Plain"/> and is encoded here; callers hand over plain strings.
/// </summary>
internal sealed partial class Page
{
    private const string Ruler = "────────────────────";
    private const string Body = "font-size:15px;line-height:1.7;color:#1f2329";
    private const string Small = "font-size:13px;line-height:1.6;color:#5b6472";

    private static readonly SearchValues<char> Marked = SearchValues.Create("<>&\"'");

    private readonly StringBuilder _html = new(9 * 1024);
    private readonly StringBuilder _text = new(2 * 1024);
    private readonly string _subject;

    /// <param name="subject">Also the title of the HTML.</param>
    public Page(string subject)
    {
        _subject = Plain.Tidy(subject);
        _html.Append("<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\" />")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" /><meta name=\"color-scheme\" content=\"light\" /><title>");
        Encode(_subject);
        _html.Append("</title><style>td,th{font-family:'Microsoft YaHei','PingFang SC','Noto Sans CJK SC',sans-serif}</style></head>\n")
            .Append("<body style=\"margin:0;padding:0;background-color:#f0f1f3\">")
            .Append("<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" bgcolor=\"#f0f1f3\"><tr><td align=\"center\" style=\"padding:12px 6px\">\n")
            .Append("<table role=\"presentation\" width=\"680\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" bgcolor=\"#ffffff\" style=\"width:100%;max-width:680px;table-layout:fixed;word-wrap:break-word;")
            .Append("border:1px solid #d5d8dd;font-family:'Microsoft YaHei','PingFang SC','Noto Sans CJK SC',sans-serif\">\n");
    }

    /// <summary>The red head of an official paper.</summary>
    /// <param name="title">What it is.</param>
    /// <param name="below">Number and day.</param>
    /// <param name="above">Whose it is, on a line of its own: a long name then does not break the title on a phone.</param>
    public void Masthead(string title, string? below = null, string? above = null)
    {
        _html.Append("<tr><td align=\"center\" style=\"padding:22px 16px 0;font-size:24px;line-height:1.4;font-weight:bold;letter-spacing:2px;color:#b42318\">");
        if (above is not null)
        {
            _html.Append("<div style=\"font-size:17px;letter-spacing:0;padding-bottom:2px\">");
            Line(above);
            _html.Append("</div>");
        }

        Line(title);
        if (below is not null)
        {
            _html.Append("<div style=\"font-size:13px;font-weight:normal;letter-spacing:0;padding-top:4px;color:#5b6472\">");
            Line(below);
            _html.Append("</div>");
        }

        _html.Append("</td></tr>\n<tr><td style=\"padding:12px 20px 8px\"><table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"><tr>")
            .Append("<td style=\"border-top:3px solid #b42318;font-size:1px;line-height:1px\">&#160;</td></tr></table></td></tr>\n");
        _text.Append(Ruler).Append('\n');
    }

    /// <summary>A numbered heading.</summary>
    public void Heading(string title)
    {
        _html.Append("<tr><td style=\"padding:18px 20px 6px;font-size:16px;line-height:1.5;font-weight:bold;color:#1f2329\">");
        _text.Append('\n');
        Line(title);
        _html.Append("</td></tr>\n");
    }

    public void Paragraph(string text) => Row("padding:3px 20px;" + Body, text);

    /// <summary>A remark in small print.</summary>
    public void Remark(string text) => Row("padding:3px 20px;" + Small, text);

    /// <summary>A boxed sentence that must not be overlooked.</summary>
    public void Notice(string text)
    {
        _html.Append("<tr><td style=\"padding:6px 20px\"><table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"><tr>")
            .Append("<td bgcolor=\"#fff4e5\" style=\"padding:8px 12px;border-left:4px solid #b85c00;" + Body + "\">");
        Line(text);
        _html.Append("</td></tr></table></td></tr>\n");
    }

    /// <summary>A link on a line of its own; in the plain text nothing but the address.</summary>
    public void Button(string words, Uri address)
    {
        _html.Append("<tr><td style=\"padding:6px 20px;" + Body + "\"><a href=\"");
        Encode(address.AbsoluteUri);
        _html.Append("\" style=\"display:inline-block;padding:6px 28px;background-color:#1d5fa8;color:#ffffff;font-weight:bold;text-decoration:none\">");
        Encode(Plain.Tidy(words));
        _html.Append("</a></td></tr>\n");
        _text.Append(address.AbsoluteUri).Append('\n');
    }

    /// <summary>A sentence and the address it leads to.</summary>
    public void Link(string text, string words, Uri address)
    {
        _html.Append("<tr><td style=\"padding:3px 20px;" + Body + "\">");
        Inline(text);
        _html.Append("<a href=\"");
        Encode(address.AbsoluteUri);
        _html.Append("\" style=\"color:#1d5fa8;font-weight:bold\">");
        Inline(words);
        _html.Append("</a></td></tr>\n");
        _text.Append(' ').Append(address.AbsoluteUri).Append('\n');
    }

    /// <summary>落款: who signs, and the day.</summary>
    public void Signature(string office, string day)
    {
        _html.Append("<tr><td align=\"right\" style=\"padding:20px 28px 8px;" + Body + "\">");
        _text.Append('\n');
        Line(office);
        _html.Append("<br />");
        Line(day);
        _html.Append("</td></tr>\n");
    }

    /// <summary>The foot: a rule that must be kept in bold, then remarks.</summary>
    public void Foot(string rule, params ReadOnlySpan<string> remarks)
    {
        _html.Append("<tr><td bgcolor=\"#f7f8fa\" style=\"padding:10px 20px 12px;border-top:1px solid #d5d8dd;" + Small + "\"><b style=\"color:#b42318\">");
        _text.Append(Ruler).Append('\n');
        Line(rule);
        _html.Append("</b>");
        foreach (var remark in remarks)
        {
            _html.Append("<br />");
            Line(remark);
        }

        _html.Append("</td></tr>\n");
    }

    public RenderedPage Finish()
    {
        _html.Append("</table></td></tr></table></body></html>\n");
        return new RenderedPage(_subject, LongText.Of(_html), LongText.Of(_text));
    }

    private void Row(string style, string text)
    {
        _html.Append("<tr><td style=\"").Append(style).Append("\">");
        Line(text);
        _html.Append("</td></tr>\n");
    }

    /// <summary>A text that ends its line in the plain version; what surrounds it in HTML is the caller's.</summary>
    private void Line(string text)
    {
        Inline(text);
        _text.Append('\n');
    }

    private void Inline(string text)
    {
        var tidy = Plain.Tidy(text);
        Encode(tidy);
        _text.Append(tidy);
    }

    private void Encode(string text)
    {
        var rest = text.AsSpan();
        for (int i; (i = rest.IndexOfAny(Marked)) >= 0; rest = rest[(i + 1)..])
        {
            _html.Append(rest[..i]).Append(rest[i] switch { '<' => "&lt;", '>' => "&gt;", '&' => "&amp;", '"' => "&quot;", _ => "&#39;" });
        }

        _html.Append(rest);
    }
}
