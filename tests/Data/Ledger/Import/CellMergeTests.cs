using CaseReform.Ops.Data.Ledger.Import;

namespace CaseReform.Ops.Data.Tests.Ledger.Import;

/// <summary>One cell, three ways: the file, the ledger now, and the ledger when the file was made.</summary>
public sealed class CellMergeTests
{
    [Theory]
    [InlineData(null, false, false)]
    [InlineData(null, true, false)]
    [InlineData(null, true, true)]
    [InlineData("乙", false, false)]
    [InlineData("乙", true, false)]
    [InlineData("乙", true, true)]
    public void What_is_blank_or_equal_is_the_same_whoever_changed_it(string? file, bool changedSince, bool byOthers) =>
        Assert.Equal(CellVerdict.Same, CellMerge.Judge(file, "乙", changedSince, "甲", byOthers));

    [Fact]
    public void What_only_the_file_changed_is_different() => Assert.Equal(CellVerdict.Different, CellMerge.Judge("乙", "甲", changedSince: false, null, byOthers: false));

    [Fact]
    public void What_only_the_ledger_changed_is_kept() => Assert.Equal(CellVerdict.Kept, CellMerge.Judge("甲", "乙", changedSince: true, "甲", byOthers: true));

    [Fact]
    public void What_both_changed_is_a_conflict() => Assert.Equal(CellVerdict.Conflict, CellMerge.Judge("丙", "乙", changedSince: true, "甲", byOthers: true));

    [Fact]
    public void What_the_offices_own_files_changed_twice_is_no_conflict() => Assert.Equal(CellVerdict.Different, CellMerge.Judge("丙", "乙", changedSince: true, "甲", byOthers: false));

    [Fact]
    public void What_was_blank_and_is_filled_on_both_sides_is_a_conflict() => Assert.Equal(CellVerdict.Conflict, CellMerge.Judge("丙", "乙", changedSince: true, null, byOthers: true));
}
