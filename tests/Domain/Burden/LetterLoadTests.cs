using CaseReform.Ops.Domain.Burden;

namespace CaseReform.Ops.Domain.Tests.Burden;

public sealed class LetterLoadTests
{
    private static readonly DateOnly Monday = new(2026, 11, 16);

    [Fact]
    public void A_person_and_a_week_is_one_however_many_days_there_were_letters()
    {
        var load = LetterLoad.Of([(1, Monday, 1), (1, Monday.AddDays(6), 1), (1, Monday.AddDays(7), 1), (2, Monday, 1)]);

        Assert.Equal((4, 2), (load.Letters, load.Most));
        Assert.Equal([2, 1, 0, 0, 0, 0], load.ByCount);
    }

    [Fact]
    public void Many_letters_are_not_told_apart() => Assert.Equal([0, 0, 0, 0, 0, 2], LetterLoad.Of([(1, Monday, 6), (2, Monday, 9)]).ByCount);

    [Fact]
    public void No_letter_is_no_burden() => Assert.Equal((0, 0, 0), (LetterLoad.Of([]).Letters, LetterLoad.Of([]).Most, LetterLoad.Of([]).ByCount.Sum()));
}
