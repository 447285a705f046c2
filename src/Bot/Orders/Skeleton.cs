using System.Text;

using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Bot.Understanding.Sentences;
using CaseReform.Ops.Bot.Understanding.Slots;

namespace CaseReform.Ops.Bot.Orders;

/// <summary>A sentence in which numbers, days, units and ledgers are one character each, so that a form of words can be written down as a pattern that explains all of it.</summary>
internal sealed class Skeleton
{
    /// <summary>12-1, 12号</summary>
    public const char Number = '\uE000';

    /// <summary>12月20日</summary>
    public const char Day = '\uE001';

    /// <summary>示例局</summary>
    public const char Unit = '\uE002';

    /// <summary>巡察整改台账</summary>
    public const char Ledger = '\uE003';

    private readonly Folded _folded;
    private readonly List<Token?> _tokens = [];
    private readonly List<int> _starts = [];
    private readonly List<int> _ends = [];

    private Skeleton(Sentence sentence)
    {
        _folded = sentence.Folded;
        var text = new StringBuilder();
        foreach (var token in sentence.Tokens)
        {
            if (token switch
                {
                    Token.LedgerNumber => Number,
                    Token.Date => Day,
                    Token.Unit => Unit,
                    Token.Ledger => Ledger,
                    _ => (char?)null,
                } is { } mark)
            {
                Add(text, mark, token, token.Start, token.End);
                continue;
            }

            for (var at = token.Start; at < token.End; at++)
            {
                Add(text, _folded.Text[at], null, at, at + 1);
            }
        }

        Text = text.ToString();
    }

    /// <summary>The pattern's text.</summary>
    public string Text { get; }

    public static Skeleton Of(string text, ReadingContext known) => new(Sentence.Of(text, known));

    /// <summary>What stands at a place.</summary>
    public Token? At(int place) => place >= 0 && place < _tokens.Count ? _tokens[place] : null;

    /// <summary>A stretch as typed.</summary>
    public string Original(int place, int length) => length <= 0 ? string.Empty : _folded.Original(_starts[place], _ends[place + length - 1]).Trim();

    private void Add(StringBuilder text, char mark, Token? token, int start, int end)
    {
        text.Append(mark);
        _tokens.Add(token);
        _starts.Add(start);
        _ends.Add(end);
    }
}
