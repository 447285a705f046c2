using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Worker.Letters;
using CaseReform.Ops.Worker.Reminders;
using CaseReform.Ops.Worker.Tests.Support;

namespace CaseReform.Ops.Worker.Tests.Reminders;

/// <summary>Whom a letter names as 责任人. Today is Monday, 23 November 2026.</summary>
public sealed class AnsweringNamesTests
{
    private const string Zhang = "甲市示例局||科员|张示例|zhang@example.cn|责任人|||\n";
    private const string Away = "甲市示例局||科员|张示例|zhang@example.cn|责任人|李示例||{0}\n甲市示例局||副局长|李示例|li@example.cn|分管领导|||";

    [Theory]
    [InlineData(null, "张示例")]
    [InlineData("张示例", "张示例")]
    [InlineData("郑写明", "张示例、郑写明")]
    public async Task Who_holds_the_post_is_named_beside_whom_the_ledger_names(string? written, string named) => Assert.Equal(named, await OfAsync(Zhang, written));

    [Theory]
    [InlineData("2026-11-20至2026-11-27")]
    [InlineData("2026-11-23至2026-11-23")]
    [InlineData("2026-11-24至2026-11-27")]
    public async Task Who_is_away_still_answers_and_the_colleague_who_acts_is_not_named_instead(string days)
    {
        Assert.Equal("张示例", await OfAsync(string.Format(null, Away, days), "张示例"));
        Assert.Equal("张示例", await OfAsync(string.Format(null, Away, days), null));
    }

    [Fact]
    public async Task Whose_term_has_ended_is_not_named_and_nobody_else_instead()
    {
        const string Ended = "甲市示例局||科员|张示例|zhang@example.cn|责任人||2026-01-01至2026-11-22|\n甲市示例局||副局长|李示例|li@example.cn|分管领导|||";

        Assert.Equal(LetterTexts.VacantName, await OfAsync(Ended, "张示例"));
        Assert.Equal("李示例", await OfAsync(Ended + "\n甲市示例局||科员|李示例|li@example.cn|责任人||2026-11-23起|", "张示例"));
    }

    /// <summary>The names of a measure of 科员.</summary>
    private static async Task<string?> OfAsync(string people, string? written)
    {
        using var bureau = await Bureau.OpenAsync();
        Assert.Empty((await bureau.ImportPeopleAsync(people)).Refusals);
        var context = await bureau.Get<PlanContexts>().NowAsync(Bureau.Token);
        var addressees = Addressees.Build(context.Roster, context.Roster.Posts.Select(p => p.Id), context.Day.Today);
        var post = Assert.Single(context.Roster.Posts, p => p.Role == PostRole.Handler && p.Title == "科员").Id;

        return AnsweringNames.Of(new PendingNotice { ResponsibleName = written, ResponsiblePostId = post }, addressees, context.Day.Today);
    }
}
