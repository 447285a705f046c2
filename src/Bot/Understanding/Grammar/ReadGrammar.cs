using CaseReform.Ops.Bot.Understanding.Sentences;
using CaseReform.Ops.Bot.Understanding.Slots;
using CaseReform.Ops.Bot.Understanding.Words;
using CaseReform.Ops.Domain.Deadlines;

namespace CaseReform.Ops.Bot.Understanding.Grammar;

/// <summary>Questions. They change nothing, so words that are not known are passed over as long as the rest says what is asked.</summary>
internal sealed class ReadGrammar(Sentence sentence, ReadingContext known, SpokenNumber? last, Lazy<Reading?> question)
{
    private const int MinToldLength = 4;
    private const int MaxToldLength = 200;
    private readonly SpokenNumbers _numbers = SpokenNumbers.In(sentence.Tokens, last);
    private readonly Units _units = new(sentence, known);

    private bool IsQuestion => sentence.HasAny(Concept.Ask, Concept.HowTo, Concept.Who, Concept.View, Concept.Status, Concept.HowMany, Concept.Term) || EndsInWhetherNot;

    // 签收没有
    private bool EndsInWhetherNot =>
        sentence.Tokens.LastOrDefault(token => token is not Token.Mark) is { } end && end.Is(Concept.Not) && sentence.Folded.Text[end.Start] == '没';

    public Reading? Read() => Conversation() ?? HowTo() ?? IssueWords.Read(sentence.Folded.Text) ?? Weekly() ?? Days() ?? (_numbers.Mentioned ? Told() : null) ?? Several() ?? Question() ?? Loose();

    // what is said to the conversation itself, with nothing else around
    private Reading? Conversation()
    {
        var concepts = sentence.Tokens.OfType<Token.Of>().Select(word => word.Concept)
            .Where(c => c is not (Concept.Filler or Concept.Particle or Concept.Soft or Concept.Self or Concept.Want)).ToList();
        if (sentence.Tokens.Any(token => token is not (Token.Of or Token.Mark)))
        {
            return null;
        }

        var whole = sentence.Folded.Lower.TrimEnd('。', '!', '.', ',', '~');
        if (Lexicon.Shared.Hello.Contains(whole.TrimEnd('?')))
        {
            return new Reading(new Intent.Greeting());
        }

        if (Lexicon.Shared.Yes.Contains(whole))
        {
            return new Reading(new Intent.TypedConfirmation());
        }

        if (Lexicon.Shared.No.Contains(whole) || (sentence.HasAny(Concept.Not, Concept.NoMore) && sentence.Has(Concept.Undo)))
        {
            return new Reading(new Intent.Cancel());
        }

        return concepts.Where(c => c != Concept.Greeting).Distinct().ToList() switch
        {
            [] when concepts.Count > 0 || sentence.Has(Concept.Filler) => new Reading(new Intent.Greeting(Thanks())),
            [Concept.Cancel] => new Reading(new Intent.Cancel(Files: true)),
            [Concept.NoMore] => new Reading(new Intent.Cancel()),
            [Concept.SignOut] => new Reading(new Intent.Refused(UnderstandingTexts.SignOutElsewhere)),
            [Concept.More] => new Reading(new Intent.More()),
            [Concept.Confirm] => new Reading(new Intent.TypedConfirmation()),
            [Concept.Ask] or [Concept.HowTo] when sentence.Folded.Text.Length <= 3 && last is null => new Reading(new Intent.Help()),
            _ when sentence.Has(Concept.Mistake) && !IsQuestion && !_numbers.Mentioned => new Reading(Suggestions.Mistake(null)),
            _ when sentence.Has(Concept.Help) || (AsksHow() && !Asks()) => new Reading(new Intent.Help()),
            _ => null,
        };
    }

    // 好的，谢谢; not 您好，谢谢
    private bool Thanks()
    {
        var said = sentence.Tokens.OfType<Token.Of>().Where(word => word.IsAny(Concept.Filler, Concept.Greeting))
            .Select(word => (word.Concept, Thanks: Lexicon.Shared.Thanks.Contains(sentence.Folded.Lower[word.Start..word.End]))).ToList();
        return said.Any(word => word.Thanks) && said.All(word => word.Thanks || word.Concept == Concept.Filler);
    }

    private bool AsksHow() =>
        sentence.Has(Concept.HowTo) && !sentence.Has(Concept.Not) && !sentence.Tokens.Any(token => token is Token.Percent)
        && sentence.HasAny(Concept.Undo, Concept.ReportVerb, Concept.Tell, Concept.Sign, Concept.Promise, Concept.Evidence, Concept.Upload, Concept.Open, Concept.Close, Concept.Change, Concept.Attachment);

    private Reading? HowTo() => AsksHow() && !Asks() ? new Reading(new Intent.Help()) : null;

    private Reading? Days() => new DayQuestions(sentence, known).Read();

    // of a number, what is no question: a mistake, a report in words that no form knows
    private Reading? Told()
    {
        if (IsQuestion || _numbers.One is not { } one || Asked() is { Asked: not Understanding.Asked.Show })
        {
            return null;
        }

        if (sentence.Has(Concept.Mistake) && !sentence.Tokens.Any(token => token is Token.Percent || token.Is(Concept.Complete)))
        {
            return new Reading(Suggestions.Mistake(one));
        }

        if (TextTold() is { } told)
        {
            return new Reading(told);
        }

        if (sentence.Tokens.Any(token => token is Token.Percent)
            || sentence.HasAny(Concept.Complete, Concept.Sign, Concept.Promise, Concept.Undo, Concept.Upload, Concept.Evidence, Concept.ReportVerb, Concept.Change))
        {
            return new Reading(Suggestions.Reports(sentence, one, known));
        }

        var strange = sentence.Tokens.OfType<Token.Other>().Sum(token => token.End - token.Start);
        return strange > 0 && Asked() is not { Maybe.Count: 0 } && !sentence.HasAny(Concept.Progress, Concept.Overdue, Concept.Lamp, Concept.Due, Concept.Owed, Concept.Thing, Concept.Tell) ? new Reading(Suggestions.Questions(one)) : null;
    }

    // 上周周报, 某局周报: there is one issue for all
    private Reading? Weekly() => (IssueWords.AreIn(sentence.Folded.Text) && Asking.QuestionReader.SaysDigest(sentence.Folded, known)) || sentence.Folded.Text.Contains("每周通报", StringComparison.Ordinal) ? new Reading(new Intent.Refused(UnderstandingTexts.WeeklyElsewhere) { Instead = [UnderstandingTexts.SayFigures] }) : null;

    private Question? Asked() => question.Value is { Intent: Intent.Ask { Question: var asked } } ? asked : null;

    // the questions' own words ask how
    private bool Asks() => Asked() is { } asked && (asked.Asked != Understanding.Asked.Show || (asked.Maybe.Count == 0 && !AsksHow()));

    // 签收12项: words of a report that no form knows are no subject
    private Reading? Question() => Asked() is { Asked: Understanding.Asked.Show or Understanding.Asked.List, Spoken: null, Maybe.Count: > 0 } asked && IsOfUpdate(asked) ? null : question.Value;

    private bool IsOfUpdate(Question asked) => sentence.Has(Concept.Undo)
        || (!asked.InSoManyWords && (sentence.Has(Concept.Evidence) || (asked.Asked == Understanding.Asked.Show && !IsQuestion && sentence.HasAny(Concept.Sign, Concept.Promise, Concept.Upload, Concept.Change))));

    // 12号已召开党组会研究: as a report it is offered, not taken
    private Intent.DidYouMean? TextTold()
    {
        var tokens = sentence.Tokens;
        var at = 0;
        while (at < tokens.Count && (tokens[at] is Token.LedgerNumber or Token.Ordinal or Token.Ledger or Token.Unit or Token.Mark
            || tokens[at].IsAny(Concept.Filler, Concept.Greeting, Concept.Pronoun, Concept.Self, Concept.OwnUnit, Concept.Of)))
        {
            at++;
        }

        return at > 0 && _numbers.One is { } spoken && !sentence.HasAny(Concept.Progress, Concept.Due, Concept.Overdue, Concept.CloseOut)
            && ReportTail.Of(sentence, at, spoken, needsStart: true) is ReportTail.Text { Words.Length: >= MinToldLength and <= MaxToldLength } text
            && !sentence.Tokens.Any(token => token is Token.Percent || token.IsAny(Concept.Complete, Concept.Sign, Concept.Promise))
            ? Suggestions.Text(spoken, text.Words)
            : null;
    }

    // 逾期的 七天内到期: two lists, or a list and the figures
    private Reading? Several() => _numbers.Mentioned || Parts() is not { Count: > 1 } parts ? null : new Reading(new Intent.Refused(UnderstandingTexts.AskOne) { Instead = parts });

    private List<string> Parts()
    {
        var (due, late, all) = (sentence.HasAny(Concept.DueSoon, Concept.Due), sentence.Has(Concept.Overdue), sentence.Has(Concept.Figures));
        if (!due || !late || all || sentence.Has(Concept.Not))
        {
            return [];
        }

        List<string> parts = [];
        var (start, says) = (0, Concept.None);
        for (var i = 0; i <= sentence.Tokens.Count; i++)
        {
            var token = i < sentence.Tokens.Count ? sentence.Tokens[i] : null;
            if (i == sentence.Tokens.Count || (says != Concept.None && (token is Token.Mark || token!.Is(Concept.And) || sentence.GapBefore(i))))
            {
                if (says != Concept.None)
                {
                    parts.Add(sentence.Folded.Original(start, sentence.Tokens[i - 1].End));
                }

                says = Concept.None;
                start = i == sentence.Tokens.Count ? 0 : token is Token.Mark || token!.Is(Concept.And) ? token.End : token.Start;
            }

            says = token is Token.Of { Concept: Concept.DueSoon or Concept.Due or Concept.Overdue or Concept.Figures } of ? of.Concept : says;
        }

        return parts;
    }

    // what else was said may be a unit with a letter wrong, or a word of what one does here
    private Reading? Loose()
    {
        if (_units.Maybe.Count > 0)
        {
            return new Reading(Suggestions.Units(_units.Maybe));
        }

        if (_units.Strange.Length > 0)
        {
            return sentence.HasAny(Concept.Status, Concept.Progress, Concept.Figures, Concept.Overdue, Concept.Thing, Concept.Term) && _units.Like() is { Count: > 0 } like ? new Reading(Suggestions.Units(like)) : null;
        }

        return IsQuestion && !sentence.HasAny(Concept.Not, Concept.If, Concept.Said, Concept.Plan, Concept.NoMore)
            && sentence.HasAny(Concept.Evidence, Concept.Attachment, Concept.Upload, Concept.Sign, Concept.Promise, Concept.Undo, Concept.CloseOut, Concept.Extension, Concept.Open, Concept.Close)
            ? new Reading(new Intent.Help())
            : null;
    }
}
