using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Data.Answers;
using CaseReform.Ops.Data.Updates;
using CaseReform.Ops.Domain.Counting;
using CaseReform.Ops.Domain.Digest;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.Questions;
using CaseReform.Ops.Domain.Reminders;

using static CaseReform.Ops.Bot.Answers.AnswerPhrases;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>总体情况, 某单位情况, 我分管的: the digest's figures as they are now, over what the reader may see.</summary>
internal sealed class FigureQuestions(FigureStore figures, MeasureLists lists, FilteredMeasures measures, PromiseStore promises)
{
    private const int Units = 10;
    private const int Slow = 5;
    private const int Broken = 3;

    /// <summary>总体情况</summary>
    public Task<AnswerInContext> OverallAsync(ReaderContext context, CancellationToken token) => OverallAsync(context, null, token);

    /// <summary>总体情况, of one ledger where it is named.</summary>
    public async Task<AnswerInContext> OverallAsync(ReaderContext context, string? ledger, CancellationToken token)
    {
        var seen = await figures.ReadAsync(context.Reader.Scope, context.Figures, ledger, token);
        if (seen.Total.Problems == 0)
        {
            return new Answer(ledger is null ? AnswerTexts.NothingInScope : Say(AnswerTexts.NothingInLedger, ledger)) { Suggestions = [AnswerTexts.AskOverall, AnswerTexts.AskHelp] };
        }

        var sentence = Sentence((ledger is null ? string.Empty : Say(AnswerTexts.LedgerMark, ledger)) + Say(AnswerTexts.AsOf, Day(context.Today, context.Today)), seen.Total);
        if (ledger is not null)
        {
            return Figures(
                sentence, seen.Total, [], seen.ByUnit.Count > 1 ? Table(seen.ByUnit, context) : null, context.Reader.Scope.All ? AnswerTexts.OneLedger : AnswerTexts.OwnScope,
                [AnswerTexts.AskOverall, AnswerTexts.AskOverdue], []);
        }

        var units = seen.ByUnit.Count > 1 ? Table(seen.ByUnit, context) : null;
        return Figures(
            sentence, seen.Total, [.. await BrokenAsync(context, token)], units, context.Reader.Scope.All ? AnswerTexts.WholeLedger : AnswerTexts.OwnScope,
            [AnswerTexts.AskOverdue, AnswerTexts.AskDueSoon], []);
    }

    /// <summary>某单位情况: of one lead unit. A unit outside the scope is not found.</summary>
    public Task<AnswerInContext> UnitAsync(ReaderContext context, long? unit, CancellationToken token) => UnitAsync(context, unit, null, token);

    /// <summary>The same, of one ledger where it is named.</summary>
    public async Task<AnswerInContext> UnitAsync(ReaderContext context, long? unit, string? ledger, CancellationToken token)
    {
        var seen = await figures.ReadAsync(context.Reader.Scope, context.Figures, ledger, token);
        if (unit is null)
        {
            return new Answer(AnswerTexts.WhichUnit)
            {
                Suggestions = [.. seen.ByUnit.OrderByDescending(u => u.Value.Overdue).Take(5).Select(u => Say(AnswerTexts.AskUnit, Name(context, u.Key)))],
            };
        }

        if (!seen.ByUnit.TryGetValue(unit.Value, out var own) || own.Problems == 0)
        {
            return NotFound(context, unit.Value);
        }

        var overdue = ledger is null
            ? await lists.DueAsync(context.Reader.Scope, DueQuery.Overdue(context.Today, unit), ListPlace.Start, Slow, token)
            : await measures.PageAsync(
                new MeasureQuery(context.Reader, new MeasureFilter { Units = [unit.Value], Ledger = ledger, Overdue = true }, context.Day), ListPlace.Start, Slow, token);
        return Figures(
            Sentence((ledger is null ? string.Empty : Say(AnswerTexts.LedgerMark, ledger)) + Name(context, unit.Value), own), own, [], overdue.Rows.Count > 0 ? MeasureListCard.Of(overdue.Rows, context) : null,
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

        var slow = (await lists.DueAsync(scope, new DueQuery(null, context.Today), ListPlace.Start, Slow, token)).Rows;
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

    private static Table Table(IReadOnlyDictionary<long, Figures> units, ReaderContext context) => Cards.Table.Of(
        [5, 2, 2, 2, 2],
        [AnswerTexts.ColumnUnit, AnswerTexts.ColumnOpen, AnswerTexts.ColumnOverdue, AnswerTexts.ColumnDueNext, AnswerTexts.ColumnCloseOut],
        Ordered(units, context).Select(u => (IReadOnlyList<string>)
            [Name(context, u.Key), $"{u.Value.Open}", $"{u.Value.Overdue}", $"{u.Value.DueNext}", $"{u.Value.CloseOut}"]));

    private static IEnumerable<KeyValuePair<long, Figures>> Ordered(IReadOnlyDictionary<long, Figures> units, ReaderContext context) =>
        units.MostOverdueFirst(unit => Name(context, unit)).Take(Units);

    private static string Line(string unit, Figures f) => Say(AnswerTexts.UnitLine, unit, f.Open, f.Overdue, f.DueNext, f.CloseOut);

    private static string Name(ReaderContext context, long unit) => context.Roster.Unit(unit)?.Name ?? AnswerTexts.Nobody;
}
