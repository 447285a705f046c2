using System.Text.RegularExpressions;

using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Domain.Units;

/// <summary>One unit as written, and the part the words around it give it.</summary>
internal sealed record UnitToken(string Text, UnitPart Part)
{
    /// <summary>As it stood, with what was cut off.</summary>
    public string Written { get; init; } = "";

    /// <summary>How many units it says there are with those before it: 等三个乡镇.</summary>
    public int? Counted { get; init; }
}

/// <summary>Cuts a cell into units. Separators inside brackets do not cut; 牵头 ends the part of those who lead.</summary>
internal static partial class UnitTokens
{
    private const string Separators = "、,;/|\n。";
    private const string Hard = ";\n。";

    // Stands before a mark that was in brackets: 市甲局（牵头） says it of that unit alone.
    internal const char Own = '\u0001';

    public static bool IsSeparator(char c) => Separators.Contains(c, StringComparison.Ordinal) || c is '，' or '；' or '／' or '｜';

    /// <summary>What separators cut, as it stands.</summary>
    public static IEnumerable<string> Pieces(string text, UnitNames names) => Cut(text.Narrowed(), names).Select(cut => cut.Piece);

    public static IReadOnlyList<UnitToken> Read(string text, UnitNames names)
    {
        var plain = UnitCellText.Unfold(text, names);
        var marked = new Marks(commaEnds: plain.Contains('、', StringComparison.Ordinal));
        foreach (var (piece, separator) in LineEnds.Joined([.. Cut(plain, names)], names))
        {
            marked.Take(piece, separator, names);
        }

        return marked.Tokens;
    }

    private static IEnumerable<(string Piece, char Separator)> Cut(string text, UnitNames names)
    {
        var start = 0;
        var depth = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (at == start && Whole(text, at, names) is { } whole)
            {
                at += whole.Length - 1;
                continue;
            }

            depth += text[at] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth <= 0 && Separators.Contains(text[at], StringComparison.Ordinal))
            {
                yield return (text[start..at], text[at]);
                start = at + 1;
            }
        }

        yield return (text[start..], ';');
    }

    private static string? Whole(string text, int at, UnitNames names) =>
        names.WithSeparators.FirstOrDefault(name => string.Compare(text, at, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0);

    /// <summary>Collects the tokens; a mark behind a unit also counts for those before it back to the last mark or clause.</summary>
    private sealed partial class Marks(bool commaEnds)
    {
        private readonly List<UnitToken> _tokens = [];
        private static readonly char[] Quotes = ['“', '”', '"', '[', ']', '.', '*', '-', '—', ' '];
        private UnitPart _label = UnitPart.Unmarked;
        private int _clause;
        private int _comma;
        private string _before = "";

        public IReadOnlyList<UnitToken> Tokens => _tokens;

        public void Take(string piece, char separator, UnitNames names)
        {
            var (text, mark) = Strip(piece.Trim(), names);
            if (text.Length > 0 && _tokens.Count > 0 && GenericUnits.Continues(_before, text))
            {
                _tokens[^1] = _tokens[^1] with { Text = _before + "、" + text };
            }
            else if (text.Length > 0 && !UnitWords.None.Contains(text) && !text.All(char.IsAsciiDigit) && !text.All(IsChineseDigit))
            {
                _tokens.Add(new UnitToken(text, _label) { Written = piece.Trim().TrimEnd(Own), Counted = UnitCounts.Of(piece, names) });
            }

            _before = _tokens.Count > 0 ? _tokens[^1].Text : "";
            if (mark != UnitPart.Unmarked)
            {
                // 县医院，县卫健局督办: who oversees is not who leads
                var from = mark == UnitPart.Overseeing || piece.EndsWith("指导", StringComparison.Ordinal) ? Math.Max(_clause, _comma) : _clause;
                for (var i = piece.Contains(Own, StringComparison.Ordinal) ? Math.Max(0, _tokens.Count - 1) : from; i < _tokens.Count; i++)
                {
                    _tokens[i] = _tokens[i] with { Part = mark };
                }
            }

            if (separator == ',')
            {
                _comma = _tokens.Count;
            }

            if (mark != UnitPart.Unmarked || Hard.Contains(separator, StringComparison.Ordinal) || (separator == ',' && commaEnds))
            {
                _clause = _tokens.Count;
            }
        }

        private (string Text, UnitPart Mark) Strip(string piece, UnitNames names)
        {
            var text = Numbering().Replace(piece, "");
            var mark = UnitPart.Unmarked;
            if (names.Find(text) is not null)
            {
                return (text, mark);
            }

            foreach (var (word, part) in UnitWords.Labels)
            {
                // 牵头 alone is a label only before a colon; 牵头单位 also without one.
                var bare = text.StartsWith(word, StringComparison.Ordinal) ? word + text[word.Length..].TrimStart() : text.WithoutSpaces();
                if (bare.StartsWith(word, StringComparison.Ordinal)
                    && bare.Length > word.Length
                    && (bare[word.Length] == ':' || (word.Length > 2 && bare[word.Length] is not '(')))
                {
                    (_label, _clause, text) = (part, _tokens.Count, bare[word.Length..].TrimStart(':', ' '));
                    break;
                }
            }

            text = AndOthers().Replace(text.Trim(Quotes), "");
            for (var cut = true; cut && names.Find(text) is null;)
            {
                cut = false;
                foreach (var (word, part) in UnitWords.Suffixes)
                {
                    if (text.EndsWith(word, StringComparison.Ordinal) && !IsOffice(text) && !(IsMarkOfUnits(word) && !IsName(text[..^word.Length], names)))
                    {
                        text = text[..^word.Length].TrimEnd(Own, ' ');
                        mark = part == UnitPart.Unmarked ? mark : part;
                        cut = true;
                        break;
                    }
                }
            }

            return (UnitJoints.WithoutLeading(text.StartsWith('由') && text.Length > 2 ? text[1..] : text, names), mark);
        }

        private static bool IsChineseDigit(char c) => "一二三四五六七八九十".Contains(c, StringComparison.Ordinal);

        [GeneratedRegex(@"等[^、(]{0,6}(?:单位|部门|企业|机构)$|等[0-9一二两三四五六七八九十]+(?:多|余)?(?:个|家|所|名)[^、(]{0,8}$", RegexOptions.NonBacktracking)]
        private static partial Regex AndOthers();

        // The office of 政协 helps nobody by its name.
        private static bool IsOffice(string text) => text.EndsWith("政协办", StringComparison.Ordinal) || text.EndsWith("科协办", StringComparison.Ordinal);

        // 各项目牵头单位 is no unit 各项目 that leads; 市财政局等单位 is one.
        private static bool IsMarkOfUnits(string word) => word.EndsWith("单位", StringComparison.Ordinal) && word[0] is not ('等' or '为');

        private static bool IsName(string text, UnitNames names) => names.Find(text) is not null || BodyNames.IsComplete(text.WithoutSpaces());

        [GeneratedRegex(@"^\(?(?:[0-9]{1,2}\)?[.)]|[一二三四五六七八九十]{1,3}\))\s*", RegexOptions.NonBacktracking)]
        private static partial Regex Numbering();
    }
}
