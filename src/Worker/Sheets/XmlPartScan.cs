using System.Xml;

namespace CaseReform.Ops.Worker.Sheets;

/// <summary>Reads one XML part from end to end without keeping it, looking for what a spreadsheet does not need.</summary>
internal sealed class XmlPartScan(WorkbookLimits limits)
{
    private const int Depth = 256;
    private const int Chunk = 4096;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
    };

    private readonly char[] chunk = new char[Chunk];
    private string root = "";
    private int strings;
    private long characters;

    /// <exception cref="XmlException">The part is no well-formed XML, or declares a document type.</exception>
    public WorkbookReading.Refused? Check(Stream part)
    {
        using var reader = XmlReader.Create(part, Settings);
        while (reader.Read())
        {
            var refusal = reader.NodeType switch
            {
                XmlNodeType.Element => Element(reader),
                XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace => Text(reader),
                _ => null,
            };
            if (refusal is not null)
            {
                return refusal;
            }
        }

        return null;
    }

    private WorkbookReading.Refused? Element(XmlReader reader)
    {
        root = reader.Depth == 0 ? reader.LocalName : root;
        return (root, reader.LocalName) switch
        {
            _ when reader.Depth > Depth => Refusals.Whole(SheetTexts.Damaged),
            ("sst", "si") when ++strings > limits.SharedStrings => Refusals.Whole(SheetTexts.TooManySharedStrings, limits.SharedStrings),
            ("workbook", "sheet") when ++strings > limits.Sheets => Refusals.Whole(SheetTexts.TooManySheets, limits.Sheets),
            ("Relationships", "Relationship") => Relationship(reader),
            ("Types", "Override" or "Default") when HasMacros(reader.GetAttribute("ContentType")) => Refusals.Whole(SheetTexts.Macros),
            _ => null,
        };
    }

    /// <summary>A link on a cell is text that people click; every other target outside is something a program would open.</summary>
    private static WorkbookReading.Refused? Relationship(XmlReader reader)
    {
        var type = reader.GetAttribute("Type") ?? "";
        var outside = string.Equals(reader.GetAttribute("TargetMode"), "External", StringComparison.OrdinalIgnoreCase);
        return (outside && !type.EndsWith("/hyperlink", StringComparison.OrdinalIgnoreCase))
            || type.Contains("externalLink", StringComparison.OrdinalIgnoreCase)
                ? Refusals.Whole(SheetTexts.ExternalLinks)
                : null;
    }

    private static bool HasMacros(string? contentType) =>
        contentType is not null
        && (contentType.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase)
            || contentType.Contains("vbaProject", StringComparison.OrdinalIgnoreCase)
            || contentType.Contains("macrosheet", StringComparison.OrdinalIgnoreCase));

    private WorkbookReading.Refused? Text(XmlReader reader)
    {
        if (root is not ("sst" or "worksheet"))
        {
            return null;
        }

        for (int read; (read = reader.ReadValueChunk(chunk, 0, chunk.Length)) > 0;)
        {
            characters += read;
            if (characters > limits.Characters)
            {
                return Refusals.Whole(SheetTexts.TooMuchText, limits.Characters / 10_000);
            }
        }

        return null;
    }
}
