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
        var hasPercent = tokens.Any(token => token is Token.Percent);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i] is Token.LedgerNumber figure)
            {
                if (promised && named && figure.Day is { } day && !tokens[i - 1].Is(Concept.And) && tokens[i - 1] is not Token.Mark { Sign: '、' })
                {
                    tokens[i] = new Token.Date(figure.Start, figure.End, day);
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
        }

        return tokens;
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
