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
    private const string StrictMain = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    private const string StrictRelationshipNamespace = "http://purl.oclc.org/ooxml/officeDocument/relationships";

    private readonly CellPosition _position = new();
    private readonly char[] _chunk = new char[Chunk];
    private string _root = "";
    private int _counted;
    private readonly FormulaScan _cell = new();
    private int _filled;
    private int _cellDepth = -1;
    private int _ofCell;
    private long _characters;

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

        if (_root == "worksheet")
        {
            map.SetFilled(part, _filled);
            return EndCell();
        }

        return null;
    }

    private WorkbookReading.Refused? Element(XmlReader reader)
    {
        if (reader.Depth > Depth)
        {
            return SheetRefusals.Whole(SheetTexts.Damaged);
        }

        _root = reader.Depth == 0 ? reader.LocalName : _root;
        WorkbookReading.Refused? ended = null;
        if (reader.Depth <= _cellDepth)
        {
            ended = EndCell();
            _cellDepth = -1;
        }
        else if (_cellDepth >= 0 && reader.Depth == _cellDepth + 1 && _root == "worksheet")
        {
            _cell.Begin(reader.LocalName);
            _filled = Math.Max(_filled, _position.Column + 1);
        }

        switch (_root, reader.LocalName)
        {
            case ("worksheet", "row"):
                _position.NextRow(reader.GetAttribute("r"));
                return ended;
            case ("worksheet", "c"):
                _position.NextCell(reader.GetAttribute("r"));
                _cell.BeginCell(reader.GetAttribute("t"));
                (_cellDepth, _ofCell) = (reader.Depth, 0);
                return ended;
            case ("sst", "si"):
                (_cellDepth, _ofCell) = (reader.Depth, 0);
                return ++_counted > limits.SharedStrings ? SheetRefusals.Whole(SheetTexts.TooManySharedStrings, limits.SharedStrings) : null;
            case ("workbook", "workbookPr"):
                map.Date1904 = reader.GetAttribute("date1904") is "1" or "true";
                return null;
            case ("workbook", "workbook"):
                map.Strict = reader.NamespaceURI == StrictMain;
                return null;
            case ("workbook", "calcPr"):
                map.NotCalculated = reader.GetAttribute("fullCalcOnLoad") is "1" or "true";
                return null;
            case ("workbook", "sheet"):
                map.AddSheet(reader.GetAttribute("id", RelationshipNamespace) ?? reader.GetAttribute("id", StrictRelationshipNamespace));
                return ++_counted > limits.Sheets ? SheetRefusals.Whole(SheetTexts.TooManySheets, limits.Sheets) : null;
            case ("Relationships", "Relationship"):
                return Relationship(reader);
            case ("Types", "Override" or "Default"):
                return HasMacros(reader.GetAttribute("ContentType")) ? SheetRefusals.Whole(SheetTexts.Macros) : null;
            default:
                return ended;
        }
    }

    private WorkbookReading.Refused? EndCell()
    {
        if (_root != "worksheet" || _cellDepth < 0)
        {
            return null;
        }

        _cell.Tell(map, part, _position);
        return map.FaultCount > limits.FaultyCells ? SheetRefusals.Whole(SheetTexts.TooManyFaults, limits.FaultyCells) : null;
    }

    /// <summary>A link on a cell is text that people click; every other target outside is something a program would open.</summary>
    private WorkbookReading.Refused? Relationship(XmlReader reader)
    {
        map.AddRelationship(part, reader.GetAttribute("Id"), reader.GetAttribute("Target"));
        var type = reader.GetAttribute("Type") ?? "";
        var outside = string.Equals(reader.GetAttribute("TargetMode"), "External", StringComparison.OrdinalIgnoreCase);
        return (outside && !type.EndsWith("/hyperlink", StringComparison.OrdinalIgnoreCase))
            || type.Contains("externalLink", StringComparison.OrdinalIgnoreCase)
                ? SheetRefusals.Whole(SheetTexts.ExternalLinks)
                : null;
    }

    private static bool HasMacros(string? contentType) =>
        contentType is not null
        && (contentType.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase)
            || contentType.Contains("vbaProject", StringComparison.OrdinalIgnoreCase)
            || contentType.Contains("macrosheet", StringComparison.OrdinalIgnoreCase));

    private WorkbookReading.Refused? Text(XmlReader reader)
    {
        if (_root is not ("sst" or "worksheet"))
        {
            return null;
        }

        for (int read; (read = reader.ReadValueChunk(_chunk, 0, _chunk.Length)) > 0;)
        {
            if (_cellDepth >= 0 && _root == "worksheet")
            {
                _cell.Text(_chunk.AsSpan(0, read));
            }

            _characters += read;
            _ofCell += _cellDepth < 0 ? 0 : read;
            if (_ofCell > limits.CellCharacters * CellAndFormula)
            {
                return _root == "sst" ? SheetRefusals.Whole(SheetTexts.CellTooLong, limits.CellCharacters)
                    : SheetRefusals.At(SheetTexts.CellTooLong, limits.CellCharacters, null, _position.Row, _position.Column);
            }

            if (_characters > limits.Characters)
            {
                return SheetRefusals.Whole(SheetTexts.TooMuchText, limits.Characters / 10_000);
            }
        }

        return null;
    }
}
