using CaseReform.Ops.Bot.Understanding.Words;

namespace CaseReform.Ops.Bot.Understanding.Grammar;

/// <summary>
/// What is told of work without a number, a percentage or a word that records: 办法初稿出来了 在走会签; and of a day by which it will be done: 预计8号之前全更完.
/// It is weaker than any other reading: it yields to whatever else the sentence says, and to a matter that is not the speaker's.
/// </summary>
internal sealed partial class ToldUpdates
{
    private const int MinWork = 5;
    private const int MaxWork = 120;

    /// <param name="spoken">The number that the sentence begins with, where a day is all that is said of it.</param>
    public Intent? Work(SpokenNumber? spoken = null)
    {
        if (_pieces.Count == 0 || _folded.Text.Length is < MinWork or > MaxWork || _pieces.Exists(piece => piece.Cue is ToldCue.Block or ToldCue.Ordinal or ToldCue.Matter or ToldCue.Skip) || known.Names.HasPerson(_folded.Lower)
            || Lexicon.Shared.RefusedEnds.Starts(Backwards()))
        {
            return null;
        }

        var clauses = Clauses(0, _pieces.Count);
        return clauses.Count == 0 ? null : Ahead(clauses, spoken) ?? (spoken is null ? Done(clauses) : null);
    }

    // 档案12月底前补齐 我保证, 预计8号之前全更完: one day to come and no figure
    private Intent? Ahead(List<ToldClause> clauses, SpokenNumber? spoken)
    {
        var ahead = clauses.SelectMany(clause => clause.Pieces).Where(piece => piece.Cue == ToldCue.Day).Where(IsDayAhead).Select(DayOf).OfType<Slots.Moment>().Select(moment => moment.Promised(known.Calendar)).Distinct().ToList();
        var dayed = clauses.Find(clause => clause.Pieces.Any(IsDayAhead));
        if (Has("@noAhead") || ahead is not [{ } until] || dayed is null || until <= known.Today || !dayed.Has(ToldCue.Forecast, ToldCue.Done, ToldCue.WeakDone, ToldCue.Promise, ToldCue.Sign) && !clauses.Exists(clause => clause.Has(ToldCue.Promise, ToldCue.Sign))
            || clauses.Exists(clause => clause.Has(ToldCue.Percent, ToldCue.Not)) || clauses.Exists(clause => clause.Pieces.Any(piece => piece.Cue == ToldCue.Figure && (DayOf(piece) is null || spoken is not null) && (piece.Token as Slots.Token.LedgerNumber)?.Number != spoken?.Number)))
        {
            return null;
        }

        // a plan alone is offered, of the matter just spoken of
        if (!clauses.Exists(clause => clause.Has(ToldCue.Promise, ToldCue.Sign)))
        {
            return (spoken ?? last) is not { } of || _folded.Text.EndsWith('的') ? null : new Intent.DidYouMean([Say(UnderstandingTexts.SayPromise, Suggestions.Name(of), until.Year, until.Month, until.Day)]);
        }

        var promise = new Intent.Promise(null, until) { Tentative = true };
        if (spoken is not null)
        {
            return promise with { Spoken = spoken, Tentative = false };
        }

        return Subject(clauses) is { } subject ? Named(promise with { Spoken = last, Implied = last is not null }, subject) : promise with { Spoken = last, Implied = last is not null };
    }

    // all that is said is the text; it names its measure by what it begins with
    private Intent.Report? Done(List<ToldClause> clauses)
    {
        // 辛苦了 tells of nothing
        var telling = clauses.FindAll(clause => clause.Pieces.Any(piece => piece.Cue != ToldCue.Courtesy));
        if (telling.Count == 0 || telling[0].Pieces[0].Cue == ToldCue.Done || clauses.Exists(clause => clause.Has(ToldCue.Percent, ToldCue.Files, ToldCue.Sign, ToldCue.Promise, ToldCue.Record, ToldCue.Problem)) || clauses.Exists(clause => clause.Has(ToldCue.Noted) && (last is null || clause.Residue > 0)))
        {
            return null;
        }

        var (start, end) = (telling[0].Told.Start, telling[^1].Told.End);
        var told = _folded.Lower[start..end];
        // 排在12月18号下午，先记上
        var noted = telling.Count > 1 && clauses.Exists(clause => clause.Has(ToldCue.Noted));
        if ((!noted && (!ToldWords.Shared.Has("@work", told) || !ToldWords.Shared.Has("@told", told))) || Has("@noWork") || told[^1] == '的' || told.Any(char.IsAsciiLetter))
        {
            return null;
        }

        var text = Sentences.Invisible.Removed(_folded.Original(start, end)).Trim();
        var report = new Intent.Report(last, null, text) { Implied = last is not null, Aside = string.Empty, Tentative = true };
        return Subject(clauses) is { } subject ? (Intent.Report)Named(report, subject) : report;
    }
}
