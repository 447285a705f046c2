using System.Net;
using System.Xml;
using CaseReform.Ops.Worker.Letters;

namespace CaseReform.Ops.Worker.Tests.Letters;

/// <summary>What every page has to be, whatever stands on it.</summary>
internal static class Pages
{
    /// <summary>Reads the HTML as XML and gives back every run of visible text.</summary>
    public static IReadOnlyList<string> VisibleText(RenderedPage page)
    {
        var runs = new List<string>();
        var hidden = 0;
        Walk(page, reader =>
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element when reader.Name is "title" or "style":
                    hidden++;
                    break;
                case XmlNodeType.EndElement when reader.Name is "title" or "style":
                    hidden--;
                    break;
                case XmlNodeType.Text when hidden == 0 && reader.Value.Trim() is { Length: > 0 } text:
                    runs.Add(text);
                    break;
            }
        });
        return runs;
    }

    /// <summary>Well-formed, nothing fetched, nothing scripted, tables only for layout, no wider than 680.</summary>
    public static void AssertSurvivesMailPrograms(RenderedPage page)
    {
        string[] known = ["html", "head", "meta", "title", "style", "body", "table", "colgroup", "col", "tr", "td", "th", "b", "br", "div", "span", "a"];
        Walk(page, reader =>
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                return;
            }

            Assert.Contains(reader.Name, known);
            Assert.Null(reader.GetAttribute("src"));
            Assert.Null(reader.GetAttribute("background"));
            Assert.DoesNotContain("url(", reader.GetAttribute("style") ?? "", StringComparison.OrdinalIgnoreCase);
            if (int.TryParse(reader.GetAttribute("width"), out var width))
            {
                Assert.InRange(width, 1, 680);
            }
        });
        Assert.DoesNotContain('\n', page.Subject);
    }

    /// <summary>Every piece of visible text stands in the plain version as well; column headings stand there as labels.</summary>
    public static void AssertTextSaysTheSame(RenderedPage page)
    {
        var headings = new List<string>();
        Walk(page, reader =>
        {
            if (reader is { NodeType: XmlNodeType.Element, Name: "th" })
            {
                headings.Add(reader.ReadString());
            }
        });
        Assert.All(VisibleText(page).Except(headings), run => Assert.Contains(run.Trim('：', '　'), page.Text, StringComparison.Ordinal));
        var addresses = new List<string>();
        Walk(page, reader => addresses.AddRange(reader.NodeType == XmlNodeType.Element && reader.GetAttribute("href") is { } href ? [href] : Array.Empty<string>()));
        Assert.All(addresses, address => Assert.Contains(address, page.Text, StringComparison.Ordinal));
    }

    /// <summary>Subject, HTML (also decoded) and text.</summary>
    public static IReadOnlyList<string> Everything(RenderedPage page) => [page.Subject, page.Html, WebUtility.HtmlDecode(page.Html), page.Text];

    private static void Walk(RenderedPage page, Action<XmlReader> visit)
    {
        using var reader = XmlReader.Create(new StringReader(page.Html), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, CheckCharacters = true });
        while (reader.Read())
        {
            visit(reader);
        }
    }
}
