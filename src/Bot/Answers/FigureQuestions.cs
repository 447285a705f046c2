using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Data.Answers;
using CaseReform.Ops.Data.Updates;
using CaseReform.Ops.Domain.Counting;
using CaseReform.Ops.Domain.Digest;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.Reminders;

using static CaseReform.Ops.Bot.Answers.Words;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>总体情况, 某单位情况, 我分管的: the digest's figures as they are now, over what the reader may see.</summary>
internal sealed class FigureQuestions(FigureStore figures, MeasureLists lists, PromiseStore promises)
{
    private const int Units = 10;
    private const int Slow = 5;
    private const int Broken = 3;

    /// <summary>总体情况</summary>
    public async Task<Said> OverallAsync(Desk desk, CancellationToken token)
    {
        var seen = await figures.ReadAsync(desk.Reader.Scope, desk.Figures, token);
        if (seen.Total.Problems == 0)
        {
            return new Answer(AnswerTexts.NothingInScope) { Suggestions = [AnswerTexts.AskHelp] };
        }

        var sentence = Sentence(Say(AnswerTexts.AsOf, Day(desk.Today, desk.Today)), seen.Total);
        var units = seen.ByUnit.Count > 1 ? Table(seen.ByUnit, desk) : null;
        return Figures(
            sentence, [.. Facts(seen.Total), .. await BrokenAsync(desk, token)], units, desk.Reader.Scope.All ? AnswerTexts.WholeLedger : AnswerTexts.OwnScope,
            [AnswerTexts.AskOverdue, AnswerTexts.AskDueSoon], []);
    }

    /// <summary>某单位情况: of one lead unit. A unit outside the scope is not found.</summary>
    public async Task<Said> UnitAsync(Desk desk, long? unit, CancellationToken token)
    {
        var seen = await figures.ReadAsync(desk.Reader.Scope, desk.Figures, token);
        if (unit is null)
        {
            return new Answer(AnswerTexts.WhichUnit)
            {
                Suggestions = [.. seen.ByUnit.OrderByDescending(u => u.Value.Overdue).Take(5).Select(u => Say(AnswerTexts.AskUnit, Name(desk, u.Key)))],
            };
        }

        if (!seen.ByUnit.TryGetValue(unit.Value, out var own) || own.Problems == 0)
        {
            return NotFound(desk, unit.Value);
        }

        var overdue = await lists.DueAsync(desk.Reader.Scope, new DueQuery(null, desk.Today, unit), ListPlace.Start, Slow, token);
        return Figures(
            Sentence(Name(desk, unit.Value), own), Facts(own), overdue.Rows.Count > 0 ? MeasureTable.Of(overdue.Rows, desk) : null,
            null, [.. overdue.Rows.Take(2).Select(row => Say(AnswerTexts.AskMeasure, Named(desk, row))), AnswerTexts.AskOverall],
            [.. overdue.Rows.Select(row => Words.Line(row, desk))]);
    }

    /// <summary>我分管的: the units' figures and what is slowest.</summary>
    public async Task<Said> MyUnitsAsync(Desk desk, CancellationToken token)
    {
        var scope = desk.Reader.Scope;
        if (scope.All)
        {
            return await OverallAsync(desk, token);
        }

        if (scope.Units.Count + scope.OverseeingUnits.Count + scope.OverseenUnits.Count == 0)
        {
            return new Answer(AnswerTexts.NoUnits) { Suggestions = [HelpQuestions.First(desk.Reader), AnswerTexts.AskHelp] };
        }

        var seen = await figures.ReadAsync(scope, desk.Figures, token);
        var oversees = scope.OverseeingUnits.Count + scope.OverseenUnits.Count > 0;
        var units = seen.ByUnit.Where(u => u.Value.Problems > 0 && (oversees || scope.Units.Contains(u.Key))).ToDictionary();
        if (units.Count == 0)
        {
            return new Answer(AnswerTexts.NothingInUnits) { Suggestions = [AnswerTexts.AskOverall, AnswerTexts.AskHelp] };
        }

        var slow = (await lists.DueAsync(scope, new DueQuery(null, desk.Today), ListPlace.Start, Slow, token)).Rows;
        var sentence = Say(
            AnswerTexts.MyUnits, units.Count, units.Values.Sum(f => f.Problems), units.Values.Sum(f => f.Open), units.Values.Sum(f => f.OpenMeasures), units.Values.Sum(f => f.Overdue));
        List<CardElement> body = [TextBlock.Heading(sentence), Table(units, desk)];
        if (slow.Count > 0)
        {
            body.AddRange([new TextBlock(AnswerTexts.Slowest) { Weight = "bolder", Separator = true }, MeasureTable.Of(slow, desk)]);
        }

        return new Answer(sentence)
        {
            Lines = [.. Ordered(units, desk).Select(u => Line(Name(desk, u.Key), u.Value)), .. slow.Count > 0 ? [AnswerTexts.Slowest] : Array.Empty<string>(), .. slow.Select(row => Words.Line(row, desk))],
            Card = new AdaptiveCard(body),
            Suggestions = [.. Ordered(units, desk).Take(2).Select(u => Say(AnswerTexts.AskUnit, Name(desk, u.Key))), AnswerTexts.AskOverdue, AnswerTexts.AskDueSoon],
        };
    }

    /// <summary>A unit with nothing in scope: whether there is anything outside it, is not said.</summary>
    public static Said NotFound(Desk desk, long unit) =>
        new(new Answer(AnswerTexts.UnitNotFound) { Suggestions = [AnswerTexts.AskOverall, HelpQuestions.First(desk.Reader)] }) { Missed = new Missed(null, null, unit) };

    private static Said Figures(
        string sentence, IReadOnlyList<(string Name, string Value)> facts, Table? table, string? remark, IReadOnlyList<string> suggestions, IReadOnlyList<string> measures)
    {
        List<CardElement> body = [TextBlock.Heading(sentence), new FactSet([.. facts.Select(x => new Fact(x.Name, x.Value))])];
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
    private async Task<IEnumerable<(string Name, string Value)>> BrokenAsync(Desk desk, CancellationToken token)
    {
        var broken = await promises.BrokenAsync(desk.Reader.Scope, DigestIssue.Monday(desk.Today), desk.Today, Broken, token);
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
        (AnswerTexts.FactLights, string.Join(AnswerTexts.And, Enum.GetValues<Light>().Reverse().Where(l => f.Of(l) > 0).Select(l => Say(AnswerTexts.CountedMeasures, l == Light.None ? AnswerTexts.NoLight : LightNames.NameOf(l), f.Of(l))))),
        (AnswerTexts.FactDueSoon, Say(AnswerTexts.Measures, f.DueNext)),
        (AnswerTexts.FactOnTime, Say(AnswerTexts.RateOf, f.OnTime, f.OnTime.Part, f.OnTime.Whole)),
    ];

    private static Table Table(IReadOnlyDictionary<long, Figures> units, Desk desk) => Cards.Table.Of(
        [5, 2, 2, 2, 2],
        [AnswerTexts.ColumnUnit, AnswerTexts.ColumnOpen, AnswerTexts.ColumnOverdue, AnswerTexts.ColumnDueNext, AnswerTexts.ColumnCloseOut],
        Ordered(units, desk).Select(u => (IReadOnlyList<string>)
            [Name(desk, u.Key), $"{u.Value.Open}", $"{u.Value.Overdue}", $"{u.Value.DueNext}", $"{u.Value.CloseOut}"]));

    private static IEnumerable<KeyValuePair<long, Figures>> Ordered(IReadOnlyDictionary<long, Figures> units, Desk desk) =>
        units.MostOverdueFirst(unit => Name(desk, unit)).Take(Units);

    private static string Line(string unit, Figures f) => Say(AnswerTexts.UnitLine, unit, f.Open, f.Overdue, f.DueNext, f.CloseOut);

    private static string Name(Desk desk, long unit) => desk.Roster.Unit(unit)?.Name ?? AnswerTexts.Nobody;
}
