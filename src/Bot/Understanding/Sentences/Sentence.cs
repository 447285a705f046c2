using CaseReform.Ops.Bot.Understanding.Slots;
using CaseReform.Ops.Bot.Understanding.Words;

namespace CaseReform.Ops.Bot.Understanding.Sentences;

/// <summary>A sentence cut into tokens, left to right, the longest one first. Each place is looked at a bounded number of times.</summary>
internal sealed class Sentence
{
    private const string Marks = ",:;。!、~.()\"'《》<>/…·|-—[]{}*";

    private Sentence(Folded folded, IReadOnlyList<Token> tokens)
    {
        Folded = folded;
        Tokens = tokens;
    }

    public Folded Folded { get; }

    public IReadOnlyList<Token> Tokens { get; }

    public static Sentence Of(string text, ReadingContext known)
    {
        var folded = Folded.Of(text);
        var tokens = new List<Token>();
        var numbers = new NumberReader(folded, known);
        for (var at = 0; at < folded.Text.Length;)
        {
            if (folded.Text[at] == ' ')
            {
                at++;
                continue;
            }

            var token = Next(folded, at, known, numbers, tokens);
            at = token.End;
            if (token is Token.Other && tokens.Count > 0 && tokens[^1] is Token.Other other && !folded.GapAt(token.Start))
            {
                tokens[^1] = other with { End = token.End };
            }
            else
            {
                tokens.Add(token);
            }
        }

        return new Sentence(folded, BareNumbers.Settle(tokens, folded));
    }

    public bool Has(Concept concept) => Tokens.Any(token => token.Is(concept));

    public bool HasAny(params ReadOnlySpan<Concept> concepts)
    {
        foreach (var token in Tokens)
        {
            if (token.IsAny(concepts))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether white space stands before this token.</summary>
    public bool GapBefore(int token) => Folded.GapAt(Tokens[token].Start);

    private static Token Next(Folded folded, int at, ReadingContext known, NumberReader numbers, List<Token> before)
    {
        var rest = folded.Lower.AsSpan(at);
        var word = Lexicon.Shared.Words.TryLongest(rest, out var length, out var found) ? new Token.Of(at, at + length, found.Concept, found.Correction) : null;
        if (known.Names.Ledgers.TryLongest(rest, out var ledgerLength, out var ledger) && ledgerLength >= length)
        {
            return new Token.Ledger(at, at + ledgerLength, ledger);
        }

        if (known.Names.Units.TryLongest(rest, out var unitLength, out var unit) && unitLength >= length)
        {
            return new Token.Unit(at, at + unitLength, unit);
        }

        var figure = Figure(folded, at, known, numbers, before, word is not null);
        if (figure is not null && figure.End >= at + length)
        {
            return figure;
        }

        return word is not null ? word
            : Marks.Contains(folded.Text[at], StringComparison.Ordinal) ? new Token.Mark(at, at + 1, folded.Text[at])
            : new Token.Other(at, OtherEnd(folded, at));
    }

    /// <summary>The percentage, the day or the number that begins at a place.</summary>
    internal static Token? Figure(Folded folded, int at, ReadingContext known, NumberReader numbers, IReadOnlyList<Token> before, bool isWord)
    {
        if (ClockReader.End(folded, at) is { } clock)
        {
            return new Token.Other(at, clock);
        }

        if (PercentReader.Read(folded, at) is { } percent)
        {
            return percent;
        }

        var day = new DayReader(folded.Text, at, known);
        if (day.Read() is { } moment)
        {
            return new Token.Date(at, day.At, moment);
        }

        var follows = before is [.., { } latest] && (IsNamed(latest) || (latest.Is(Concept.Of) && before is [.., { } earlier, _] && IsNamed(earlier)));
        return numbers.Read(at, follows, mayHavePrefix: !isWord);
    }

    private static bool IsNamed(Token token) => token is Token.LedgerNumber || token.Is(Concept.Pronoun);

    // A run of Latin letters and digits that is no number stays together: it must not be read from its middle.
    private static int OtherEnd(Folded folded, int at)
    {
        var end = at + 1;
        while (char.IsAsciiLetterOrDigit(folded.Text[at]) && end < folded.Text.Length && char.IsAsciiLetterOrDigit(folded.Text[end]) && !folded.GapAt(end))
        {
            end++;
        }

        return end;
    }
}
