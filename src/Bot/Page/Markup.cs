using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace CaseReform.Ops.Bot.Page;

/// <summary>A piece of HTML. It is written as an interpolated string of which every hole is encoded that is no markup itself.</summary>
[InterpolatedStringHandler]
internal sealed class Markup(int literalLength, int holes)
{
    private readonly StringBuilder _html = new(literalLength + (holes * 32));

    /// <summary>What stands in a page as it is: never what somebody wrote.</summary>
    public static Markup Raw(string html)
    {
        var markup = new Markup(html.Length, 0);
        markup.AppendLiteral(html);
        return markup;
    }

    public static Markup? If(bool wanted, Markup markup) => wanted ? markup : null;

    public void AppendLiteral(string html) => _html.Append(html);

    public void AppendFormatted(string? text) => _html.Append(WebUtility.HtmlEncode(text));

    public void AppendFormatted(long number) => _html.Append(CultureInfo.InvariantCulture, $"{number}");

    public void AppendFormatted(Markup? markup) => _html.Append(markup?._html);

    public void AppendFormatted(IEnumerable<Markup> parts)
    {
        foreach (var part in parts)
        {
            _html.Append(part._html);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => _html.ToString();
}
