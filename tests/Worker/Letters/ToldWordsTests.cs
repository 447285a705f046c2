using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Worker.Letters;

namespace CaseReform.Ops.Worker.Tests.Letters;

/// <summary>Who is notified beside the reader is named as it is.</summary>
public sealed class ToldWordsTests
{
    /// <summary>Role, person and reach of each, and the sentence.</summary>
    public static TheoryData<string, string> Cases => new()
    {
        { "第一责任人,王示例,ByLetter", "另信通知第一责任人王示例；本项仍由您负责办理。" },
        { "第一责任人,王示例,ByLetter|分管领导,李示例,ByLetter", "另信通知第一责任人王示例、分管领导李示例；本项仍由您负责办理。" },
        { "第一责任人,赵示例,PassedOn", "第一责任人岗位空缺，另信通知代收人赵示例；本项仍由您负责办理。" },
        { "第一责任人,,Nobody", "第一责任人岗位空缺，暂无人可通知；本项仍由您负责办理。" },
        { "第一责任人,王示例,NoAddress", "第一责任人王示例没有登记邮箱，暂未通知到；本项仍由您负责办理。" },
        { "第一责任人,王示例,Undelivered", "给第一责任人王示例的信未能送达；本项仍由您负责办理。" },
        { "", "本项仍由您负责办理。" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Only_what_is_so_is_said(string posts, string sentence)
    {
        ToldPost[] told = [.. posts.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split(','))
            .Select(p => new ToldPost(p[0], p[1].Length == 0 ? null : p[1], Enum.Parse<Reach>(p[2])))];
        var measure = LetterSamples.Overdue(copy: true) with { Role = PostRole.Handler, Told = told };

        Assert.Equal(sentence, ToldWords.Of(measure, numbersOnly: false));
        Assert.Contains(sentence, LetterPage.Render(LetterSamples.Letter(measure)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("示例", ToldWords.Of(measure, numbersOnly: true)!, StringComparison.Ordinal);
    }

    [Fact]
    public void The_office_is_told_whom_it_reaches_and_a_copy_for_information_nothing()
    {
        ToldPost[] told = [new("第一责任人", null, Reach.Nobody)];

        Assert.Equal("第一责任人岗位空缺，暂无人可通知。", ToldWords.Of(LetterSamples.Overdue() with { Role = PostRole.Office, Told = told }, numbersOnly: false));
        Assert.Null(ToldWords.Of(LetterSamples.Overdue() with { Role = PostRole.Office }, numbersOnly: false));
        Assert.Null(ToldWords.Of(LetterSamples.Overdue(copy: true) with { Told = told }, numbersOnly: false));
        Assert.Null(ToldWords.Of(LetterSamples.Overdue() with { Role = PostRole.FirstResponsible, Told = told }, numbersOnly: false));
    }
}
