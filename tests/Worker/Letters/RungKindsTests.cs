using CaseReform.Ops.Domain.Reminders;
using CaseReform.Ops.Worker.Letters;

namespace CaseReform.Ops.Worker.Tests.Letters;

public sealed class RungKindsTests
{
    public static TheoryData<RungTiming, string> Timings => new()
    {
        { new RungTiming.Before(3), "Before" },
        { new RungTiming.OnTheDay(), "Day" },
        { new RungTiming.After(5, null), "After" },
        { new RungTiming.After(10, 5), "AfterRepeating" },
        { new RungTiming.Silence(10, 7), "Silence" },
        { new RungTiming.QuarterEnd(7), "Periodic" },
    };

    [Theory, MemberData(nameof(Timings))]
    public void A_rungs_timing_chooses_what_its_letter_says(RungTiming timing, string kind) => Assert.Equal(kind, RungKinds.Of(timing).ToString());
}
