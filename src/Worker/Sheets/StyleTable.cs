using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using Xf = DocumentFormat.OpenXml.Spreadsheet.CellFormat;

namespace CaseReform.Ops.Worker.Sheets;

/// <summary>Numbers the styles in the order of their first use and writes them down at the end.</summary>
internal sealed class StyleTable
{
    private const uint GeneralFormat = 0;
    private const uint TextFormat = 49;
    private const uint PercentFormat = 9;
    private const uint DateFormat = 164;

    /// <summary>Excel shows a longer text as #### when its cell is formatted as text.</summary>
    private const int MaxTextFormatLength = 255;

    private readonly Dictionary<(CellStyle Style, uint Format, bool Quoted), uint> _numbers = [];
    private readonly List<Fill> _fills = [new(new PatternFill { PatternType = PatternValues.None }), new(new PatternFill { PatternType = PatternValues.Gray125 })];
    private readonly List<Font> _fonts = [BookFont(bold: false, points: 11)];
    private readonly List<Xf> _formats = [new Xf { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0, FormatId = 0 }];
    private readonly Dictionary<string, uint> _fillNumbers = [];
    private readonly Dictionary<(bool, int), uint> _fontNumbers = new() { [(false, 11)] = 0 };

    /// <summary>A text is formatted as text, so that 12-1 stays 12-1 when somebody edits the cell; one that looks like a formula
    /// carries the quote mark as well.</summary>
    public uint Number(CellStyle style, CellKind kind, string? text)
    {
        var format = kind switch
        {
            CellKind.Text => text!.Length <= MaxTextFormatLength ? TextFormat : GeneralFormat,
            CellKind.Date => DateFormat,
            CellKind.Percent => PercentFormat,
            CellKind.Number or CellKind.Blank => GeneralFormat,
        };
        var key = (style, format, kind == CellKind.Text && SafeText.LooksLikeFormula(text!));
        if (!_numbers.TryGetValue(key, out var number))
        {
            _numbers[key] = number = (uint)_formats.Count;
            _formats.Add(Format(style, format, key.Item3));
        }

        return number;
    }

    public Stylesheet ToStylesheet() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = DateFormat, FormatCode = "yyyy\"年\"m\"月\"d\"日\"" }) { Count = 1 },
        new Fonts(_fonts) { Count = (uint)_fonts.Count },
        new Fills(_fills) { Count = (uint)_fills.Count },
        new Borders(Frame(framed: false), Frame(framed: true)) { Count = 2 },
        new CellStyleFormats(new Xf { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 }) { Count = 1 },
        new CellFormats(_formats) { Count = (uint)_formats.Count },
        new CellStyles(new DocumentFormat.OpenXml.Spreadsheet.CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }) { Count = 1 });

    private Xf Format(CellStyle style, uint format, bool quoted)
    {
        var result = new Xf
        {
            NumberFormatId = format,
            FontId = FontNumber(style),
            FillId = FillNumber(style.Fill),
            BorderId = style.Framed ? 1u : 0u,
            FormatId = 0,
            ApplyNumberFormat = true,
            ApplyFont = true,
            ApplyFill = style.Fill is not null,
            ApplyBorder = style.Framed,
            ApplyAlignment = true,
            Alignment = new Alignment
            {
                WrapText = style.Wrap,
                Vertical = style.Centered ? VerticalAlignmentValues.Center : VerticalAlignmentValues.Top,
                Horizontal = style.Centered ? HorizontalAlignmentValues.Center : HorizontalAlignmentValues.Left,
            },
        };
        if (quoted)
        {
            result.QuotePrefix = true;
        }

        return result;
    }

    private uint FontNumber(CellStyle style)
    {
        if (!_fontNumbers.TryGetValue((style.Bold, style.Points), out var number))
        {
            _fontNumbers[(style.Bold, style.Points)] = number = (uint)_fonts.Count;
            _fonts.Add(BookFont(style.Bold, style.Points));
        }

        return number;
    }

    private uint FillNumber(string? color)
    {
        if (color is null)
        {
            return 0;
        }

        if (!_fillNumbers.TryGetValue(color, out var number))
        {
            _fillNumbers[color] = number = (uint)_fills.Count;
            _fills.Add(new Fill(new PatternFill(new ForegroundColor { Rgb = color }, new BackgroundColor { Indexed = 64 }) { PatternType = PatternValues.Solid }));
        }

        return number;
    }

    private static Font BookFont(bool bold, int points)
    {
        const int ChineseCharset = 134;
        OpenXmlElement[] parts = [new FontSize { Val = points }, new FontName { Val = "宋体" }, new FontCharSet { Val = ChineseCharset }];
        return bold ? new Font([new Bold(), .. parts]) : new Font(parts);
    }

    private static Border Frame(bool framed)
    {
        BorderPropertiesType[] sides = [new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder()];
        foreach (var side in framed ? sides : [])
        {
            side.Style = BorderStyleValues.Thin;
            side.Append(new Color { Rgb = "FF7F7F7F" });
        }

        return new Border([.. sides, new DiagonalBorder()]);
    }
}
