using System.Xml;

namespace CaseReform.Ops.Worker.Sheets;

/// <summary>Reads one XML part from end to end without keeping it, looking for what a spreadsheet does not need.</summary>
internal sealed class XmlPartScan(string part, PackageMap map, WorkbookLimits limits)
{
    private const int Depth = 256;
    private const int Chunk = 4096;

    /// <summary>What a cell holds beside its text: a formula, readings of the characters, blanks that are trimmed later.</summary>
    private const int CellAndFormula = 4;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
    };

    private const string RelationshipNamespace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string StrictRelationshipNamespace = "http://purl.oclc.org/ooxml/officeDocument/relationships";

    private readonly CellPosition position = new();
    private readonly char[] chunk = new char[Chunk];
    private string root = "";
    private int counted;
    private bool inError;
    private bool inValue;
    private int cellDepth = -1;
    private int ofCell;
    private long characters;

    /// <exception cref="XmlException">The part is no well-formed XML, or declares a document type.</exception>
    public WorkbookReading.Refused? Check(Stream content)
    {
        using var reader = XmlReader.Create(content, Settings);
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
        if (reader.Depth > Depth)
        {
            return Refusals.Whole(SheetTexts.Damaged);
        }

        root = reader.Depth == 0 ? reader.LocalName : root;
        inValue = reader.LocalName == "v";
        if (reader.Depth <= cellDepth)
        {
            cellDepth = -1;
        }

        switch (root, reader.LocalName)
        {
            case ("worksheet", "row"):
                position.NextRow(reader.GetAttribute("r"));
                return null;
            case ("worksheet", "c"):
                position.NextCell(reader.GetAttribute("r"));
                inError = reader.GetAttribute("t") == "e";
                (cellDepth, ofCell) = (reader.Depth, 0);
                return null;
            case ("sst", "si"):
                (cellDepth, ofCell) = (reader.Depth, 0);
                return ++counted > limits.SharedStrings ? Refusals.Whole(SheetTexts.TooManySharedStrings, limits.SharedStrings) : null;
            case ("workbook", "workbookPr"):
                map.Date1904 = reader.GetAttribute("date1904") is "1" or "true";
                return null;
            case ("workbook", "sheet"):
                map.AddSheet(reader.GetAttribute("id", RelationshipNamespace) ?? reader.GetAttribute("id", StrictRelationshipNamespace));
                return ++counted > limits.Sheets ? Refusals.Whole(SheetTexts.TooManySheets, limits.Sheets) : null;
            case ("Relationships", "Relationship"):
                return Relationship(reader);
            case ("Types", "Override" or "Default"):
                return HasMacros(reader.GetAttribute("ContentType")) ? Refusals.Whole(SheetTexts.Macros) : null;
            default:
                return null;
        }
    }

    /// <summary>A link on a cell is text that people click; every other target outside is something a program would open.</summary>
    private WorkbookReading.Refused? Relationship(XmlReader reader)
    {
        map.AddRelationship(part, reader.GetAttribute("Id"), reader.GetAttribute("Target"));
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
            if (inError && inValue)
            {
                inError = false;
                map.AddError(part, position.Row, position.Column, ErrorTexts.Of(chunk.AsSpan(0, read)));
            }

            characters += read;
            ofCell += cellDepth < 0 ? 0 : read;
            if (ofCell > limits.CellCharacters * CellAndFormula)
            {
                return root == "sst" ? Refusals.Whole(SheetTexts.CellTooLong, limits.CellCharacters)
                    : Refusals.At(SheetTexts.CellTooLong, limits.CellCharacters, null, position.Row, position.Column);
            }

            if (map.ErrorCount > limits.Cells)
            {
                return Refusals.Whole(SheetTexts.TooManyCells, limits.Cells);
            }

            if (characters > limits.Characters)
            {
                return Refusals.Whole(SheetTexts.TooMuchText, limits.Characters / 10_000);
            }
        }

        return null;
    }
}
