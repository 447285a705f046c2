using CaseReform.Ops.Worker.Ledger.Import;

namespace CaseReform.Ops.Worker.Tests.Ledger.Import;

public sealed class ReckonedDeadlineTests
{
    [Fact]
    public void The_same_wording_on_several_sheets_is_shown_once_with_the_first_place_and_all_its_rows()
    {
        var first = new ReckonedDeadline("年底前", new DateOnly(2026, 12, 31), LongTerm: false, Note: null, Count: 2, "甲县", 3);
        var second = first with { Count = 3, Sheet = "乙县", Row = 5 };
        var other = first with { Date = new DateOnly(2027, 12, 31), Count = 1, Sheet = "丙县" };

        Assert.Equal([first with { Count = 5 }, other], ReckonedDeadline.Joined([first, second, other]));
    }
}
