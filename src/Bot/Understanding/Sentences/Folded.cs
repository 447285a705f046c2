using System.Text;

using CaseReform.Ops.Bot.Understanding.Words;

namespace CaseReform.Ops.Bot.Understanding.Sentences;

/// <summary>
/// A sentence in half-width simplified characters without white space or anything invisible, which remembers where each character came from:
/// what is read is the folded text, what is quoted is the original. A space stays where two numbers would run into one.
/// </summary>
internal sealed class Folded
{
    private readonly string _original;
    private readonly List<int> _sources;
    private readonly List<bool> _gaps;

    private Folded(string original)
    {
        this._original = original;
        _sources = new List<int>(original.Length);
        _gaps = new List<bool>(original.Length);
        var text = new StringBuilder(original.Length);
        var gap = false;
        for (var i = 0; i < original.Length; i++)
        {
            if (char.IsWhiteSpace(original[i]))
            {
                gap = true;
            }
            else if (!Invisible.Is(original, i))
            {
                var c = Fold(original[i]);
                if (gap && text.Length > 0 && IsFigure(c) && IsFigure(text[^1]))
                {
                    text.Append(' ');
                    _sources.Add(i);
                    _gaps.Add(true);
                }

                text.Append(c);
                _sources.Add(i);
                _gaps.Add(gap);
                gap = false;
            }
        }

        Text = text.ToString();
        Lower = Lowered(Text);
    }

    private Folded(Folded other, string text) => (_original, _sources, _gaps, Text, Lower) = (other._original, other._sources, other._gaps, text, Lowered(text));

    /// <summary>For numbers, whose letters keep their case.</summary>
    public string Text { get; }

    /// <summary>For words; the same places.</summary>
    public string Lower { get; }

    public static Folded Of(string original) => new(original);

    /// <summary>The same sentence with other characters in the same places.</summary>
    public Folded With(string text) => text.Length == Text.Length ? new(this, text) : throw new ArgumentException("the places stay the same", nameof(text));

    /// <summary>Whether white space stood before this character.</summary>
    public bool GapAt(int at) => at < _gaps.Count && _gaps[at];

    /// <summary>From this place to the end, as typed.</summary>
    public string Original(int from) => from >= _sources.Count ? "" : _original[_sources[from]..];

    /// <summary>A stretch as typed.</summary>
    public string Original(int from, int to) => from >= to ? "" : _original[_sources[from]..(_sources[to - 1] + 1)];

    private static string Lowered(string text) => string.Create(text.Length, text, (span, from) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = char.ToLowerInvariant(from[i]);
        }
    });

    private static bool IsFigure(char c) => char.IsAsciiLetterOrDigit(c) || Slots.Numerals.IsNumeral(c);

    private static char Fold(char c) => c switch
    {
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        >= '\u2010' and <= '\u2015' or '\u2212' or '\u2500' => '-',
        '\u301C' or '\u223C' => '~',
        '\uFF61' => '。',
        '\uFF64' => '、',
        '【' => '[',
        '】' => ']',
        '「' or '『' or '“' or '”' or '」' or '』' => '"',
        _ => Lexicon.Shared.Folds.GetValueOrDefault(c, c),
    };
}
