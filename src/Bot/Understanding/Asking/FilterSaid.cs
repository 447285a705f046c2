using System.Text.RegularExpressions;
using CaseReform.Ops.Domain.Questions;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Bot.Understanding.Asking;

/// <summary>What a question restricts by, but for its days.</summary>
internal sealed partial class FilterSaid(Said said, UnitsSaid own, WhatIsAsked asked)
{
    /// <summary>The lights and their words.</summary>
    public static readonly (Cue Cue, Light Light)[] Lights = [(Cue.Red, Light.Red), (Cue.Orange, Light.Orange), (Cue.Yellow, Light.Yellow), (Cue.Blue, Light.Blue), (Cue.Green, Light.Green)];

    /// <summary>The states and their words.</summary>
    public static readonly (Cue Cue, MeasureStage Stage)[] Stages =
    [
        (Cue.NotCompleted, MeasureStage.Open), (Cue.NotStarted, MeasureStage.NotStarted), (Cue.InProgress, MeasureStage.InProgress), (Cue.Completed, MeasureStage.Completed),
        (Cue.AwaitingCloseOut, MeasureStage.AwaitingCloseOut), (Cue.Closed, MeasureStage.Closed), (Cue.LongTerm, MeasureStage.LongTerm), (Cue.Returned, MeasureStage.Returned), (Cue.CloseOut, MeasureStage.CloseOut),
    ];

    /// <summary>The filter, built in this place only.</summary>
    /// <param name="inside">Units that are meant.</param>
    /// <param name="outside">Units that are left out.</param>
    public MeasureFilter Read(IReadOnlyList<long> inside, IReadOnlyList<long> outside)
    {
        var named = said.Pieces.Any(piece => piece is Piece.Person);
        return new MeasureFilter
        {
            Units = [.. inside],
            ExceptUnits = [.. outside],
            Lights = [.. LightsSaid()],
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

    /// <summary>With ledgers, what is left out, several states, how late and how much is done.</summary>
    /// <param name="filter">With its days.</param>
    public MeasureFilter Shared(MeasureFilter filter)
    {
        List<string> ledgers = [], without = [];
        for (var i = 0; i < said.Pieces.Count; i++)
        {
            if (said.Pieces[i] is Piece.Ledger ledger)
            {
                (LeftOut.IsLeftOutLedger(said, i) ? without : ledgers).Add(ledger.Name);
            }
        }

        var (share, late) = (said.Pieces.OfType<Piece.Share>().ToList(), said.Pieces.OfType<Piece.Late>().FirstOrDefault());
        filter = filter with
        {
            Ledgers = [.. ledgers.Distinct()],
            ExceptLedgers = [.. without.Distinct()],
            ExceptLights = [.. Lights.Where(light => LeftOut.Leaves(said, light.Cue)).Select(light => light.Light)],
            ExceptQuiet = LeftOut.Leaves(said, Cue.Quiet),
            ExceptOverdue = LeftOut.Leaves(said, Cue.Overdue),
            ExceptStage = JoinedStages.Together(Stages.Where(stage => LeftOut.Leaves(said, stage.Cue)).Select(stage => stage.Stage)),
            Stage = JoinedStages.Stages(said) is { } stages && filter is { Completed: null, Closed: null } ? stages : filter.Stage,
            Late = late?.By,
            Percent = share.Find(part => part.Percent is not null)?.Percent,
            NoPercent = share.Exists(part => part.Percent is null),
        };

        // lights, silence and progress are of what is still to be done
        return filter.Stage is null && filter is { Completed: null, Closed: null } && (filter.Percent is not null || filter.NoPercent || filter.ExceptLights.Count > 0 || filter.ExceptQuiet || filter.ExceptOverdue)
            ? filter with { Stage = MeasureStage.Open }
            : filter;
    }

    /// <summary>Whether it restricts by more than whose it is.</summary>
    public static bool Restricts(MeasureFilter filter) =>
        (filter with { Units = [], ExceptUnits = [], People = [], LedByPeople = false, Ledgers = [], ExceptLedgers = [], Whose = Whose.Anybodys, Words = [] }) != MeasureFilter.None;

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
