using System.Text.RegularExpressions;
using CaseReform.Ops.Domain.Questions;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Bot.Understanding.Asking;

/// <summary>What a question restricts by, but for its days.</summary>
internal sealed partial class FilterSaid(Said said, UnitsSaid own, WhatIsAsked asked)
{
    private static readonly (Cue Cue, Light Light)[] Lights = [(Cue.Red, Light.Red), (Cue.Orange, Light.Orange), (Cue.Yellow, Light.Yellow), (Cue.Blue, Light.Blue), (Cue.Green, Light.Green)];

    /// <summary>The filter, built in this place only.</summary>
    /// <param name="inside">Units that are meant.</param>
    /// <param name="outside">Units that are left out.</param>
    public MeasureFilter Read(IReadOnlyList<long> inside, IReadOnlyList<long> outside)
    {
        var named = said.Pieces.Any(piece => piece is Piece.Person);
        return new MeasureFilter
        {
            Units = inside,
            ExceptUnits = outside,
            Ledger = Ledger(),
            Lights = LightsSaid(),
            Stage = Stage(),
            Quiet = said.Says(Cue.Quiet),
            Overdue = said.Says(Cue.Overdue),
            Promised = said.Says(Cue.Promised) && !said.Says(Cue.Broken),
            Broken = said.Says(Cue.Broken),
            Whose = new WhoseSaid(said, own).Read(inside),
            People = named && asked.AsksWho() ? [] : [.. said.Pieces.OfType<Piece.Person>().SelectMany(person => person.Known).Select(person => person.Id).Distinct()],
            LedByPeople = named && (said.HasAny(Cue.Supervised, Cue.MyUnits) || said.TextHas("分管领导")),
        };
    }

    /// <summary>Whether it restricts by more than whose it is.</summary>
    public static bool Restricts(MeasureFilter filter) =>
        filter.Lights.Count > 0 || filter.Quiet || filter.Overdue || filter.Promised || filter.Broken || filter.Stage is not null
        || (filter.Due ?? filter.Reported ?? filter.Unreported ?? filter.Completed ?? filter.Closed ?? filter.Entered) is not null;

    private string? Ledger() => said.Pieces.OfType<Piece.Ledger>().Select(ledger => ledger.Name).Distinct().ToList() is [var one] ? one : null;

    private List<Light> LightsSaid() => [.. Lights.Where(light => said.Says(light.Cue)).Select(light => light.Light)];

    private MeasureStage? Stage() =>
        said.Says(Cue.Broken) || Whatever().IsMatch(said.Text) ? null :
        said.Says(Cue.AwaitingCloseOut) || (said.Says(Cue.Completed) && said.Pieces.Any(piece => piece.Is(Cue.NotCompleted) && said.TextOf(piece).Contains('销'))) ? MeasureStage.AwaitingCloseOut
        : said.Says(Cue.CloseOut) ? MeasureStage.CloseOut
        : said.Says(Cue.Returned) ? MeasureStage.Returned
        : said.Says(Cue.LongTerm) ? MeasureStage.LongTerm
        : said.Says(Cue.NotStarted) ? MeasureStage.NotStarted
        : said.Says(Cue.InProgress) ? MeasureStage.InProgress
        : said.Says(Cue.NotCompleted) ? MeasureStage.Open
        : said.Says(Cue.Closed) ? MeasureStage.Closed
        : said.Says(Cue.Completed) ? MeasureStage.Completed
        : null;

    // 不管完成没完成
    [GeneratedRegex("(?:不管|不论|无论).{0,3}(?:完成|办结|有没有|是不是|是否|弄|搞)|完成没完成都|完成不完成都|完没完成都")]
    private static partial Regex Whatever();
}
