using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Reminders;
using CaseReform.Ops.Worker.Letters;
using CaseReform.Ops.Worker.Reminders;
using CaseReform.Ops.Worker.Tests.Support;

namespace CaseReform.Ops.Worker.Tests.Reminders;

/// <summary>What one reader is told of posts, names and progress.</summary>
public sealed class ReadersViewTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public async Task Whoever_holds_the_role_is_not_told_that_their_own_post_is_vacant()
    {
        using var bureau = await OpenAsync("甲市示例局||副局长|李示例|li@example.cn|分管领导|||");

        Assert.Null((await SeenAsync(bureau, "li@example.cn", PostRole.SupervisingLeader, "", Notice())).PassedOnFrom);
        Assert.Equal("甲市示例局责任人", (await SeenAsync(bureau, "li@example.cn", PostRole.Handler, "", Notice())).PassedOnFrom);
    }

    [Fact]
    public async Task A_vacant_post_of_the_same_title_is_told_apart_by_its_role()
    {
        using var bureau = await OpenAsync("甲市示例局||科长|张示例|zhang@example.cn|责任人||2026-01-01至2026-06-30|\n甲市示例局||科长|李示例|li@example.cn|分管领导|||");

        Assert.Equal("甲市示例局责任人", (await SeenAsync(bureau, "li@example.cn", PostRole.Handler, "科长", Notice())).PassedOnFrom);
    }

    [Theory]
    [InlineData("张示例", null, null)] // whose term ended
    [InlineData("张示例、李示例", null, "李示例")]
    [InlineData("外单位某人", null, "外单位某人")]
    [InlineData(null, null, null)]
    [InlineData("张示例", "科长", "空缺")]
    [InlineData("张示例", "副局长", "李示例")] // the successor
    [InlineData("李示例", "副局长", "李示例")]
    [InlineData("张示例、外单位某人", "副局长", "李示例、外单位某人")]
    public async Task Who_answers_is_named_as_it_is_today(string? ledger, string? post, string? named)
    {
        using var bureau = await OpenAsync("甲市示例局||科长|张示例|zhang@example.cn|责任人||2026-01-01至2026-06-30|\n甲市示例局||副局长|李示例|li@example.cn|分管领导|||");
        var responsible = post is null ? null : (long?)(await PostAsync(bureau, post == "科长" ? PostRole.Handler : PostRole.SupervisingLeader, post)).Id;

        Assert.Equal(named, (await SeenAsync(bureau, "li@example.cn", PostRole.SupervisingLeader, "副局长", Notice() with { ResponsibleName = ledger, ResponsiblePostId = responsible })).ResponsibleName);
    }

    [Theory]
    [InlineData(null, null, null, null, null, null)]
    [InlineData(null, null, "已起草", null, "已起草 2026-11-02", null)] // from the first import
    [InlineData("2026-11-10", null, "已印发", null, "已印发 2026-11-10", null)] // a file brought it
    [InlineData("2026-11-10", "2026-11-10", "已印发", null, null, "2026-11-10")] // somebody reported
    [InlineData("2026-11-12", "2026-11-10", "已公示", null, "已公示 2026-11-12", null)] // then a file said more
    [InlineData("2026-11-10", null, null, 40, " 2026-11-10", null)]
    [InlineData("2026-11-10", null, null, null, null, null)] // it came with the file and nothing was said of it
    public async Task What_a_file_brought_is_nobodys_report(string? lastLife, string? report, string? progress, int? percent, string? sheet, string? reported)
    {
        using var bureau = await OpenAsync("甲市示例局||副局长|李示例|li@example.cn|分管领导|||");
        var seen = await SeenAsync(bureau, "li@example.cn", PostRole.SupervisingLeader, "副局长", Notice() with
        {
            LastReportOn = Day(lastLife), PersonReportOn = Day(report), Progress = progress, Percent = percent, EnteredOn = new DateOnly(2026, 11, 2),
        });

        Assert.Equal(sheet, seen.Sheet is { } s ? $"{s.Text} {s.ImportedOn:yyyy-MM-dd}" : null);
        Assert.Equal(Day(reported), seen.LastReportOn);
    }

    [Theory]
    [InlineData("王示例|wang@example.cn", false, "王示例 ByLetter")]
    [InlineData("王示例|", false, "王示例 NoAddress")]
    [InlineData("王示例|wang@example.cn", true, "王示例 Undelivered")]
    [InlineData(null, false, " Nobody")]
    public async Task Whether_the_first_responsible_is_reached_is_looked_up(string? first, bool failed, string reach)
    {
        using var bureau = await OpenAsync("甲市示例局||副局长|李示例|li@example.cn|分管领导|||" + (first is null ? "" : $"\n甲市示例局||局长|{first}|第一责任人|||"));
        var called = await PostAsync(bureau, PostRole.FirstResponsible, first is null ? "" : "局长");

        var told = Assert.Single((await SeenAsync(
            bureau, "li@example.cn", PostRole.SupervisingLeader, "副局长", Notice() with { Called = [new CalledPost(called.Id, failed)] })).Told);

        Assert.Equal(("第一责任人", reach), (told.Role, $"{told.Person} {told.Reach}"));
    }

    [Fact]
    public async Task Nobody_is_told_that_they_were_told()
    {
        using var bureau = await OpenAsync("甲市示例局||副局长|李示例|li@example.cn|分管领导|||\n甲市示例局||局长|李示例|li@example.cn|第一责任人|||");
        var called = await PostAsync(bureau, PostRole.FirstResponsible, "局长");

        Assert.Empty((await SeenAsync(bureau, "li@example.cn", PostRole.SupervisingLeader, "副局长", Notice() with { Called = [new CalledPost(called.Id, false)] })).Told);
    }

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<Bureau> OpenAsync(string people)
    {
        var bureau = await Bureau.OpenAsync();
        Assert.Empty((await bureau.ImportPeopleAsync(people)).Refusals);
        return bureau;
    }

    private static async Task<Post> PostAsync(Bureau bureau, PostRole role, string title)
    {
        var roster = (await bureau.Get<PlanContexts>().NowAsync(Bureau.Token)).Roster;
        return roster.Posts.First(p => roster.Unit(p.UnitId)!.Name == "甲市示例局" && p.Role == role && p.Title == title);
    }

    private static async Task<LetterMeasure> SeenAsync(Bureau bureau, string email, PostRole role, string title, PendingNotice notice)
    {
        var context = await bureau.Get<PlanContexts>().NowAsync(Bureau.Token);
        var addressees = Addressees.Build(context.Roster, context.Roster.Posts.Select(p => p.Id), Today);
        var reader = addressees.ByPerson.Values.Single(a => a.Email == email);
        var post = await PostAsync(bureau, role, title);
        return new MeasureViews(reader, addressees, context.Day, severalLedgers: false).Of(notice with { PostId = post.Id }, Ladder.Default.Find("督办"), isCopy: true);
    }

    private static PendingNotice Notice() => new()
    {
        Id = 1, MeasureId = 7, Rung = "督办", Kind = NoticeKind.Copy, FiredOn = Today, PlannedAt = Bureau.Monday, Ledger = "整改台账", Number = "7", Ordinal = 1, Symptom = "示例问题",
        Measure = "示例措施", Unit = "甲市示例局", Deadline = Today.AddDays(-10), Status = MeasureStatus.InProgress,
    };
}
