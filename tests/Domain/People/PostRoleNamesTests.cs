using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Domain.Tests.People;

public sealed class PostRoleNamesTests
{
    [Theory]
    [InlineData("责任人", PostRole.Handler)]
    [InlineData("经办人", PostRole.Handler)]
    [InlineData("责任人/经办人", PostRole.Handler)]
    [InlineData(" 联 系 人 ", PostRole.Handler)]
    [InlineData("分管领导", PostRole.SupervisingLeader)]
    [InlineData("班子成员", PostRole.SupervisingLeader)]
    [InlineData("一把手", PostRole.FirstResponsible)]
    [InlineData("党组书记、局长", PostRole.FirstResponsible)]
    [InlineData("督查员", PostRole.Overseer)]
    [InlineData("领导小组办公室", PostRole.Office)]
    [InlineData("副组长", PostRole.LeadingGroup)]
    [InlineData("巡察办", PostRole.Inspector)]
    public void A_word_of_the_field_means_a_role(string text, PostRole expected)
    {
        Assert.True(PostRoleNames.TryParse(text, out var role));
        Assert.Equal(expected, role);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("领导")]
    [InlineData("责任人/局长")]
    [InlineData("责任人/")]
    [InlineData("\ud800")]
    public void What_is_not_certain_means_none(string? text) => Assert.False(PostRoleNames.TryParse(text, out _));

    [Fact]
    public void Every_role_is_read_by_its_own_name()
    {
        foreach (var role in Enum.GetValues<PostRole>())
        {
            Assert.True(PostRoleNames.TryParse(PostRoleNames.NameOf(role), out var read));
            Assert.Equal(role, read);
        }
    }
}
