using CaseReform.Ops.Bot.Understanding.Sentences;
using CaseReform.Ops.Bot.Understanding.Slots;
using CaseReform.Ops.Bot.Understanding.Words;

namespace CaseReform.Ops.Bot.Understanding.Grammar;

/// <summary>Sentences that the grammar understands, offered where somebody's own words were nearly one.</summary>
internal static class Suggestions
{
    private const int MaxSuggestions = 3;
    private const int MaxGuessLength = 12;

    /// <summary>What stands for a whole sentence once a word of it was recognised.</summary>
    private static readonly (Concept Concept, Func<string> Sentence)[] Phrases =
    [
        (Concept.MyTasks, () => UnderstandingTexts.SayMyTasks), (Concept.MyUnits, () => UnderstandingTexts.SayMyUnits), (Concept.Overdue, () => UnderstandingTexts.SayOverdue),
        (Concept.Due, () => UnderstandingTexts.SayDueSoon), (Concept.DueSoon, () => UnderstandingTexts.SayDueSoon), (Concept.Figures, () => UnderstandingTexts.SayFigures),
        (Concept.Help, () => UnderstandingTexts.SayHelp), (Concept.Undo, () => UnderstandingTexts.SayUndo), (Concept.Reminders, () => UnderstandingTexts.SayReminders),
        (Concept.Sign, () => UnderstandingTexts.SaySign), (Concept.Evidence, () => UnderstandingTexts.SayEvidence), (Concept.Progress, () => UnderstandingTexts.SayProgress),
        (Concept.More, () => UnderstandingTexts.SayMore), (Concept.Responsible, () => UnderstandingTexts.SayWho),
    ];

    /// <summary>A number as people say it: 12号, 12-1, 《整改台账》12-1. The marks keep a ledger's name that ends in a figure apart from the number.</summary>
    public static string Name(SpokenNumber spoken) =>
        (spoken.Ledger is { } ledger ? Say(UnderstandingTexts.SayLedger, ledger) : "") + (spoken.Number.All(char.IsAsciiDigit) ? Say(UnderstandingTexts.SayNumber, spoken.Number) : spoken.Number);

    /// <summary>For a sentence that had the words of a report and was none.</summary>
    public static Intent.DidYouMean Reports(Sentence sentence, SpokenNumber spoken, ReadingContext known)
    {
        var name = Name(spoken);
        var said = new List<string>();
        if (!sentence.HasAny(Concept.Not, Concept.NoMore, Concept.Inexact))
        {
            said.AddRange(Changes(sentence, name, spoken, known));
        }

        said.Add(Say(UnderstandingTexts.SayShow, name));
        if (said.Count < 2)
        {
            said.Add(Say(UnderstandingTexts.SayReportNumber, name));
        }

        return new Intent.DidYouMean([.. said.Take(MaxSuggestions)]);
    }

    // what is offered carries all that was said, or is not offered
    private static IEnumerable<string> Changes(Sentence sentence, string name, SpokenNumber spoken, ReadingContext known)
    {
        if (sentence.HasAny(Concept.Undo, Concept.Cancel))
        {
            return [Say(UnderstandingTexts.SayUndoNumber, name)];
        }

        var told = new ToldUpdates(sentence, known, null);
        var offered = told.Offer(spoken) is { } offer ? Spelled(offer, name) is { } said && SentenceReader.Update(Sentence.Of(said, known), known, null) is { } again && IsSame(again.Intent, offer) ? [said] : (List<string>)[] : told.IsBare(spoken) ? Plain(sentence, name) : [];
        return sentence.HasAny(Concept.Evidence, Concept.Attachment) && offered.Count == 0 ? [Say(UnderstandingTexts.SayEvidenceNumber, name)] : offered;
    }

    private static List<string> Plain(Sentence sentence, string name)
    {
        var percents = sentence.Tokens.OfType<Token.Percent>().Select(token => token.Value).OfType<int>().Distinct().ToList();
        return percents.Count > 0 ? [.. percents.TakeLast(2).Select(percent => Say(UnderstandingTexts.SayPercent, name, percent))]
            : sentence.HasAny(Concept.Sign, Concept.Promise) ? [Say(UnderstandingTexts.SaySignNumber, name)]
            : sentence.Has(Concept.Complete) ? [Say(UnderstandingTexts.SayComplete, name)]
            : [];
    }

    private static string? Spelled(Intent offer, string name) => offer switch
    {
        Intent.Report { Percent: { } percent } report => Say(UnderstandingTexts.SayPercent, name, percent) + Behind(report.Text),
        Intent.Report { Text: { } text } => Say(UnderstandingTexts.SayText, name, text),
        Intent.Complete { On: { } on } complete => Say(UnderstandingTexts.SayCompleteOn, name, on.Year, on.Month, on.Day) + Behind(complete.Text),
        Intent.Complete complete => Say(UnderstandingTexts.SayComplete, name) + Behind(complete.Text),
        Intent.Promise { Until: { } until } => Say(UnderstandingTexts.SayPromise, name, until.Year, until.Month, until.Day),
        Intent.Promise => Say(UnderstandingTexts.SaySignNumber, name),
        Intent.Evidence { Note: null } => Say(UnderstandingTexts.SayEvidenceNumber, name),
        _ => null,
    };

    private static string Behind(string? text) => text is null ? string.Empty : " " + text;

    private static bool IsSame(Intent understood, Intent offer) => (understood, offer) switch
    {
        (Intent.Report one, Intent.Report other) => one.Percent == other.Percent && one.Text == other.Text,
        (Intent.Complete one, Intent.Complete other) => one.On == other.On && one.Text == other.Text,
        (Intent.Promise one, Intent.Promise other) => one.Until == other.Until,
        (Intent.Evidence, Intent.Evidence) => true,
        _ => false,
    };

    /// <summary>For a sentence that names a number and says nothing else that is known.</summary>
    public static Intent.DidYouMean Questions(SpokenNumber spoken)
    {
        var name = Name(spoken);
        return new Intent.DidYouMean([Say(UnderstandingTexts.SayShow, name), Say(UnderstandingTexts.SayWhoNumber, name), Say(UnderstandingTexts.SayRemindersNumber, name)]);
    }

    /// <summary>For a number and what was done about it without a word that tells that it is a report.</summary>
    public static Intent.DidYouMean Text(SpokenNumber spoken, string text) =>
        new([Say(UnderstandingTexts.SayText, Name(spoken), text), Say(UnderstandingTexts.SayShow, Name(spoken))]);

    /// <summary>For somebody who made a mistake.</summary>
    public static Intent.DidYouMean Mistake(SpokenNumber? spoken) => spoken is null
        ? new([UnderstandingTexts.SayUndo, UnderstandingTexts.SayMyTasks])
        : new([Say(UnderstandingTexts.SayUndoNumber, Name(spoken)), Say(UnderstandingTexts.SayShow, Name(spoken))]);

    /// <summary>The units that may be meant, as questions.</summary>
    public static Intent.DidYouMean Units(IEnumerable<KnownUnit> units) =>
        new([.. units.Take(MaxSuggestions).Select(unit => Say(UnderstandingTexts.SayUnit, unit.Name))]);

    /// <summary>Known words that are a letter away from what was typed; null when nothing is near.</summary>
    public static Intent.DidYouMean? Near(Sentence sentence)
    {
        var typed = string.Concat(sentence.Tokens
            .Where(token => token is Token.Other or Token.Of && !token.IsAny(Concept.Filler, Concept.Greeting, Concept.Particle, Concept.View, Concept.Ask, Concept.Soft))
            .Select(token => sentence.Folded.Lower[token.Start..token.End]));
        if (typed.Length is < 2 or > MaxGuessLength)
        {
            return null;
        }

        var found = Lexicon.Shared.Words.All
            .Where(word => word.Value.Correction is null && word.Key.Length > 1 && Phrases.Any(phrase => phrase.Concept == word.Value.Concept))
            .Select(word => (word.Value.Concept, Score: EditDistance.Share(typed, word.Key)))
            .Where(word => word.Score <= EditDistance.Near)
            .OrderBy(word => word.Score)
            .Select(word => Phrases.First(phrase => phrase.Concept == word.Concept).Sentence())
            .Distinct(StringComparer.Ordinal)
            .Take(MaxSuggestions)
            .ToList();
        return found.Count == 0 ? null : new Intent.DidYouMean(found);
    }
}
