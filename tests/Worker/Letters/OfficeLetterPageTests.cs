using CaseReform.Ops.Domain.Digest;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Worker.Letters;
using CaseReform.Ops.Worker.Tests.Digest;

namespace CaseReform.Ops.Worker.Tests.Letters;

public sealed class OfficeLetterPageTests
{
    [Fact]
    public void A_good_day_has_no_letter() => Assert.Null(OfficeLetterPage.Render(new OfficeNews { Day = LetterSamples.Friday, Office = "示例办公室" }));

    [Fact]
    public void All_news_survive_mail_programs_and_stand_in_the_text()
    {
        var page = OfficeLetterPage.Render(AllNews())!;
        Pages.AssertSurvivesMailPrograms(page);
        Pages.AssertTextSaysTheSame(page);
        Assert.Equal("【整改督办】发信曾暂停，现已恢复，请办公室查看", page.Subject);
        Assert.Contains("以下11类情况需要处理", page.Text, StringComparison.Ordinal);
        Assert.Contains("十一、节假日安排未导入", page.Text, StringComparison.Ordinal);
        Assert.Contains("推算期末未销号41项，台账实有42项", page.Text, StringComparison.Ordinal);
        Assert.Contains("17、18。", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_sections_with_news_are_there()
    {
        var news = new OfficeNews { Day = LetterSamples.Friday, Office = "示例办公室", Letters = [Letter(DeliveryFailure.Uncertain)] };
        var page = OfficeLetterPage.Render(news)!;
        Assert.Equal("【整改督办】办公室每日提示：1类情况需处理", page.Subject);
        Assert.Contains("一、送达情况不明的信件（1封）", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("二、", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_vacant_post_whose_matters_reach_nobody_is_not_said_to_be_passed_on()
    {
        var news = new OfficeNews { Day = LetterSamples.Friday, Office = "示例办公室", VacantPosts = [new VacantPost("甲市示例局第一责任人", null, 3), new VacantPost("甲市示例局责任人", "李示例", 2)] };
        var text = OfficeLetterPage.Render(news)!.Text;

        Assert.Contains("岗位空缺（2个）\n下列岗位空缺，也没有可转交的在岗人员，提醒暂存，补充任职信息后发出：\n甲市示例局第一责任人　涉及事项数：3", text, StringComparison.Ordinal);
        Assert.Contains("事项暂由所列人员代收，请及时补充任职信息：\n甲市示例局责任人　代收人员：李示例　涉及事项数：2", text, StringComparison.Ordinal);
        Assert.DoesNotContain("代收", OfficeLetterPage.Render(news with { VacantPosts = [news.VacantPosts[0]] })!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_section_is_cut_and_counted()
    {
        var news = new OfficeNews { Day = LetterSamples.Friday, Office = "示例办公室", Letters = [.. Enumerable.Range(0, 1000).Select(_ => Letter(DeliveryFailure.Refused))] };
        var page = OfficeLetterPage.Render(news)!;
        Assert.Contains("被拒收的信件（1000封）", page.Text, StringComparison.Ordinal);
        Assert.Contains("其余950项从略。", page.Text, StringComparison.Ordinal);
        Assert.InRange(page.Html.Length, 1, 40_000);
    }

    internal static OfficeNews AllNews() => new()
    {
        Day = LetterSamples.Friday,
        Office = "甲市以案促改示例领导小组办公室",
        Paused = new PauseNews(DigestSamples.Period.AsOf, "邮件服务器拒绝登录", 24),
        WithheldDigest = new DigestCheck.Mismatch(41, 42, [new(null, ProblemNumber.From("17")), new(null, ProblemNumber.From("18"))]),
        Letters = [.. Enum.GetValues<DeliveryFailure>().Select(Letter)],
        VacantChains = [new Unattended(LetterSamples.Matter().Number, "巡察整改台账", "甲市示例局", "廉政风险点排查不深入", "逐岗排查")],
        VacantPosts = [new VacantPost("甲市示例局责任人", "甲市示例局分管领导", 3)],
        WithoutAddress = [new Unreachable("赵示例", "乙县示例局", 2)],
        ProvisionalYears = [2027, 2028],
    };

    private static UndeliveredLetter Letter(DeliveryFailure failure) => new(LetterSamples.Friday, "王示例", "乙县示例局", failure, "550 5.1.1 mailbox unavailable");
}
