using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Data.Answers;
using CaseReform.Ops.Data.Updates;
using CaseReform.Ops.Domain.Counting;
using CaseReform.Ops.Domain.Digest;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.Questions;
using CaseReform.Ops.Domain.Reminders;
using CaseReform.Ops.Hosting.Office;

using Microsoft.Extensions.Options;

using static CaseReform.Ops.Bot.Answers.AnswerPhrases;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>总体情况, 某单位情况, 我分管的: the digest's figures as they are now, over what the reader may see.</summary>
internal sealed class FigureQuestions(FigureStore figures, FilteredMeasures measures, PromiseStore promises, IOptions<OfficeOptions> office)
{
    private const int Units = 10;
    private const int MaxRows = 30;
    private const int Slow = 5;
    private const int Broken = 3;

    private UnitOrder Order => office.Value.UnitOrder;

    /// <summary>总体情况</summary>
    public Task<AnswerInContext> OverallAsync(ReaderContext context, CancellationToken token) => OverallAsync(context, MeasureFilter.None, token);

    /// <summary>总体情况, of some ledgers where they are named.</summary>
    public async Task<AnswerInContext> OverallAsync(ReaderContext context, MeasureFilter filter, CancellationToken token)
    {
        var seen = await ReadAsync(context, filter, token);
        var ledgers = Mark(context, filter);
        if (seen.Total.Problems == 0)
        {
            return new Answer(ledgers.Length == 0 ? AnswerTexts.NothingInScope : Say(AnswerTexts.NothingInLedger, ledgers)) { Suggestions = [AnswerTexts.AskOverall, AnswerTexts.AskHelp] };
        }

        var sentence = Sentence(ledgers + Say(AnswerTexts.AsOf, Day(context.Today, context.Today)), seen.Total);
        if (ledgers.Length > 0)
        {
            return Figures(
                sentence, seen.Total, [], seen.ByUnit.Count > 1 ? Table(seen.ByUnit, context) : null, context.Reader.Scope.All ? (filter.Ledgers.Count == 1 ? AnswerTexts.OneLedger : AnswerTexts.TheseLedgers) : AnswerTexts.OwnScope,
                [AnswerTexts.AskOverall, AnswerTexts.AskOverdue], []);
        }

        var units = seen.ByUnit.Count > 1 ? Table(seen.ByUnit, context) : null;
        return Figures(
            sentence, seen.Total, [.. await BrokenAsync(context, token)], units, context.Reader.Scope.All ? AnswerTexts.WholeLedger : AnswerTexts.OwnScope,
            [AnswerTexts.AskOverdue, AnswerTexts.AskDueSoon], []);
    }

    /// <summary>某单位情况: of one lead unit. A unit outside the scope is not found.</summary>
    public Task<AnswerInContext> UnitAsync(ReaderContext context, long? unit, CancellationToken token) => UnitAsync(context, unit, MeasureFilter.None, token);

    /// <summary>The same, of some ledgers where they are named.</summary>
    public async Task<AnswerInContext> UnitAsync(ReaderContext context, long? unit, MeasureFilter filter, CancellationToken token)
    {
        var seen = await ReadAsync(context, filter, token);
        if (unit is null)
        {
            return new Answer(AnswerTexts.WhichUnit)
            {
                Suggestions = [.. Ordered(seen.ByUnit, context).Take(5).Select(u => Say(AnswerTexts.AskUnit, Name(context, u.Key)))],
            };
        }

        if (!seen.ByUnit.TryGetValue(unit.Value, out var own) || own.Problems == 0)
        {
            return NotFound(context, unit.Value);
        }

        var late = filter with { Units = [unit.Value], Overdue = true };
        var overdue = await measures.PageAsync(new MeasureQuery(context.Reader, late, context.Day), ListPlace.Start, Slow, token);
        return Figures(
            Sentence(Mark(context, filter) + Name(context, unit.Value), own), own, [], overdue.Rows.Count > 0 ? MeasureListCard.Of(overdue.Rows, context) : null,
            null, [.. overdue.Rows.Take(2).Select(row => Say(AnswerTexts.AskMeasure, Named(context, row))), AnswerTexts.AskOverall],
            [.. overdue.Rows.Select(row => AnswerPhrases.Line(row, context))]);
    }

    /// <summary>我分管的: the units' figures and what is slowest.</summary>
    public async Task<AnswerInContext> MyUnitsAsync(ReaderContext context, CancellationToken token)
    {
        var scope = context.Reader.Scope;
        if (scope.All)
        {
            return await OverallAsync(context, token);
        }

        if (scope.Units.Count + scope.OverseeingUnits.Count + scope.OverseenUnits.Count == 0)
        {
            return new Answer(AnswerTexts.NoUnits) { Suggestions = [HelpQuestions.First(context.Reader), AnswerTexts.AskHelp] };
        }

        var seen = await figures.ReadAsync(scope, context.Figures, token);
        var oversees = scope.OverseeingUnits.Count + scope.OverseenUnits.Count > 0;
        var units = seen.ByUnit.Where(u => u.Value.Problems > 0 && (oversees || scope.Units.Contains(u.Key))).ToDictionary();
        if (units.Count == 0)
        {
            return new Answer(AnswerTexts.NothingInUnits) { Suggestions = [AnswerTexts.AskOverall, AnswerTexts.AskHelp] };
        }

        var slow = (await measures.PageAsync(new MeasureQuery(context.Reader, new MeasureFilter { Overdue = true }, context.Day), ListPlace.Start, Slow, token)).Rows;
        var sentence = Say(
            AnswerTexts.MyUnits, units.Count, units.Values.Sum(f => f.Problems), units.Values.Sum(f => f.Open), units.Values.Sum(f => f.OpenMeasures), units.Values.Sum(f => f.Overdue));
        List<CardElement> body = [TextBlock.Heading(sentence), Table(units, context)];
        if (slow.Count > 0)
        {
            body.AddRange([new TextBlock(AnswerTexts.Slowest) { Weight = "bolder", Separator = true }, MeasureListCard.Of(slow, context)]);
        }

        return new Answer(sentence)
        {
            Lines = [.. Ordered(units, context).Select(u => Line(Name(context, u.Key), u.Value)), .. slow.Count > 0 ? [AnswerTexts.Slowest] : Array.Empty<string>(), .. slow.Select(row => AnswerPhrases.Line(row, context))],
            Card = new AdaptiveCard(body),
            Suggestions = [.. Ordered(units, context).Take(2).Select(u => Say(AnswerTexts.AskUnit, Name(context, u.Key))), AnswerTexts.AskOverdue, AnswerTexts.AskDueSoon],
        };
    }

    /// <summary>各单位情况, 甲局和乙局各什么进度: the figures of each lead unit; of those that are named, or of one's own, where it is asked so.</summary>
    public async Task<AnswerInContext> EachUnitAsync(ReaderContext context, MeasureFilter filter, CancellationToken token)
    {
        var scope = context.Reader.Scope;
        var seen = await ReadAsync(context, filter, token);
        var isAny = filter.Whose != Whose.MyUnits || scope.All || scope.OverseeingUnits.Count + scope.OverseenUnits.Count > 0;
        var units = seen.ByUnit.Where(u => u.Value.Problems > 0 && (filter.Units.Count == 0 || filter.Units.Contains(u.Key)) && (isAny || scope.Units.Contains(u.Key))).ToDictionary();
        if (units.Count == 0)
        {
            return filter.Units.Count > 0 ? NotFound(context, filter.Units[0]) : new Answer(AnswerTexts.NothingInScope) { Suggestions = [AnswerTexts.AskOverall, AnswerTexts.AskHelp] };
        }

        var missing = filter.Units.Where(unit => !units.ContainsKey(unit)).ToList();
        var rows = units.InOrder(Order, unit => Name(context, unit)).ToList();
        var sentence = Say(Order == UnitOrder.Name ? AnswerTexts.EachUnitByName : AnswerTexts.EachUnit, Mark(context, filter) + Say(AnswerTexts.AsOf, Day(context.Today, context.Today)), rows.Count);
        List<string> remarks = [];
        if (missing.Count > 0)
        {
            remarks.Add(Say(AnswerTexts.UnitsNotFound, string.Join(AnswerTexts.And, missing.Select(unit => Name(context, unit)))));
        }

        if (rows.Count > MaxRows)
        {
            remarks.Add(Say(AnswerTexts.UnitsMore, rows.Count - MaxRows));
        }

        return Each(context, sentence, AnswerTexts.ColumnUnit, [.. rows.Take(MaxRows).Select(u => (Name(context, u.Key), u.Value))], remarks, [.. rows.Take(2).Select(u => Say(AnswerTexts.AskUnit, Name(context, u.Key)))]);
    }

    /// <summary>三本台账各多少, 哪本台账最慢: the figures of each ledger.</summary>
    public async Task<AnswerInContext> EachLedgerAsync(ReaderContext context, MeasureFilter filter, CancellationToken token)
    {
        var seen = await ReadAsync(context, filter, token);
        var ledgers = seen.ByLedger.Where(ledger => ledger.Value.Problems > 0).InOrder(UnitOrder.MostOverdue, name => name).ToList();
        if (ledgers.Count == 0)
        {
            return new Answer(AnswerTexts.NothingInScope) { Suggestions = [AnswerTexts.AskOverall, AnswerTexts.AskHelp] };
        }

        var sentence = Say(AnswerTexts.EachLedger, Mark(context, filter) + Say(AnswerTexts.AsOf, Day(context.Today, context.Today)), ledgers.Count);
        List<string> remarks = ledgers.Count > MaxRows ? [Say(AnswerTexts.LedgersMore, ledgers.Count - MaxRows)] : [];
        return Each(context, sentence, AnswerTexts.ColumnLedger, [.. ledgers.Take(MaxRows).Select(ledger => (ledger.Key, ledger.Value))], remarks, [AnswerTexts.AskOverall, AnswerTexts.AskOverdue]);
    }

    private static AnswerInContext Each(ReaderContext context, string sentence, string column, IReadOnlyList<(string Name, Figures Figures)> rows, List<string> remarks, IReadOnlyList<string> suggestions)
    {
        if (!context.Reader.Scope.All)
        {
            remarks.Add(AnswerTexts.OwnScope);
        }

        return new Answer(sentence)
        {
            Lines = [.. rows.Select(row => Say(AnswerTexts.EachLine, row.Name, row.Figures.Problems, row.Figures.Open, row.Figures.CloseOut, row.Figures.OpenMeasures, row.Figures.Overdue, row.Figures.OnTime)), .. remarks],
            Card = new AdaptiveCard(
            [
                TextBlock.Heading(sentence),
                Cards.Table.Of(
                    [5, 2, 2, 2, 2, 2],
                    [column, AnswerTexts.ColumnOpen, AnswerTexts.ColumnCloseOut, AnswerTexts.FilterOpen, AnswerTexts.ColumnOverdue, AnswerTexts.FactOnTime],
                    rows.Select(row => (IReadOnlyList<string>)[row.Name, $"{row.Figures.Open}", $"{row.Figures.CloseOut}", $"{row.Figures.OpenMeasures}", $"{row.Figures.Overdue}", $"{row.Figures.OnTime}"])),
                .. remarks.Select(TextBlock.Remark),
            ]),
            Suggestions = suggestions,
        };
    }

    private Task<ScopeFigures> ReadAsync(ReaderContext context, MeasureFilter filter, CancellationToken token) =>
        figures.ReadAsync(context.Reader.Scope, context.Figures, filter.Ledgers, filter.ExceptLedgers, token);

    // 《财务台账》, and nothing where no ledger is named
    private static string Mark(ReaderContext context, MeasureFilter filter) =>
        filter.Ledgers.Count + filter.ExceptLedgers.Count == 0 ? string.Empty : FilterWords.Of(context, new MeasureFilter { Ledgers = filter.Ledgers, ExceptLedgers = filter.ExceptLedgers });

    /// <summary>A unit with nothing in scope: whether there is anything outside it, is not said.</summary>
    public static AnswerInContext NotFound(ReaderContext context, long unit) =>
        new(new Answer(AnswerTexts.UnitNotFound) { Suggestions = [AnswerTexts.AskOverall, HelpQuestions.First(context.Reader)] }) { Missed = new Missed(null, null, unit) };

    private static AnswerInContext Figures(
        string sentence, Figures f, IReadOnlyList<(string Name, string Value)> more, Table? table, string? remark, IReadOnlyList<string> suggestions, IReadOnlyList<string> measures)
    {
        List<(string Name, string Value)> facts = [.. Facts(f), .. more];
        List<CardElement> body = [TextBlock.Heading(sentence), new FactSet([.. facts.Where(x => x.Name != AnswerTexts.FactLights).Select(x => new Fact(x.Name, x.Value))])];
        if (Lights(f).ToList() is { Count: > 0 } lights)
        {
            body.Add(new RichTextBlock(
            [
                new TextRun(Say(AnswerTexts.FactLine, AnswerTexts.FactLights, string.Empty)) { IsSubtle = true },
                .. lights.SelectMany((l, i) => i == 0 ? [Counted(l)] : new[] { new TextRun(AnswerTexts.And), Counted(l) }),
            ]));
        }

        if (table is not null)
        {
            body.Add(table with { Spacing = "medium" });
        }

        if (remark is not null)
        {
            body.Add(TextBlock.Remark(remark));
        }

        return new Answer(sentence)
        {
            Lines = [.. facts.Select(x => Say(AnswerTexts.FactLine, x.Name, x.Value)), .. measures, .. remark is null ? Array.Empty<string>() : [remark]],
            Card = new AdaptiveCard(body),
            Suggestions = suggestions,
        };
    }

    /// <summary>What was promised and not kept since Monday; nothing when there is nothing.</summary>
    private async Task<IEnumerable<(string Name, string Value)>> BrokenAsync(ReaderContext context, CancellationToken token)
    {
        var broken = await promises.BrokenAsync(context.Reader.Scope, DigestIssue.Monday(context.Today), context.Today, Broken, token);
        var measures = string.Join(AnswerTexts.And, broken.Select(b => Say(AnswerTexts.BrokenOf, new MeasureNumber(ProblemNumber.From(b.Number), b.Ordinal), b.Unit)));
        return broken is [{ Total: var total }, ..]
            ? [(AnswerTexts.FactBroken, Say(total > broken.Count ? AnswerTexts.BrokenCountMore : AnswerTexts.BrokenCount, total, measures))]
            : [];
    }

    private static string Sentence(string whose, Figures f) =>
        Say(AnswerTexts.Overall, whose, f.Problems, f.Of(ProblemStatus.Closed), f.CloseOut, f.Open, f.OpenMeasures, f.Overdue, f.OverdueProblems);

    private static List<(string Name, string Value)> Facts(Figures f) =>
    [
        (AnswerTexts.FactStatus, string.Join(AnswerTexts.And, Enum.GetValues<ProblemStatus>().Where(s => f.Of(s) > 0).Select(s => Say(AnswerTexts.CountedProblems, Status(s), f.Of(s))))),
        (AnswerTexts.FactLights, string.Join(AnswerTexts.And, Lights(f).Select(l => Say(AnswerTexts.CountedMeasures, l.Light == Light.None ? AnswerTexts.NoLight : LightNames.NameOf(l.Light), l.Count)))),
        (AnswerTexts.FactDueSoon, Say(AnswerTexts.Measures, f.DueNext)),
        (AnswerTexts.FactOnTime, Say(AnswerTexts.RateOf, f.OnTime, f.OnTime.Part, f.OnTime.Whole)),
    ];

    private static TextRun Counted((Light Light, int Count) lit) =>
        lit.Light == Light.None ? new TextRun(Say(AnswerTexts.CountedMeasures, AnswerTexts.NoLight, lit.Count)) : Lamp(lit.Light, Say(AnswerTexts.Measures, lit.Count));

    private static IEnumerable<(Light Light, int Count)> Lights(Figures f) => Enum.GetValues<Light>().Reverse().Select(light => (Light: light, Count: f.Of(light))).Where(l => l.Count > 0);

    private Table Table(IReadOnlyDictionary<long, Figures> units, ReaderContext context) => Cards.Table.Of(
        [5, 2, 2, 2, 2],
        [AnswerTexts.ColumnUnit, AnswerTexts.ColumnOpen, AnswerTexts.ColumnOverdue, AnswerTexts.ColumnDueNext, AnswerTexts.ColumnCloseOut],
        Ordered(units, context).Select(u => (IReadOnlyList<string>)
            [Name(context, u.Key), $"{u.Value.Open}", $"{u.Value.Overdue}", $"{u.Value.DueNext}", $"{u.Value.CloseOut}"]));

    private IEnumerable<KeyValuePair<long, Figures>> Ordered(IReadOnlyDictionary<long, Figures> units, ReaderContext context) =>
        units.InOrder(Order, unit => Name(context, unit)).Take(Units);

    private static string Line(string unit, Figures f) => Say(AnswerTexts.UnitLine, unit, f.Open, f.Overdue, f.DueNext, f.CloseOut);

    private static string Name(ReaderContext context, long unit) => context.Roster.Unit(unit)?.Name ?? AnswerTexts.Nobody;
}
