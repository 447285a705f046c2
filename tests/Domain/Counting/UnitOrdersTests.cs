using CaseReform.Ops.Domain.Counting;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Domain.Tests.Counting;

public sealed class UnitOrdersTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    [Theory]
    [InlineData(UnitOrder.MostOverdue, "丙 甲 乙")]
    [InlineData(UnitOrder.Name, "丙 乙 甲")]
    public void Units_stand_by_what_is_overdue_or_by_name(UnitOrder order, string expected)
    {
        var units = new FiguresByUnit<string>(Today, Today.AddDays(7));
        foreach (var (unit, days) in new[] { ("甲", -1), ("乙", 5), ("丙", -2) })
        {
            units.Of(unit).Add(ProblemStatus.InProgress, [(CountedMeasure.Of(ProblemStatus.InProgress, MeasureStatus.InProgress, Today.AddDays(days), Today.AddDays(days), null), Light.Red)]);
        }

        units.Of("丙").Add(ProblemStatus.InProgress, [(CountedMeasure.Of(ProblemStatus.InProgress, MeasureStatus.InProgress, Today.AddDays(-3), Today.AddDays(-3), null), Light.Red)]);

        Assert.Equal(expected.Split(' ').ToList(), units.Units.InOrder(order, name => name).Select(u => u.Key).ToList());
    }
}
