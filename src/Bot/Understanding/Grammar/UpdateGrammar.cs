using CaseReform.Ops.Bot.Understanding.Sentences;
using CaseReform.Ops.Bot.Understanding.Slots;
using CaseReform.Ops.Bot.Understanding.Words;

namespace CaseReform.Ops.Bot.Understanding.Grammar;

/// <summary>
/// Updates in people's own words, part by part: each part has its matter (a number, or words that must name one), and an action word, a percentage or a fraction.
/// A word that denies, asks, supposes, plans or tells of others makes the whole sentence none (decision 0063). What nothing explains beside the action must fit the matter;
/// what stands apart from it is the text.
/// </summary>
internal sealed partial class UpdateGrammar
{
    private const int MaxLength = 400;
    private const int MinNamed = 2;
    private const int MaxNamed = 30;
    private readonly Sentence _sentence;
    private readonly ReadingContext _known;
    private readonly SpokenNumber? _last;
    private readonly List<Token> _tokens;

    public UpdateGrammar(Sentence sentence, ReadingContext known, SpokenNumber? last)
    {
        (_sentence, _known, _last) = (sentence, known, last);
        _tokens = sentence.Folded.Text.Length is > 0 and <= MaxLength ? LooseTokens.Of(sentence) : [];
    }

    public Reading? Read() => _tokens.Count == 0 || IsBlocked() ? null : ReadDropFiles() ?? ReadEvidence() ?? ReadUpdates();

    private bool IsBlocked() =>
        HasAny(Concept.Ask, Concept.HowTo, Concept.Who, Concept.If, Concept.Said, Concept.Status, Concept.Reminders, Concept.MyTasks, Concept.MyUnits, Concept.Mine, Concept.Figures)
        || HasAny(Concept.HowMany, Concept.WorkDay, Concept.WorkDays, Concept.Weekly, Concept.Contact, Concept.SignOut, Concept.Undo, Concept.Confirm)
        || _tokens.Exists(token => token is Token.Mark { Sign: '(' or ')' or '?' } || (token is Token.Other && HasLatin(token)))
        || _known.Names.HasPerson(_sentence.Folded.Lower) || EndsRefused();

    private bool EndsRefused() => _tokens.FindLast(token => token is not Token.Mark) is not { } last || RefusedAt(last.End, 0);

    // what keeps a report from being one, but not the refusal of a file
    private bool IsNoReport() =>
        HasAny(Concept.Not, Concept.NoMore, Concept.Overdue, Concept.InChat, Concept.More, Concept.Due, Concept.DueSoon, Concept.Owed, Concept.Lamp, Concept.CloseOut, Concept.Extension)
        || HasAny(Concept.Office, Concept.Remove, Concept.Cancel, Concept.Reminder, Concept.Help)
        || (Has(Concept.Mistake) && !IsCorrection()) || _tokens.Zip(_tokens.Skip(1)).Any(pair => pair.Second.Is(Concept.Responsible) && !(pair.First.Is(Concept.Self) && Has(Concept.Sign))) || FirstIs(Concept.Responsible)
        || _tokens.Exists(token => token.Is(Concept.Plan) && !(Has(Concept.Promise) && Spells(token, "必须", "务必", "一定")))
        || (HasAny(Concept.Soft) && !Has(Concept.ReportVerb)) || FirstIs(Concept.View);

    // 刚才说错了，改成60%: what stands behind the mistake is right
    private bool IsCorrection()
    {
        var mistake = _tokens.FindLastIndex(token => token.Is(Concept.Mistake));
        var percent = _tokens.FindIndex(token => token is Token.Percent);
        return percent > mistake && _tokens[percent - 1].IsAny(Concept.Change, Concept.Reach) && !_tokens.Exists(IsMatter);
    }

    private bool Has(Concept concept) => _tokens.Exists(token => token.Is(concept));

    private bool HasAny(params ReadOnlySpan<Concept> concepts)
    {
        foreach (var token in _tokens)
        {
            if (token.IsAny(concepts))
            {
                return true;
            }
        }

        return false;
    }

    private bool FirstIs(Concept concept) => _tokens.Find(token => !token.IsAny(Concept.Filler, Concept.Greeting, Concept.Want, Concept.Self)) is { } first && first.Is(concept);

    private bool HasLatin(Token token) => _sentence.Folded.Lower.AsSpan(token.Start, token.End - token.Start).ContainsAnyInRange('a', 'z');

    private static bool IsMatter(Token token) => token is Token.LedgerNumber { Sure: true } or Token.Ordinal;

    private Reading? ReadUpdates()
    {
        // 12号麒麟-1
        if (IsNoReport() || _tokens.Zip(_tokens.Skip(1)).Any(pair => pair is { First: Token.LedgerNumber { Sure: true } whole, Second: Token.LedgerNumber { Sure: true } part }
            && !_sentence.Folded.GapAt(part.Start) && !part.Number.StartsWith(whole.Number + "-", StringComparison.Ordinal)))
        {
            return null;
        }

        var groups = Groups();
        if (groups.Count == 0)
        {
            return ReadUnnumbered();
        }

        var parts = new List<Intent>();
        for (var i = 0; i < groups.Count; i++)
        {
            var (numbers, start, end) = groups[i];
            var until = i + 1 < groups.Count ? groups[i + 1].Start : _tokens.Count;
            var head = i == 0 ? _tokens.Take(start).ToList() : [];
            if (numbers.Count == 0 || Preamble(head, groups.Count > 1) is not { } preamble)
            {
                return null;
            }

            var clauses = Clauses(end, until, trimmed: i + 1 < groups.Count);
            // 完成12号任务的难点
            if (preamble.Slots.Any(token => token.Is(Concept.Complete)) && clauses is [{ Before: ' ', Strange.Count: > 0 } first, ..] && !_sentence.Folded.GapAt(first.Start))
            {
                return null;
            }

            // what stands right before the next number belongs to it
            if (i + 1 < groups.Count && clauses is [.., var lead] && lead.End == _tokens[until].Start && lead.Strange.Count > 0 && !_sentence.Folded.GapAt(lead.End))
            {
                return null;
            }

            if (Part(preamble.Slots.Count > 0 ? [new Clause(_sentence, preamble.Slots, ' '), .. clauses] : clauses, numbers[0], numbers.Count > 1) is not { } part)
            {
                return null;
            }

            if (part is Intent.Refused)
            {
                return new Reading(part);
            }

            // 惠农补贴3-1
            if (preamble.Words is { } words)
            {
                if (numbers.Count > 1 || part.Named is not null)
                {
                    return null;
                }

                part = part with { Named = words };
            }

            parts.AddRange(numbers.Select(number => Of(part, number)));
        }

        var lacks = parts.Exists(part => PendingIntent.Missing(part) is not null);
        return parts.Count == 1 ? new Reading(parts[0]) : lacks || parts.Count > MaxParts ? null : new Reading(new Intent.Several(parts));
    }

    private const int MaxParts = 8;

    private static Intent Of(Intent part, SpokenNumber number) => part switch
    {
        Intent.Report report => report with { Spoken = number },
        Intent.Complete complete => complete with { Spoken = number },
        Intent.Promise promise => promise with { Spoken = number },
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The numbers that stand together and share what is said of them: 12-1和3-1, 6-1，6-2.</summary>
    private List<(IReadOnlyList<SpokenNumber> Numbers, int Start, int End)> Groups()
    {
        var groups = new List<(IReadOnlyList<SpokenNumber> Numbers, int Start, int End)>();
        var ledgers = _tokens.OfType<Token.Ledger>().ToList();
        for (var i = 0; i < _tokens.Count; i++)
        {
            if (!IsMatter(_tokens[i]))
            {
                continue;
            }

            var end = i + 1;
            for (var next = end; next < _tokens.Count && (IsMatter(_tokens[next]) || _tokens[next].IsAny(Concept.And, Concept.Of) || _tokens[next] is Token.Mark { Sign: '、' or ',' }); next++)
            {
                end = IsMatter(_tokens[next]) ? next + 1 : end;
            }

            groups.Add((SpokenNumbers.In([.. ledgers, .. _tokens.Skip(i).Take(end - i)], _last).All, i, end));
            i = end - 1;
        }

        // 这项进度60%
        if (groups.Count == 0 && _last is not null && _tokens.FindIndex(token => token.Is(Concept.Pronoun)) is >= 0 and var at && !NamesMore(at))
        {
            groups.Add(([_last], at, at + 1));
        }

        return groups;
    }

    // 拨付清单那条 points elsewhere than to the last one
    private bool NamesMore(int pronoun) => pronoun > 0 && _tokens[pronoun - 1] is Token.Other words && Length(Clause.Stripped(_sentence, words)) >= MinNamed;

    /// <summary>What stands before the first number: an action or a day that belongs to it, and words that must fit it; null when something stands there that nobody says there.</summary>
    private (IReadOnlyList<Token> Slots, string? Words)? Preamble(List<Token> head, bool several)
    {
        // 代街道录：, 批量：
        if (head.FindLastIndex(token => token is Token.Mark { Sign: ':' }) is > 0 and var colon && head.Take(colon).OfType<Token.Other>().Select(token => Clause.Stripped(_sentence, token)).All(stretch => Length(stretch) == 0 || _known.Names.Ending(Words(stretch), 1).Count > 0)
            && !head.Take(colon).Any(token => token.Is(Concept.Complete)))
        {
            head = head.Skip(colon + 1).ToList();
        }

        var slots = head.Where(token => token.IsAny(Concept.Complete, Concept.Sign, Concept.Promise, Concept.ReportVerb, Concept.Tell) || token is Token.Date).ToList();
        var strange = head.OfType<Token.Other>().Select(token => Clause.Stripped(_sentence, token)).Where(stretch => Length(stretch) > 0).ToList();
        var acts = slots.Exists(token => token.IsAny(Concept.Complete, Concept.Sign, Concept.Promise));
        return head.Exists(token => token is Token.Percent or Token.LedgerNumber || token.IsAny(Concept.Inexact, Concept.Status, Concept.Term, Concept.Evidence))
            || strange.Count > 1 || (strange.Count == 1 && (acts || Length(strange[0]) is < MinNamed or > MaxNamed)) || (several && acts)
            || (head.Exists(token => token.Is(Concept.Want)) && !head.Exists(token => token.IsAny(Concept.ReportVerb, Concept.Tell)))
            ? null
            : (slots, strange.Count == 1 ? Words(strange[0]) : null);
    }

    private static int Length((int Start, int End) stretch) => stretch.End - stretch.Start;

    private string Words((int Start, int End) stretch) => _sentence.Folded.Original(stretch.Start, stretch.End);

    private List<Clause> Clauses(int from, int to, bool trimmed = false)
    {
        var clauses = new List<Clause>();
        var tokens = new List<Token>();
        var before = ' ';
        for (var i = from; i <= to; i++)
        {
            var mark = i < to && _tokens[i] is Token.Mark { Sign: ',' or ';' or ':' or '。' or '!' or '、' or '~' or '.' or '…' or '-' } sign ? sign : null;
            if (tokens.Count > 0 && (i == to || mark is not null || (_sentence.Folded.GapAt(_tokens[i].Start) && !tokens[^1].IsAny(Concept.Term, Concept.Progress, Concept.Change, Concept.Reach))))
            {
                clauses.Add(new Clause(_sentence, [.. tokens], before));
                tokens.Clear();
                before = ' ';
            }

            if (mark is not null)
            {
                before = mark.Sign;
            }
            else if (i < to)
            {
                tokens.Add(_tokens[i]);
            }
        }

        // …，和12-2: what leads to the next number belongs to it
        if (trimmed && clauses.Count > 0 && clauses[^1].Tokens.All(token => token.IsAny(Concept.And, Concept.Filler, Concept.ReportVerb, Concept.Already) || token is Token.Other && Length(Clause.Stripped(_sentence, token)) == 0))
        {
            clauses.RemoveAt(clauses.Count - 1);
        }

        return clauses;
    }
}
