using CaseReform.Ops.Bot.Understanding.Sentences;
using CaseReform.Ops.Bot.Understanding.Slots;
using CaseReform.Ops.Bot.Understanding.Words;

namespace CaseReform.Ops.Bot.Understanding.Grammar;

/// <summary>A sentence's tokens for <see cref="UpdateGrammar"/>: words of the table that are but a part of another word are none (党组会审议, 拨付清单), and a number that counts something names nothing.</summary>
internal static class LooseTokens
{
    private static readonly Concept[] Harmless =
    [
        Concept.Thing, Concept.Attachment, Concept.Responsible, Concept.View, Concept.More, Concept.Open, Concept.Close, Concept.Office, Concept.Give, Concept.Span,
        Concept.Mark, Concept.And, Concept.Of, Concept.Prefix, Concept.Approx, Concept.Contact, Concept.WorkDay, Concept.Weekly,
    ];

    public static List<Token> Of(Sentence sentence)
    {
        var tokens = sentence.Tokens;
        var first = tokens.TakeWhile(token => !(token is Token.LedgerNumber { Sure: true } number && number.Number.Contains('-', StringComparison.Ordinal))).Count();
        var loose = new List<Token>(tokens.Count);
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i] switch
            {
                Token.LedgerNumber { Sure: true } number when Counts(sentence, number) => new Token.Other(number.Start, number.End),
                Token.LedgerNumber { Sure: true, Day: { } day } number when i > first && !number.Number.Contains('-', StringComparison.Ordinal) => new Token.Date(number.Start, number.End, day),
                var other => other,
            };
            var left = loose is [.., Token.Other last] && !sentence.Folded.GapAt(token.Start) && last.End == token.Start ? last : null;
            var right = i + 1 < tokens.Count && !sentence.Folded.GapAt(tokens[i + 1].Start) ? tokens[i + 1] : null;
            if (token is Token.Of word && IsPart(sentence, word, left is not null, right))
            {
                token = new Token.Other(word.Start, word.End);
            }

            if (token is Token.Other && left is not null)
            {
                loose[^1] = left with { End = token.End };
            }
            else
            {
                loose.Add(token);
            }
        }

        return loose;
    }

    // 覆盖16项补贴, 第44至46周
    private static bool Counts(Sentence sentence, Token.LedgerNumber number)
    {
        var said = sentence.Folded.Text.AsSpan(number.Start, number.End - number.Start);
        return !number.Number.Contains('-', StringComparison.Ordinal)
            && (said[^1] is '项' or '件' or '题' ? said[0] != '第' : said[0] == '第' && char.IsAsciiDigit(said[^1]));
    }

    private static bool IsPart(Sentence sentence, Token.Of word, bool left, Token? right)
    {
        var single = word.End - word.Start == 1;
        var strange = right is Token.Other;
        var acts = right is Token.Percent or Token.Date or Token.LedgerNumber
            || right?.IsAny(Concept.Complete, Concept.Reach, Concept.Change, Concept.Progress, Concept.ReportVerb, Concept.Plan, Concept.Promise, Concept.Sign) == true;
        return word.Concept switch
        {
            Concept.Not or Concept.NoMore or Concept.Ask or Concept.Who or Concept.HowTo or Concept.Status or Concept.Complete or Concept.If or Concept.Undo or Concept.Mistake or Concept.Cancel or Concept.Inexact or Concept.Particle => false,
            Concept.Plan => left && !acts && (single || IsPlanOfTheirs(sentence, word)),
            Concept.Said => left && strange && single && sentence.Folded.Text[word.Start] is not ('他' or '她' or '说'),
            _ when Harmless.Contains(word.Concept) => left ? !(single && acts && word.Concept is Concept.Of or Concept.And) : strange && word.Concept is not (Concept.Of or Concept.And or Concept.Give or Concept.Prefix),
            Concept.Upload => (left && single && (strange || sentence.Folded.Text[word.Start] is '发' or '交' or '补')) || (strange && sentence.Folded.Text[word.Start] == '补' && single),
            Concept.Already => strange && single && sentence.Folded.Text[word.Start] == '现',
            _ => single && left && strange,
        };
    }

    // 拨付计划: a plan that somebody makes, not one to report
    private static bool IsPlanOfTheirs(Sentence sentence, Token.Of word) => sentence.Folded.Text.AsSpan(word.Start, word.End - word.Start) is "计划";
}
