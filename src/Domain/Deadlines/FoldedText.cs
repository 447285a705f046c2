using System.Text;

namespace CaseReform.Ops.Domain.Deadlines;

/// <summary>A text in half-width characters without white space, which remembers where each character came from so that parts can be quoted as written.</summary>
internal sealed class FoldedText
{
    /// <summary>Stands for a line break that separates.</summary>
    public const char LineBreak = '\n';

    private readonly string _original;
    private readonly List<int> _sources = [];

    private FoldedText(string original, bool lineBreaksSeparate)
    {
        _original = original;
        var end = original.TrimEnd().Length;
        var (timeFrom, timeTo) = ClockTime.Behind(original, end);
        var text = new StringBuilder(end);
        var gap = false;
        for (var i = 0; i < end; i++)
        {
            if (i >= timeFrom && i < timeTo)
            {
                continue;
            }

            var c = Slip(original, i, Fold(original[i]));
            if (lineBreaksSeparate && c is '\r' or LineBreak)
            {
                c = LineBreak;
            }

            if ((c != LineBreak || !lineBreaksSeparate) && IsBlank(c))
            {
                gap = true;
                continue;
            }

            DigitsApart |= gap && char.IsAsciiDigit(c) && text.Length > 0 && char.IsAsciiDigit(text[^1]) && !IsWithinDate(text);
            gap = false;
            text.Append(c);
            _sources.Add(i);
        }

        Text = text.ToString();
    }

    public string Text { get; }

    /// <summary>White space stood between two digits: whether they are one number cannot be known.</summary>
    public bool DigitsApart { get; }

    public static FoldedText Of(string original, bool lineBreaksSeparate) => new(original, lineBreaksSeparate);

    /// <summary>The original wording of a stretch of the folded text.</summary>
    public string Original(int from, int to) => from >= to ? "" : _original[_sources[from]..(_sources[to - 1] + 1)].Trim();

    // 2026年1 2月, 12月3 0日: behind a year or a month the digits are one number; 1 2月 may be the second month of a first item.
    private static bool IsWithinDate(StringBuilder text)
    {
        var at = text.Length - 1;
        while (at >= 0 && char.IsAsciiDigit(text[at]))
        {
            at--;
        }

        return at >= 0 && text[at] is '年' or '月' && text.Length - at == 2;
    }

    // 2O26年, 12月3l日
    private static char Slip(string original, int at, char c)
    {
        if (c is not ('O' or 'o' or 'l' or 'I'))
        {
            return c;
        }

        var (before, after) = (at > 0 ? Fold(original[at - 1]) : ' ', at + 1 < original.Length ? Fold(original[at + 1]) : ' ');
        return c is 'O' or 'o' ? char.IsAsciiDigit(before) && (char.IsAsciiDigit(after) || after is '年' or '月' or '日' or '号') ? '0' : c
            : (char.IsAsciiDigit(before) && (char.IsAsciiDigit(after) || after is '月' or '日' or '号')) || (char.IsAsciiDigit(after) && before is ' ' or '年' or '月' or '.' or '-' or '/') ? '1' : c;
    }

    private static bool IsBlank(char c) => char.IsWhiteSpace(c) || c is '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF';

    private static char Fold(char c) => c switch
    {
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        >= '\u2010' and <= '\u2015' or '\u2212' or '\u2500' => '-',
        '\u301C' or '\u223C' => '~',
        '\uFF61' => '。',
        '\uFF64' => '、',
        '〔' or '[' or '【' => '(',
        '〕' or ']' or '】' => ')',
        '○' or '◯' => '〇',
        _ => c,
    };
}
