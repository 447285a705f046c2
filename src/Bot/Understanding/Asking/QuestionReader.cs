using System.Globalization;
using CaseReform.Ops.Bot.Understanding.Sentences;
using CaseReform.Ops.Bot.Understanding.Slots;
using CaseReform.Ops.Domain.Questions;

namespace CaseReform.Ops.Bot.Understanding.Asking;

/// <summary>
/// A question by its parts. Every piece of the sentence restricts, asks, or says nothing; what none of these explains is kept, so that the answer can say that it did
/// not restrict by it. Where nothing is asked and nothing restricts it is no question.
/// </summary>
internal sealed class QuestionReader(Said said)
{
    public const int MaxLength = 200;
    private const int MaxMaybe = 6;
    private static readonly string[] ForAll = ["累计", "一共", "总共", "全部", "所有", "谁", "最多"];

    /// <summary>The question; null when it is none. Nobody asks in so many words.</summary>
    public static Reading? Read(Folded folded, ReadingContext known, SpokenNumber? last) => folded.Text.Length > MaxLength ? null : Read(new Said(folded, known, last));

    /// <summary>The question that these pieces are.</summary>
    public static Reading? Read(Said said) => new QuestionReader(said).Read();

    /// <summary>Whether the digest is asked for: 上周周报, not 上周报了, nor what is said of it beside a question.</summary>
    public static bool SaysDigest(Folded folded, ReadingContext known) => folded.Text.Contains("周报", StringComparison.Ordinal) && Remarks.Without(Pieces.Of(folded, known), folded).Pieces.Any(piece => piece.Is(Cue.Digest));

    private Reading? Read()
    {
        var own = new UnitsSaid(said);
        if (own.Read() is not { } units)
        {
            return own.Ambiguous();
        }

        var days = DaysSaid.Of(said);
        if (days.Refusal is { } refusal)
        {
            return new Reading(new Intent.Refused(refusal));
        }

        var unexplained = new Unexplained(said);
        var topics = unexplained.Topics();
        var asks = new WhatIsAsked(said);
        var restricted = new FilterSaid(said, own, asks);
        var filter = restricted.Shared(new DaysLanded(said).Read(restricted.Read(units.In, units.Out), days, out var period));
        var named = said.Numbers.All.Count > 0;
        var qualified = asks.IsQualified();
        var pointed = said.Has(Cue.Pronoun) && topics.Count == 0 && !qualified;
        var nth = said.Numbers is { Mentioned: true, All.Count: 0 } && topics.Count == 0 && !FilterSaid.Restricts(filter);
        var asked = asks.Read(filter, topics, named || (pointed && said.Last is not null), period);
        if (asked is null && (nth || (pointed && said.Pieces.Any(piece => piece.Is(Cue.Pronoun) && said.TextOf(piece) is not ("这" or "那" or "这个" or "那个")))))
        {
            // 第2条措施, 它呢: of which problem is asked for
            asked = Asked.Show;
        }

        if (asked is not { } what)
        {
            return null;
        }

        if (what == Asked.History && filter.Reported is not null && !named && topics.Count == 0)
        {
            what = Asked.List;
        }

        if ((what == Asked.Who && filter.Units.Count > 1) || asks.Compares(units.In.Count))
        {
            what = FilterSaid.Restricts(filter) ? Asked.Count : Asked.Figures;
        }

        // 教育局占几成: of how many, and no figures
        if (what == Asked.Figures && said.TextHas("占") && !said.Has(Cue.Figures) && asks.AsksShare())
        {
            what = Asked.Count;
        }

        filter = Implicit.Of(said, filter, what, topics.Count > 0);
        var whole = said.Numbers.One is { } problem && !problem.Number.Contains('-') && said.Pieces.Any(piece => piece is Piece.Number { Token: Token.LedgerNumber }) && said.Pieces.OfType<Piece.Number>().Select(number => number.Token).OfType<Token.Ordinal>().ToList() is [var ordinal]
            ? problem with { Number = string.Create(CultureInfo.InvariantCulture, $"{problem.Number}-{ordinal.Value}") }
            : said.Numbers.One;
        var spoken = named ? whole ?? said.Numbers.All[0] : !qualified && UsesLast(what, filter, topics, pointed, period) ? said.Last : null;
        var question = new Question(what)
        {
            Filter = spoken is null ? filter : MeasureFilter.None,
            Spoken = spoken,
            Others = named && said.Numbers.All.Count > 1 ? [.. said.Numbers.All.Skip(1)] : [],
            Period = period,
            Maybe = [.. topics.Take(MaxMaybe)],
            Cut = spoken is null ? new SentenceCut(said.Folded, said.Pieces, said.Known, said.Last) : null,
            InSoManyWords = asks.InSoManyWords,
            OfAll = what is Asked.Count or Asked.List && asks.AsksShare(),
            Unused = [.. unexplained.Unused(days.Beside), .. what is Asked.List or Asked.Count or Asked.Figures or Asked.Units or Asked.People && !named ? asks.ColumnsLeft() : [], .. said.TextHas(UnderstandingTexts.AverageWord) ? [UnderstandingTexts.AverageWord] : Array.Empty<string>()],
        };
        return new Reading(new Intent.Ask(new ToldApart(said).Of(question)));
    }

    // what is asked of one goes on about the last one where nothing else is named
    private bool UsesLast(Asked what, MeasureFilter filter, List<string> topics, bool pointed, DaySpan? period) =>
        said.Last is not null && topics.Count == 0 && filter.Units.Count == 0 && filter.People.Count == 0 && filter.Ledgers.Count == 0 && filter.ExceptLedgers.Count == 0 && filter.Whose == Whose.Anybodys
        && !(what == Asked.Who && said.Has(Cue.Count))
        && (pointed || what == Asked.Why || what.IsColumn() || !FilterSaid.Restricts(filter))
        && (what is Asked.Show or Asked.Who or Asked.When or Asked.History or Asked.Why or Asked.NextLetter || what.IsColumn()
            || (what == Asked.Letters && period is null && !said.HasAny(Cue.WhichUnits, Cue.WhichPeople) && !ForAll.Any(said.TextHas))
            || (pointed && what is Asked.List or Asked.Count or Asked.Letters or Asked.NextLetter));
}
