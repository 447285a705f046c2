using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Asks;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Tests.Access;
using CaseReform.Ops.Domain.Tests.Calendar;

namespace CaseReform.Ops.Domain.Tests.Asks;

public sealed class OfficeAskRuleTests
{
    public static TheoryData<PostRole> Roles => [.. Enum.GetValues<PostRole>()];

    [Theory]
    [MemberData(nameof(Roles))]
    public void The_office_may_ask_for_everything_and_nobody_else_for_anything(PostRole role)
    {
        var standing = new AccessTown().Standing(role);

        Assert.All(Enum.GetValues<OfficeAskKind>(), kind => Assert.Equal(role == PostRole.Office, OfficeAskRule.May(standing, kind)));
    }

    [Fact]
    public void Nobody_may_ask_for_anything() => Assert.All(Enum.GetValues<OfficeAskKind>(), kind => Assert.False(OfficeAskRule.May(null, kind)));

    [Fact]
    public void What_changes_something_is_confirmed_and_what_only_shows_is_not() => Assert.Equal(
        [OfficeAskKind.ExportLedger, OfficeAskKind.PreviewReminders, OfficeAskKind.PreviewDigest, OfficeAskKind.Check, OfficeAskKind.ListUnits, OfficeAskKind.ListPeople],
        Enum.GetValues<OfficeAskKind>().Where(kind => !OfficeAskRule.IsConfirmed(kind)));

    [Fact]
    public void What_is_confirmed_is_noted_with_its_change_but_for_the_digest_which_goes_out_once_a_week() =>
        Assert.Equal([OfficeAskKind.IssueDigest], Enum.GetValues<OfficeAskKind>().Where(kind => OfficeAskRule.IsConfirmed(kind) && !OfficeAskRule.IsJoined(kind)));

    [Theory]
    [InlineData("2026-11-20T09:00:00+08:00", "2026-11-23T17:30:00+08:00")]
    [InlineData("2026-11-20T23:00:00+08:00", "2026-11-23T17:30:00+08:00")]
    [InlineData("2026-11-21T09:00:00+08:00", "2026-11-23T17:30:00+08:00")]
    [InlineData("2026-11-23T09:00:00+08:00", "2026-11-24T17:30:00+08:00")]
    public void A_card_holds_until_the_end_of_the_next_working_day(string shown, string until) => Assert.Equal(
        DateTimeOffset.Parse(until, null), OfficeAskRule.HoldsUntil(DateTimeOffset.Parse(shown, null), OfficeHoursTests.Office("Asia/Shanghai", "08:30", "17:30"), new WorkingCalendar([])));
}
