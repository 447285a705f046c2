using CaseReform.Ops.Domain.Ledger;

namespace CaseReform.Ops.Domain.Tests.Ledger;

/// <summary>A ledger and a file as number and text, e.g. <c>1甲 2乙</c>.</summary>
public sealed class RenumberingRuleTests
{
    private const string Ledger = "1甲 2乙 3丙 4丁";

    [Theory]
    [InlineData("1甲 2乙 3丙 4丁")]
    [InlineData("1甲 3丙 4丁")] // a row deleted, nothing renumbered
    [InlineData("1甲 2新 3丙 4丁")] // other words
    [InlineData("1甲 2乙 3丙 4丁 5戊")]
    [InlineData("4丁 1甲 3丙 2乙")] // sorted otherwise
    [InlineData("1新 2更新 3又新 4再新")]
    [InlineData("1甲 2丙 3丙 4丁")] // the same text twice tells nothing
    public void Numbers_that_stayed_are_no_question(string file) => Assert.Empty(Decide(Ledger, file).Moved);

    [Theory]
    [InlineData("1甲 2丙 3丁", "3→2 4→3", "1 3 4")] // 2 deleted
    [InlineData("1乙 2丙 3丁", "2→1 3→2 4→3", "2 3 4")] // 1 deleted
    [InlineData("1甲 2新 3乙 4丙 5丁", "2→3 3→4 4→5", "1 5 2 3 4")] // one put in
    [InlineData("1新 2甲 3乙 4丙 5丁", "1→2 2→3 3→4 4→5", "5 1 2 3 4")]
    [InlineData("1甲 2丙 3丁改 4戊", "3→2", "1 3 ? ?")] // 丁 with other words, or new: it cannot be told
    [InlineData("1甲 2丙 3丁改", "3→2", "1 3 4")] // one is left on both sides
    [InlineData("1甲 2丙 3丁 4戊", "3→2 4→3", "1 3 4 5")] // one deleted, one added
    [InlineData("1乙 2甲 3丙 4丁", "2→1 1→2", "2 1 3 4")] // two changed places
    [InlineData("一1甲 一2乙 一3丙 一4丁", "1→一1 2→一2 3→一3 4→一4", "1 2 3 4")]
    public void Texts_under_other_numbers_are_recognised_and_keep_theirs(string file, string moved, string kept)
    {
        var found = Decide(Ledger, file);
        Assert.Equal(moved, string.Join(' ', found.Moved.Select(m => $"{m.Ledger}→{m.File}")));
        Assert.Equal(kept, string.Join(' ', found.Kept.Select(k => k ?? "?")));
    }

    [Fact]
    public void A_new_problem_never_gets_a_number_that_the_ledger_has()
    {
        var given = Assert.Single(Decide("XC-009甲 XC-010乙", "XC-009新 XC-010甲 XC-011乙").Given);
        Assert.Equal(("XC-009", "XC-011"), (given.File, given.Ledger));
    }

    [Theory]
    [InlineData("1甲 2乙 3丙 4丁 5戊 6己 7庚 8辛 9壬 10癸", "1甲 2新 3乙 4丙 5丁 6戊 7己 8庚 9辛 10壬 11癸", "2→11")]
    [InlineData("1甲 2乙 3丙 4丁 5戊 6己 7庚 8辛 9壬 10癸 11子 12丑", "1甲 2乙 3新 4又新 5丙 6丁 7戊 8己 9庚 10辛 11壬 12癸 13子 14丑", "3→13 4→14")]
    [InlineData("XC-9甲 XC-10乙", "XC-9新 XC-10甲 XC-11乙", "XC-9→XC-11")]
    [InlineData("一-9甲 一-10乙 一-99丙 一-100丁", "一-9新 一-10甲 一-11乙 一-99丙 一-100丁", "一-9→一-101")]
    [InlineData("9甲 10乙", "12又新 9新 10甲 11乙", "9→13")]
    public void A_new_problem_whose_number_is_taken_gets_the_one_after_the_highest_as_people_count(string ledger, string file, string given) =>
        Assert.Equal(given, string.Join(' ', Decide(ledger, file).Given.Select(g => $"{g.File}→{g.Ledger}")));

    [Fact]
    public void A_number_that_was_withdrawn_counts_as_taken() =>
        Assert.Equal("101", Assert.Single(RenumberingRule.Decide(Read("9甲 10乙"), Read("9新 10甲 11乙"), ["99", "100"]).Given).Ledger);

    [Fact]
    public void White_space_and_width_are_no_other_text() =>
        Assert.Single(RenumberingRule.Decide([new("1", "制度不健全（一）"), new("2", "乙")], [new("3", "制度 不健全(一)")]).Moved);

    [Fact]
    public void Problems_of_one_text_are_told_apart_by_their_measures()
    {
        var found = RenumberingRule.Decide(
            [new("1", "制度不健全", "修订甲"), new("2", "制度不健全", "修订乙"), new("3", "丙", "三")],
            [new("1", "制度不健全", "修订乙"), new("2", "丙", "三")]);
        Assert.Equal(["2", "3"], found.Moved.Select(m => m.Ledger));
    }

    [Fact]
    public void A_row_of_our_own_export_is_known_whatever_it_says()
    {
        var found = RenumberingRule.Decide([new("1", "甲", Id: 7), new("2", "乙", Id: 8)], [new("1", "乙改", Id: 8)]);
        Assert.Equal(("2", "1"), (Assert.Single(found.Moved).Ledger, found.Moved[0].File));
    }

    private static Renumbering Decide(string ledger, string file) => RenumberingRule.Decide(Read(ledger), Read(file));

    private static List<NumberedText> Read(string problems) => [.. problems.Split(' ').Select(p =>
    {
        var cut = p.LastIndexOfAny([.. "0123456789"]) + 1;
        return new NumberedText(p[..cut], p[cut..]);
    })];
}
