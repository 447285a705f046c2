using CaseReform.Ops.Domain.Digest;

namespace CaseReform.Ops.Domain.Tests.Digest;

public sealed class DigestIssueTests
{
    [Theory]
    [InlineData("2026-11-16", 2026, 47)]
    [InlineData("2026-11-18", 2026, 47)]
    [InlineData("2026-12-28", 2026, 53)]
    [InlineData("2027-01-03", 2026, 53)]
    [InlineData("2027-01-04", 2027, 1)]
    public void The_iso_week_of_the_day_numbers_the_issue(string day, int year, int week) =>
        Assert.Equal(new DigestIssue(year, week), DigestIssue.Of(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("2026-11-09", "2026-11-16", 0)]
    [InlineData("2026-11-13", "2026-11-16", 0)]
    [InlineData("2026-09-28", "2026-10-08", 0)]
    [InlineData("2026-10-26", "2026-11-18", 2)]
    [InlineData("2026-11-16", "2026-11-16", 0)]
    [InlineData("2026-11-15", "2026-11-16", 0)]
    [InlineData("2026-11-15", "2026-11-22", 0)]
    [InlineData("2026-12-21", "2027-01-04", 1)]
    [InlineData("2026-12-27", "2027-01-10", 1)]
    [InlineData("2027-01-04", "2026-12-24", 0)]
    public void Weeks_without_an_issue_are_counted(string last, string day, int missed) =>
        Assert.Equal(missed, DigestIssue.WeeksMissed(
            DateOnly.Parse(last, System.Globalization.CultureInfo.InvariantCulture), DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("2026-11-16", "2026-11-16")]
    [InlineData("2026-11-17", "2026-11-16")]
    [InlineData("2026-11-22", "2026-11-16")]
    [InlineData("2027-01-03", "2026-12-28")]
    public void A_week_begins_on_monday_and_holds_the_sunday_after(string day, string monday) =>
        Assert.Equal(
            DateOnly.Parse(monday, System.Globalization.CultureInfo.InvariantCulture), DigestIssue.Monday(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));
}
