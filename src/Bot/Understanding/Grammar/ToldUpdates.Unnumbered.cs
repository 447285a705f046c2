using CaseReform.Ops.Bot.Understanding.Words;

namespace CaseReform.Ops.Bot.Understanding.Grammar;

/// <summary>Told updates whose measure is named by words, or is the one spoken of last.</summary>
internal sealed partial class ToldUpdates
{
    private const int MinTold = 9;

    private Intent? Unnumbered()
    {
        var clauses = Clauses(0, _pieces.Count);
        if (SeveralNamed(clauses) is { } several)
        {
            return several;
        }

        if (One(clauses).Intent is not { } said)
        {
            return null;
        }

        var subject = Subject(clauses);
        if (subject is { } name && clauses.Exists(clause => clause.Has(ToldCue.Not) && clause.Start <= name.Start && name.End <= clause.End))
        {
            // 没违规报销款清退，十月二十八号办结的
            return null;
        }

        return said switch
        {
            Intent.Refused => subject is null && last is null ? null : said,
            Intent.Report { Percent: null, Text: null } => null,
            Intent.Report { Percent: not null, Text: null } report when subject is null && last is null => _pieces.Exists(piece => piece.Is(ToldCue.Mistaken, ToldCue.Noted, ToldCue.Record, ToldCue.Lead, ToldCue.Relative)) ? report : null,
            Intent.Report report when subject is null || (last is not null && !clauses[0].Has(ToldCue.Pointer, ToldCue.Percent, ToldCue.Figure)) => last is null ? null : report with { Spoken = last, Implied = true },
            Intent.Report { Percent: null } when !_pieces.Exists(piece => piece.Cue == ToldCue.Noted) => null,
            Intent.Report report => Named(report with { Text = Beside(clauses, subject!.Value, report.Text), Spoken = last, Implied = last is not null, Aside = last is null ? null : string.Empty }, subject!.Value),
            Intent.Complete complete when subject is null || (last is not null && complete.Named is null) => last is null ? null : complete with { Spoken = last, Implied = true, Named = null },
            Intent.Complete when clauses.Find(IsDone) is { } done && done.End < subject!.Value.Start => null,
            Intent.Complete complete => Named(complete with { Text = IsTorn(clauses.Find(IsDone)!, subject!.Value) ? Text(clauses, []) : Beside(clauses, subject!.Value, complete.Text), Spoken = last, Implied = last is not null }, subject!.Value),
            Intent.Promise promise when subject is null || !clauses[0].Has(ToldCue.Pointer, ToldCue.Sign) || (last is not null && !_pieces.Exists(piece => piece.Cue == ToldCue.Pointer && piece.Start == subject.Value.End)) => last is null ? null : promise with { Spoken = last, Implied = true },
            Intent.Promise promise => Named(promise, subject!.Value),
            Intent.Evidence evidence when last is not null => evidence with { Spoken = last, Implied = true },
            Intent.Evidence evidence => subject is { } named ? Named(evidence, named) : null,
            _ => null,
        };
    }

    private Intent Named(Intent intent, (int Start, int End) subject) => intent with { Named = Sentences.Invisible.Removed(_folded.Original(subject.Start, Math.Min(subject.End, subject.Start + MaxNamed))).Trim('的') };

    // 拨付清单昨天由财务弄完了: more is said in it than the name
    private bool IsTorn(ToldClause done, (int Start, int End) subject) => done.Pieces.Any(piece => piece.Cue == ToldCue.Strange && piece.Start >= subject.End && new ToldClause(_folded, [piece]).Residue > 1);

    // what is but the name is no text
    private string? Beside(List<ToldClause> clauses, (int Start, int End) subject, string? text) =>
        text is not null && subject.End - subject.Start < MinTold && clauses.Find(clause => clause.Start <= subject.Start && subject.End <= clause.End) is { } own && own.Residue - new ToldClause(_folded, [new ToldPiece(ToldCue.Strange, subject.Start, subject.End)]).Residue <= 1
            ? Text([.. clauses.Where(clause => clause != own)], [], clauses.Exists(IsDone))
            : text;

    /// <summary>The words that name the measure: those before 那条, else the first that nothing explains.</summary>
    private (int Start, int End)? Subject(IEnumerable<ToldClause> clauses)
    {
        var all = clauses.SelectMany(clause => clause.Pieces.Select((piece, i) => (Piece: piece, IsPointed: i + 1 < clause.Pieces.Count && clause.Pieces[i + 1].Cue == ToldCue.Pointer)))
            .Where(one => one.Piece.Cue == ToldCue.Strange && new ToldClause(_folded, [one.Piece]).Residue > 1 && !IsAmount(one.Piece) && !(one.Piece.End - one.Piece.Start <= 4 && _folded.Text.AsSpan(one.Piece.Start, one.Piece.End - one.Piece.Start).EndsWith("台账"))
                && known.Names.Ending(_folded.Lower[one.Piece.Start..one.Piece.End].Trim('的'), 1).Count == 0).ToList();
        var acts = _pieces.Find(piece => piece.Is(ToldCue.Percent, ToldCue.Done))?.Start ?? int.MaxValue;
        return all.Count == 0 ? null : all.FindIndex(one => one.IsPointed) is >= 0 and var pointed && all[pointed].Piece.Start < acts ? (all[pointed].Piece.Start, all[pointed].Piece.End) : (all[0].Piece.Start, all[0].Piece.End);
    }

    // 两户, 3个, 十二; 零星工程 and 三公经费 are names
    private bool IsAmount(ToldPiece piece)
    {
        var at = piece.Start;
        while (at < piece.End && (Slots.Numerals.IsNumeral(_folded.Text[at]) || char.IsAsciiDigit(_folded.Text[at])))
        {
            at++;
        }

        return at > piece.Start && (at == piece.End || char.IsAsciiDigit(_folded.Text[piece.Start]) || !char.IsLetter(_folded.Text[at]) || "个条项户家次份件人笔万元天名场篇期批轮处页张位多余分成年月日号".Contains(_folded.Text[at], StringComparison.Ordinal) || _folded.Text[piece.Start] == '几');
    }

    // 管理办法一半了，拨付那个九成五
    private Intent.Several? SeveralNamed(List<ToldClause> clauses)
    {
        var acts = Enumerable.Range(0, clauses.Count).Where(i => clauses[i].Has(ToldCue.Percent) || IsDone(clauses[i])).ToList();
        if (acts.Count < 2 || acts.Count > MaxParts)
        {
            return null;
        }

        var (parts, from) = (new List<Intent>(), 0);
        for (var i = 0; i < acts.Count; i++)
        {
            var until = i + 1 < acts.Count ? acts[i] + 1 : clauses.Count;
            var own = clauses.GetRange(from, until - from);
            from = until;
            if (own.FindIndex(clause => clause.Residue > 1) is var first && (first < 0 || first > acts[i] - (until - own.Count)) || Subject(own) is not { } subject || One(own).Intent is not { } said)
            {
                return null;
            }

            switch (said)
            {
                case Intent.Report { Percent: not null } report:
                    parts.Add(Named(report with { Text = Beside(own, subject, report.Text) }, subject));
                    break;
                case Intent.Complete complete:
                    parts.Add(Named(complete with { Text = Beside(own, subject, complete.Text) }, subject));
                    break;
                default:
                    return null;
            }
        }

        return new Intent.Several(parts);
    }
}
