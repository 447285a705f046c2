using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Domain.Tests.People;

public sealed class PostFoldingTests
{
    private static readonly DateOnly March = new(2026, 3, 1);

    private static Post Post(long id, params long[] supervised) => new(id, id, PostRole.SupervisingLeader, "副局长", supervised);

    [Fact]
    public void A_vacant_post_and_a_held_one_can_be_one() => Assert.True(PostFolding.CanBeOne(Post(1), [], Post(2), [new Holding(2, 7, March, null)]));

    [Fact]
    public void One_after_the_other_and_one_person_twice_can_be_one()
    {
        Assert.True(PostFolding.CanBeOne(Post(1), [new Holding(1, 7, March, March.AddDays(30))], Post(2), [new Holding(2, 8, March.AddDays(31), null)]));
        Assert.True(PostFolding.CanBeOne(Post(1), [new Holding(1, 7, March, null)], Post(2), [new Holding(2, 7, March, null)]));
    }

    [Fact]
    public void Two_persons_on_one_day_cannot() =>
        Assert.False(PostFolding.CanBeOne(Post(1), [new Holding(1, 7, March, March.AddDays(31))], Post(2), [new Holding(2, 8, March.AddDays(31), null)]));

    [Fact]
    public void A_post_that_names_units_and_one_that_answers_for_its_own_cannot() => Assert.False(PostFolding.CanBeOne(Post(1, 5), [], Post(2), []));

    [Theory]
    [InlineData("科员", "", "科员②")]
    [InlineData("", "", "责任人②")]
    [InlineData("科员", "科员②", "科员③")]
    [InlineData("科员", "科员②,科员③,科员④", "科员⑤")]
    public void Another_post_gets_a_title_that_is_free(string title, string taken, string free) =>
        Assert.Equal(free, PostFolding.FreeTitle(PostRole.Handler, title, taken.Split(',')));
}
