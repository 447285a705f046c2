using CaseReform.Ops.Domain.Reminders;
using static CaseReform.Ops.Domain.Tests.Reminders.Examples;

namespace CaseReform.Ops.Domain.Tests.Reminders;

/// <summary>Lights told as ranges are the lights told one by one, whatever the ladder, the day and the measure.</summary>
public sealed class LightBandTests
{
    private static readonly Ladder[] Ladders =
    [
        Ladder.Default,
        LadderOf("""{"name":"红","light":"红","when":{"after":3},"to":["责任人"],"copy":[]}"""),
        LadderOf(
            """{"name":"静","light":"橙","when":{"silence":20,"whileMoreThan":0},"to":["责任人"],"copy":[]}""",
            """{"name":"默","light":"黄","when":{"silence":5,"whileMoreThan":3,"whileAtMost":30},"to":["责任人"],"copy":[]}""",
            """{"name":"早","light":"–","when":{"before":12},"to":["责任人"],"copy":[]}""",
            """{"name":"晚","light":"蓝","when":{"before":2},"to":["责任人"],"copy":[]}""",
            """{"name":"远","light":"红","when":{"after":250,"every":250},"to":["责任人"],"copy":[]}"""),
    ];

    [Fact]
    public void A_measure_lies_in_one_band_and_its_light_is_the_bands()
    {
        var dice = new Random(16);
        var lights = new HashSet<Light>();
        foreach (var ladder in Ladders)
        {
            foreach (var today in new[] { Day("2026-11-20"), Day("2026-10-03"), Day("2026-01-01"), Day("2026-09-20") })
            {
                var day = On(today, ladder);
                var (bands, silences) = (day.Lights.ToList(), day.Silences.ToList());
                for (var n = 0; n < 4000; n++)
                {
                    var measure = Measure(today.AddDays(dice.Next(-500, 500))) with { EnteredOn = today.AddDays(dice.Next(-60, 1)) };
                    var band = Assert.Single(bands, b => Holds(b, measure));
                    Assert.Equal((measure.Deadline, measure.EnteredOn, day.LightOf(measure)), (measure.Deadline, measure.EnteredOn, band.Light));
                    Assert.Equal((measure, day.IsQuiet(measure)), (measure, silences.Count(b => Holds(b, measure)) == 1));
                    Assert.Equal(day.IsQuiet(measure), day.Fired(measure).Any(due => due.Rung.When is RungTiming.Silence));
                    lights.Add(band.Light);
                }
            }
        }

        Assert.Equal(5, lights.Count);
    }

    private static bool Holds(LightBand band, DutyFacts measure) =>
        (band.After is null || measure.Deadline > band.After) && (band.To is null || measure.Deadline <= band.To)
        && (band.QuietAfter is null || measure.EnteredOn > band.QuietAfter) && (band.QuietTo is null || measure.EnteredOn <= band.QuietTo);
}
