using CaseReform.Ops.Bot.Understanding.Sentences;
using CaseReform.Ops.Bot.Understanding.Slots;
using CaseReform.Ops.Bot.Understanding.Words;
using CaseReform.Ops.Domain.Deadlines;

namespace CaseReform.Ops.Bot.Understanding.Grammar;

/// <summary>Questions. They change nothing, so words that are not known are passed over as long as the rest says what is asked.</summary>
internal sealed class ReadGrammar(Sentence sentence, ReadingContext known, SpokenNumber? last)
{
    private const int MinToldLength = 4;
    private const int MaxToldLength = 200;
    private const int MaxNameLength = 4;
    private readonly SpokenNumbers _numbers = SpokenNumbers.In(sentence.Tokens, last);
    private readonly Units _units = new(sentence, known);

    private bool IsQuestion => sentence.HasAny(Concept.Ask, Concept.HowTo, Concept.Who, Concept.View, Concept.Status, Concept.HowMany, Concept.Term) || EndsInWhetherNot;

    // 签收没有
    private bool EndsInWhetherNot =>
        sentence.Tokens.LastOrDefault(token => token is not Token.Mark) is { } end && end.Is(Concept.Not) && sentence.Folded.Text[end.Start] == '没';

    public Reading? Read() => Conversation() ?? NotHere() ?? IssueWords.Read(sentence.Folded.Text) ?? Days() ?? (_numbers.Mentioned ? AboutOne() : AboutMany());

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
            [Concept.Ask] or [Concept.HowTo] when sentence.Folded.Text.Length <= 3 => new Reading(new Intent.Help()),
            _ when sentence.Has(Concept.Mistake) && !IsQuestion && !_numbers.Mentioned => new Reading(Suggestions.Mistake(null)),
            _ when sentence.Has(Concept.Help) || AsksHow() => new Reading(new Intent.Help()),
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

    // 销号 and 延期 are the office's, on paper
    private Reading? NotHere() =>
        AsksHow() ? new Reading(new Intent.Help())
        : ForOffice() is { } elsewhere ? new Reading(new Intent.Refused(elsewhere))
        : IsQuestion || sentence.HasAny(Concept.Not, Concept.Already) ? null
        : sentence.Has(Concept.CloseOut) && (_numbers.Mentioned || sentence.Tokens.All(token => token is Token.Of)) ? new Reading(new Intent.Refused(Suggestions.CloseOutElsewhere(_numbers.One)))
        : sentence.Has(Concept.Extension) ? new Reading(new Intent.Refused(UnderstandingTexts.ExtensionElsewhere))
        : null;

    // 删除12-1, 把5-1责任人改成某人, 12号期限调整到12月20日, 给12号发个催办: another question's answer would be no answer
    private string? ForOffice()
    {
        if (sentence.HasAny(Concept.Already, Concept.Progress, Concept.Reminders) || sentence.Tokens.Any(token => token is Token.Percent))
        {
            return null;
        }

        var things = _numbers.Mentioned || sentence.HasAny(Concept.Thing, Concept.Evidence, Concept.Attachment, Concept.Responsible) || sentence.Tokens.Any(token => token is Token.Ledger);
        var office = sentence.Has(Concept.Office) || (sentence.Has(Concept.Remove) && !sentence.HasAny(Concept.Evidence, Concept.Attachment));
        if ((office && (things || sentence.Tokens.Count == 1)) || (sentence.Has(Concept.Responsible) && sentence.Has(Concept.Change)))
        {
            return UnderstandingTexts.LedgerElsewhere;
        }

        if (sentence.Has(Concept.Term) && sentence.HasAny(Concept.Change, Concept.ReportVerb) && !sentence.Has(Concept.Ask) && sentence.Tokens.Any(token => token is Token.Date))
        {
            return UnderstandingTexts.ExtensionElsewhere;
        }

        var first = sentence.Tokens.FirstOrDefault(token => !token.IsAny(Concept.Filler, Concept.Want));
        var chases = sentence.Has(Concept.Reminder) && !sentence.HasAny(Concept.Ask, Concept.Not, Concept.Self, Concept.Span, Concept.InChat)
            && (_numbers.Mentioned || sentence.Tokens.Any(token => token is Token.Unit))
            && (sentence.HasAny(Concept.Upload, Concept.Open) || (first!.Is(Concept.Reminder) && sentence.Folded.Text[first.Start] == '催'));
        return chases ? UnderstandingTexts.ChaseElsewhere : null;
    }

    private Reading? Days() => new DayQuestions(sentence, known).Read();

    private Reading? AboutOne()
    {
        if (sentence.Tokens.OfType<Token.LedgerNumber>().FirstOrDefault()?.Day is { Day: { } day } && sentence.Has(Concept.Due) && sentence.Has(Concept.Ask) && !sentence.Has(Concept.Particle)
            && sentence.Tokens.Any(token => token.Is(Concept.Ask) && sentence.Folded.Text[token.Start..token.End].Contains('些', StringComparison.Ordinal)))
        {
            return new Reading(new Intent.DueBy(day, _units.Id, day));
        }

        if (sentence.HasAny(Concept.Reminders, Concept.Reminder))
        {
            return About(spoken => new Intent.Reminders(spoken));
        }

        if (sentence.Has(Concept.Responsible) || (sentence.Has(Concept.Who) && !sentence.HasAny(Concept.Progress, Concept.Status)))
        {
            return About(spoken => new Intent.WhoAnswers(spoken));
        }

        if (sentence.Has(Concept.Mistake) && !IsQuestion && !sentence.Tokens.Any(token => token is Token.Percent || token.Is(Concept.Complete)) && _numbers.One is { } mistaken)
        {
            return new Reading(Suggestions.Mistake(mistaken));
        }

        var reports = sentence.Tokens.Any(token => token is Token.Percent)
            || sentence.HasAny(Concept.Complete, Concept.Sign, Concept.Promise, Concept.Undo, Concept.Upload, Concept.Evidence, Concept.ReportVerb, Concept.Change);
        if (!IsQuestion && Told() is { } told)
        {
            return new Reading(told);
        }

        if (reports && !IsQuestion && _numbers.One is { } one)
        {
            return new Reading(Suggestions.Reports(sentence, one));
        }

        var strange = sentence.Tokens.OfType<Token.Other>().Sum(token => token.End - token.Start);
        var asks = IsQuestion || sentence.HasAny(Concept.Progress, Concept.Overdue, Concept.Lamp, Concept.Due, Concept.Owed, Concept.Thing, Concept.Tell);
        return _numbers.One is { } spoken && !asks && strange > 0
            ? new Reading(Suggestions.Questions(spoken))
            : _numbers.Mentioned && _numbers.All.Count == 0 && !asks && strange > 0 ? null : About(spoken => new Intent.Show(spoken));
    }

    // 12号已召开党组会研究: as a report it is offered, not taken
    private Intent.DidYouMean? Told()
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

    private Reading About(Func<SpokenNumber?, Intent> intent) => new(intent(_numbers.One)) { Numbers = _numbers.All.Count > 1 ? _numbers.All : [] };

    // 李示例负责哪些, 李示例手上还有几项没办: by unit and by number, not by person
    private bool IsAboutPerson() =>
        known.Names.HasPerson(sentence.Tokens.Any(token => token is Token.Unit or Token.Ledger) ? _units.Strange : sentence.Folded.Lower)
        || (_units is { Strange.Length: > 1 and <= MaxNameLength, Id: null, Maybe.Count: 0 } && sentence.Has(Concept.Responsible) && sentence.HasAny(Concept.Ask, Concept.Thing) && !sentence.Has(Concept.Who)
            && !sentence.Folded.Text.Contains('谁', StringComparison.Ordinal) && _units.Like().Count == 0);

    private Reading? AboutMany()
    {
        if (IsAboutPerson())
        {
            return new Reading(new Intent.Refused(UnderstandingTexts.PeopleElsewhere));
        }

        if (sentence.HasAny(Concept.Reminders))
        {
            return new Reading(new Intent.Reminders(null));
        }

        if (sentence.Has(Concept.Contact))
        {
            return new Reading(new Intent.Refused(UnderstandingTexts.ContactElsewhere));
        }

        // 上周办结了几项: the figures are those of now
        if (sentence.Has(Concept.Weekly) || (sentence.Has(Concept.Figures) && sentence.Tokens.Any(token => token is Token.Date { Moment: { Side: DaySide.On, IsStretch: false, Refusal: null } day } && day.Nearest < known.Today)))
        {
            return new Reading(new Intent.Refused(UnderstandingTexts.WeeklyElsewhere) { Instead = [UnderstandingTexts.SayFigures] });
        }

        if (Several() is { Count: > 1 } several)
        {
            return new Reading(new Intent.Refused(UnderstandingTexts.AskOne) { Instead = several });
        }

        if (sentence.HasAny(Concept.DueSoon, Concept.Due) || (sentence.Has(Concept.Owed) && sentence.Tokens.Any(token => token is Token.Date)))
        {
            return Due();
        }

        // lists know deadlines, not lights: a list of what is overdue would be another one
        if (sentence.Has(Concept.Lamp))
        {
            return new Reading(new Intent.Refused(UnderstandingTexts.LampElsewhere) { Instead = [UnderstandingTexts.SayFigures, UnderstandingTexts.SayOverdue] });
        }

        if (sentence.Has(Concept.Overdue))
        {
            return WithUnit(unit => new Intent.Overdue(unit));
        }

        if (sentence.Has(Concept.MyUnits))
        {
            return new Reading(new Intent.MyUnits());
        }

        if (_units.Id is not null && !_units.Own)
        {
            return new Reading(new Intent.UnitFigures(_units.Id));
        }

        if (sentence.HasAny(Concept.MyTasks, Concept.Mine, Concept.Owed) || (sentence.HasAny(Concept.Self, Concept.OwnUnit) && sentence.Has(Concept.Thing) && sentence.HasAny(Concept.Ask, Concept.View)))
        {
            return _units.Own ? new Reading(new Intent.UnitFigures(_units.Id)) : new Reading(new Intent.MyTasks());
        }

        if (_units.Own && (sentence.HasAny(Concept.Status, Concept.Progress, Concept.Thing, Concept.Figures, Concept.Ask) || sentence.Tokens.Count == 1))
        {
            return new Reading(new Intent.UnitFigures(_units.Id));
        }

        if ((sentence.Has(Concept.Figures) || sentence.Tokens.Any(token => token is Token.Ledger)) && _units.Strange.Length == 0)
        {
            return new Reading(new Intent.OverallFigures());
        }

        return Loose();
    }

    // 逾期的 七天内到期: two lists, or a list and the figures
    private List<string> Several()
    {
        var (due, late, all) = (sentence.HasAny(Concept.DueSoon, Concept.Due), sentence.Has(Concept.Overdue), sentence.Has(Concept.Figures));
        if ((due ? 1 : 0) + (late ? 1 : 0) + (all ? 1 : 0) < 2)
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

    // 本周到期, 七天内到期, 12月31日前到期; 12月到期的 and 11月25日到期的 name the days themselves; what was due before today is overdue
    private Reading Due()
    {
        var said = sentence.Tokens.OfType<Token.Date>().LastOrDefault();
        var moment = said?.Moment;
        if (moment?.Refusal is { } refusal)
        {
            return new Reading(new Intent.Refused(refusal));
        }

        if (moment is { Side: DaySide.On, IsStretch: false, Day: { } named } && !IsEnd(said!) && !(moment.From <= known.Today && moment.IsWeek))
        {
            // 11月5日到期的, 10月到期的 look back rather than a year ahead
            var day = moment.Nearest ?? named;
            var first = moment.From?.AddYears(day.Year - named.Year) ?? day;
            return WithUnit(unit => new Intent.DueBy(day, unit, first));
        }

        var until = moment?.Day ?? DueSoon.LastDay(known.Today);
        return until < known.Today || (sentence.HasAny(Concept.Already) && moment is null)
            ? WithUnit(unit => new Intent.Overdue(unit))
            : WithUnit(unit => new Intent.DueBy(until, unit));
    }

    // 月底, 年底: up to it
    private bool IsEnd(Token.Date said) => sentence.Folded.Text.AsSpan(said.Start, said.End - said.Start).ContainsAny('底', '末');

    private Reading WithUnit(Func<long?, Intent> intent) =>
        _units.Id is null && _units.Maybe is { Count: > 0 } maybe ? new Reading(intent(null)) { Units = maybe } : new Reading(intent(_units.Id));

    // 进展 and 情况 say what is asked, not of what; what else was said may be a unit with its prefix left out
    private Reading? Loose()
    {
        var says = sentence.HasAny(Concept.Status, Concept.Progress, Concept.Figures, Concept.Overdue, Concept.Thing, Concept.Term);
        if (_units.Maybe.Count > 0)
        {
            return new Reading(Suggestions.Units(_units.Maybe));
        }

        if (_units.Strange.Length > 0)
        {
            return says && _units.Like() is { Count: > 0 } like ? new Reading(Suggestions.Units(like)) : null;
        }

        if (sentence.HasAny(Concept.Not, Concept.If, Concept.Said, Concept.Plan, Concept.NoMore))
        {
            return null;
        }

        if (IsQuestion && sentence.HasAny(Concept.Evidence, Concept.Attachment, Concept.Upload, Concept.Sign, Concept.Promise, Concept.Undo, Concept.CloseOut, Concept.Extension, Concept.Open, Concept.Close))
        {
            return new Reading(new Intent.Help());
        }

        return sentence.Has(Concept.Responsible) ? new Reading(new Intent.WhoAnswers(null))
            : sentence.HasAny(Concept.Progress, Concept.Term) ? new Reading(new Intent.Show(null))
            : sentence.Has(Concept.Complete) && IsQuestion ? new Reading(new Intent.Show(null))
            : sentence.Has(Concept.Status) ? new Reading(new Intent.OverallFigures())
            : sentence.Has(Concept.Thing) && sentence.HasAny(Concept.Ask, Concept.View, Concept.Self) ? new Reading(new Intent.MyTasks())
            : sentence.Has(Concept.Reminder) && IsQuestion ? new Reading(new Intent.Reminders(null))
            : null;
    }
}
