using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Worker.Reminders;
using CaseReform.Ops.Worker.Tests.Support;

namespace CaseReform.Ops.Worker.Tests.Reminders;

/// <summary>Who gets the notices of which post today.</summary>
public sealed class AddresseeBookTests
{
    [Fact]
    public async Task A_holder_with_an_address_gets_what_the_post_gets()
    {
        var town = await OpenAsync("甲市示例局||科员|张示例|zhang@example.cn|责任人|||");

        Assert.Contains(town.Post(PostRole.Handler), town.Book.ByPerson[town.Person("张示例")].Posts);
        Assert.Equal(new Addressees.Way(null, null), town.Book.WayTo(town.Person("张示例"), town.Post(PostRole.Handler)));
    }

    [Fact]
    public async Task A_vacant_post_passes_on_and_the_letter_can_say_from_where()
    {
        var town = await OpenAsync("甲市示例局||副局长|李示例|li@example.cn|分管领导|||");

        Assert.Equal(town.Post(PostRole.Handler), town.Book.WayTo(town.Person("李示例"), town.Post(PostRole.Handler)).PassedOnFrom);
        Assert.Null(town.Book.WayTo(town.Person("李示例"), town.Post(PostRole.SupervisingLeader)).PassedOnFrom);
    }

    [Fact]
    public async Task Who_acts_for_an_absent_colleague_gets_their_letters_and_is_told_for_whom()
    {
        var town = await OpenAsync(
            "甲市示例局||科员|张示例|zhang@example.cn|责任人|李示例||2026-11-20至2026-11-27\n甲市示例局||副局长|李示例|li@example.cn|分管领导|||");

        Assert.Equal(town.Person("张示例"), town.Book.WayTo(town.Person("李示例"), town.Post(PostRole.Handler)).ActingFor);
        Assert.False(town.Book.ByPerson.ContainsKey(town.Person("张示例")));
    }

    [Fact]
    public async Task A_holder_without_an_address_gets_no_letter_and_is_named()
    {
        var town = await OpenAsync("甲市示例局||科员|张示例||责任人|||");

        Assert.Empty(town.Book.ByPerson);
        Assert.Contains(town.Post(PostRole.Handler), town.Book.WithoutAddress[town.Person("张示例")]);
    }

    [Fact]
    public async Task A_chain_without_anybody_is_wholly_vacant()
    {
        var town = await OpenAsync("甲市样本局||科员|张示例|zhang@example.cn|责任人|||");

        Assert.Contains(town.Post(PostRole.Handler), town.Book.WhollyVacant);
    }

    private static async Task<AddressedTown> OpenAsync(string people)
    {
        using var bureau = await Bureau.OpenAsync();
        Assert.Empty((await bureau.ImportPeopleAsync(people)).Refusals);
        var context = await bureau.Get<PlanContexts>().NowAsync(Bureau.Token);
        return new AddressedTown(Addressees.Build(context.Roster, context.Roster.Posts.Select(p => p.Id), context.Day.Today));
    }

    private sealed record AddressedTown(Addressees Book)
    {
        public long Person(string name) => Assert.Single(Book.Roster.People, p => p.Name == name).Id;

        /// <summary>The seat of 甲市示例局, or the post of that role that somebody there holds.</summary>
        public long Post(PostRole role)
        {
            var unit = Assert.Single(Book.Roster.Units, u => u.Name == "甲市示例局").Id;
            var posts = Book.Roster.Posts.Where(p => p.UnitId == unit && p.Role == role).ToList();
            return (posts.Find(p => Book.Roster.IsHeld(p.Id, new DateOnly(2026, 11, 23))) ?? posts[0]).Id;
        }
    }
}
