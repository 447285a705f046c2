using CaseReform.Ops.Domain.Questions;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Domain.Tests.Questions;

public sealed class MeasureFilterTests
{
    [Fact]
    public void Filters_that_say_the_same_are_equal_and_others_are_not()
    {
        Assert.Equal(new MeasureFilter { Units = [1, 2], Lights = [Light.Red], Words = ["采购"] }, new MeasureFilter { Units = [1, 2], Lights = [Light.Red], Words = ["采购"] });
        Assert.Equal(MeasureFilter.None, new MeasureFilter { Units = [], Ledgers = [] });
        Assert.NotEqual(new MeasureFilter { Units = [1, 2] }, new MeasureFilter { Units = [2, 1] });
        Assert.NotEqual(MeasureFilter.None, new MeasureFilter { ExceptLedgers = ["甲"] });
    }

    [Fact]
    public void Joined_stages_are_taken_apart()
    {
        MeasureStage? joined = MeasureStage.NotStarted | MeasureStage.Closed;
        Assert.Equal([MeasureStage.NotStarted, MeasureStage.Closed], joined.Each());
        Assert.Empty(((MeasureStage?)null).Each());
        Assert.Equal(9, MeasureStages.All.Count);
    }

    [Theory]
    [InlineData(60, null, 60, true)]
    [InlineData(60, null, 59, false)]
    [InlineData(null, 49, 49, true)]
    [InlineData(null, 49, 50, false)]
    [InlineData(null, null, null, false)]
    public void A_percentage_lies_between_both_ends_and_none_lies_nowhere(int? from, int? to, int? percent, bool holds) => Assert.Equal(holds, new PercentSpan(from, to).Holds(percent));
}
