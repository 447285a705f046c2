using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Domain.Tests.People;

public sealed class TenuresTests
{
    [Theory]
    [InlineData("01-05..01-10", "01-10..", true)]
    [InlineData("01-05..01-10", "01-11..", false)]
    [InlineData("01-05..", "01-01..01-04", false)]
    [InlineData("01-05..", "01-01..", true)]
    public void Two_periods_overlap_when_they_share_a_day(string one, string other, bool overlap)
    {
        Assert.Equal(overlap, Tenures.Overlap(Of(one), Of(other)));
        Assert.Equal(overlap, Tenures.Overlap(Of(other), Of(one)));
    }

    [Theory]
    [InlineData("01-05..01-10 01-11..01-20", "01-05..01-20")]
    [InlineData("01-12..01-20 01-05..01-10", "01-05..01-10 01-12..01-20")]
    [InlineData("01-05..01-20 01-06..01-10", "01-05..01-20")]
    [InlineData("01-05.. 01-06..01-10", "01-05..")]
    [InlineData("01-05..01-10 01-08..", "01-05..")]
    [InlineData("", "")]
    public void Periods_that_overlap_or_follow_one_another_are_one(string periods, string joined) => Assert.Equal(
        joined,
        string.Join(' ', Tenures.Joined(periods.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Of)).Select(p => $"{p.From:MM-dd}..{p.To:MM-dd}")));

    private static (DateOnly From, DateOnly? To) Of(string text)
    {
        var parts = text.Split("..");
        return (DateOnly.Parse("2026-" + parts[0], null), parts[1].Length == 0 ? null : DateOnly.Parse("2026-" + parts[1], null));
    }
}
