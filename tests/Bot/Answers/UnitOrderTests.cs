using CaseReform.Ops.Domain.Counting;
using CaseReform.Ops.Hosting.Office;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Bot.Tests.Answers;

/// <summary>An office that wants no ranking gets none: neither in the order nor in what is said of it.</summary>
public sealed class UnitOrderTests : TwoUnitsTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    [Theory]
    [InlineData("各单位情况", UnitOrder.MostOverdue, true)]
    [InlineData("各单位情况", UnitOrder.Name, false)]
    [InlineData("总体情况", UnitOrder.MostOverdue, true)]
    [InlineData("总体情况", UnitOrder.Name, false)]
    [InlineData("哪些单位有未完成的", UnitOrder.MostOverdue, true)]
    [InlineData("哪些单位有未完成的", UnitOrder.Name, false)]
    public async Task Units_stand_by_what_is_overdue_only_where_the_office_wants_it(string question, UnitOrder order, bool isLateFirst)
    {
        // the first by name has less to do
        await ProblemAsync("1", Today.AddDays(20), unit: There);
        await ProblemAsync("2", Today.AddDays(-5));
        await ProblemAsync("3", Today.AddDays(-5));
        Services.GetRequiredService<IOptions<OfficeOptions>>().Value.UnitOrder = order;

        var turn = await SayAsync("周办公", question);
        var said = turn.Card.GetRawText() + turn.Answer.Text;

        var (late, other) = (said.LastIndexOf("示例局", StringComparison.Ordinal), said.LastIndexOf("样例中心", StringComparison.Ordinal));
        Assert.True(late >= 0 && other >= 0, said);
        Assert.Equal(isLateFirst, late < other);
        if (order == UnitOrder.Name)
        {
            Assert.DoesNotContain("按逾期措施多少", said, StringComparison.Ordinal);
        }
    }
}
