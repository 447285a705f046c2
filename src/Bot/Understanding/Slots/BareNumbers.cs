using System.Globalization;

using CaseReform.Ops.Bot.Understanding.Sentences;
using CaseReform.Ops.Bot.Understanding.Words;

namespace CaseReform.Ops.Bot.Understanding.Slots;

/// <summary>Decides what bare numbers are once the whole sentence is known: the 60 of 12号进度60 is a percentage, the 20号 behind 承诺 a day.</summary>
internal static class BareNumbers
{
    public static IReadOnlyList<Token> Settle(List<Token> tokens, Folded folded)
    {
        var named = false;
        var promised = false;
        var measured = false;
        var hasPercent = tokens.Any(token => token is Token.Percent);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i] is Token.LedgerNumber figure)
            {
                if (promised && named && figure.Day is { } day && !tokens[i - 1].Is(Concept.And) && tokens[i - 1] is not Token.Mark { Sign: '、' })
                {
                    tokens[i] = new Token.Date(figure.Start, figure.End, day);
                }
                else if (named && !measured && figure.Day is { } moved && IsMoved(tokens, i, folded))
                {
                    tokens[i] = new Token.Date(figure.Start, figure.End, moved);
                }
                else if (named && !figure.Sure && !hasPercent && IsPercent(tokens, i) && int.TryParse(figure.Number, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
                {
                    tokens[i] = new Token.Percent(figure.Start, figure.End, value <= 100 ? value : null);
                    hasPercent = true;
                }
                else
                {
                    named = true;
                }
            }

            named |= tokens[i].Is(Concept.Pronoun) || tokens[i] is Token.Ordinal;
            promised |= tokens[i].Is(Concept.Promise);

            // 进度改到12.5 is how far it is
            measured |= tokens[i].Is(Concept.Progress);
        }

        return tokens;
    }

    // 12-1改到12-20, 延期到20号: behind it stands a day, not the next number
    private static bool IsMoved(List<Token> tokens, int at, Folded folded)
    {
        var before = tokens[at - 1];
        return before.Is(Concept.Change) ? folded.Text[before.End - 1] is '到' or '至'
            : before.Is(Concept.Reach) ? at > 1 && tokens[at - 2].Is(Concept.Extension)
            : before.Is(Concept.Extension) && tokens[at] is Token.LedgerNumber { Day.Refusal: null } && !folded.GapAt(tokens[at].Start) && IsLast(tokens, at, folded);
    }

    // 12-1已延期12-2进度60%: what is told behind it is told of a measure
    private static bool IsLast(List<Token> tokens, int at, Folded folded)
    {
        var next = at + 1;
        while (next < tokens.Count && tokens[next].Is(Concept.Particle))
        {
            next++;
        }

        return next == tokens.Count || tokens[next] is Token.Mark { Sign: not ('-' or '~' or '、') } || folded.Text[tokens[next].Start] is '因' or '原' or '理';
    }

    private static bool IsPercent(List<Token> tokens, int at)
    {
        var before = at - 1;
        while (before >= 0 && (tokens[before].IsAny(Concept.Reach, Concept.Particle, Concept.Already, Concept.Approx) || tokens[before] is Token.Mark { Sign: ':' }))
        {
            before--;
        }

        return before >= 0 && before < at && (tokens[before].IsAny(Concept.Progress, Concept.Change) || (before < at - 1 && tokens[before] is Token.LedgerNumber));
    }
}
