using CaseReform.Ops.Domain.CloseOut;
using CaseReform.Ops.Worker.Letters;

namespace CaseReform.Ops.Worker.Tests.Letters;

public sealed class CloseOutSectionTests
{
    [Fact]
    public void A_letter_with_every_sort_survives_mail_programs() => Pages.AssertSurvivesMailPrograms(LetterPage.Render(Full()));

    [Fact]
    public void The_plain_text_says_all_that_the_html_says() => Pages.AssertTextSaysTheSame(LetterPage.Render(Full()));

    [Fact]
    public void Every_task_has_a_tag_and_a_way_of_its_own()
    {
        var tasks = Enum.GetValues<CloseOutTask>().Except([CloseOutTask.None]).ToList();
        var texts = tasks.ConvertAll(task => LetterPage.Render(Letter(One(task))).Text);

        Assert.Equal(tasks.Count, texts.Distinct().Count());
        Assert.All(texts, text => Assert.Contains("办理要求：", text, StringComparison.Ordinal));
    }

    [Fact]
    public void Where_the_office_runs_no_chat_it_gets_the_command_and_others_turn_to_the_office()
    {
        var office = LetterPage.Render(Letter(One(CloseOutTask.Verify) with { IsOffice = true }) with { ChatLink = null }).Text;
        var unit = LetterPage.Render(Letter(One(CloseOutTask.Review)) with { ChatLink = null }).Text;

        Assert.Contains("请核查：用命令 caseops closeout verify 12 办理。", office, StringComparison.Ordinal);
        Assert.Contains("请将办理意见和理由告知示例办，由办公室登记。", unit, StringComparison.Ordinal);
        Assert.DoesNotContain("网上对话", office + unit, StringComparison.Ordinal);
    }

    [Fact]
    public void With_numbers_only_no_name_and_no_text_goes_out()
    {
        var text = LetterPage.Render(Full() with { NumbersOnly = true }).Text;

        Assert.All(["首问负责制", "示例局", "吴示例", "材料不全", "制度已印发", "郑样本", "示例办"], word => Assert.DoesNotContain(word, text, StringComparison.Ordinal));
        Assert.Contains("2026年11月13日", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Review", "请补录第一责任人任职或者调整代理")]
    [InlineData("Supplement", "请补录责任人任职")]
    [InlineData("Publish", "请安排办公室人员并补录任职")]
    public void Where_nobody_may_act_the_letter_says_why_and_what_helps(string task, string help)
    {
        var it = One(Enum.Parse<CloseOutTask>(task)) with { Call = CloseOutCall.Above, Vacant = "示例局第一责任人正代理申请人，没有可以审核的上级单位。" };

        var text = LetterPage.Render(Letter(it)).Text;
        Assert.Contains("本项现在没有可以办理的人。示例局第一责任人正代理申请人，没有可以审核的上级单位。", text, StringComparison.Ordinal);
        Assert.Contains(help, text, StringComparison.Ordinal);
        Assert.DoesNotContain("示例局", LetterPage.Render(Letter(it) with { NumbersOnly = true }).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_first_letter_has_them_beside_what_is_theirs()
    {
        var page = FirstLetterPage.Render(LetterSamples.FullLetter() with { IsFirst = true, CloseOuts = [One(CloseOutTask.Review)] });

        Assert.EndsWith("另有1项销号事项待办理", page.Subject, StringComparison.Ordinal);
        Assert.Contains("【待您审核的销号申请（1项）】", page.Text, StringComparison.Ordinal);
    }

    private static LetterModel Full() => Letter(
        One(CloseOutTask.Review) with { Passed = "示例局第一责任人空缺。", RecordedBy = "陈样例" },
        One(CloseOutTask.Verify) with { Call = CloseOutCall.Remind, Days = 5, ToldNext = ["示例县领导小组组长"], IsOffice = true },
        One(CloseOutTask.Settle) with { Reason = "反映仍在收费", IsOffice = true },
        One(CloseOutTask.LookBack) with { Call = CloseOutCall.Remind, Days = 5 },
        One(CloseOutTask.Supplement) with { Reason = "材料不全", PassedOnFrom = "示例局责任人" },
        One(CloseOutTask.Resume) with { Reason = "问题再次出现", IsRelapse = true },
        One(CloseOutTask.Review) with { Call = CloseOutCall.Above, Told = [new("示例局第一责任人", "第一责任人", "郑样本", [LetterSamples.Friday.AddDays(-7)], false), new("示例局书记", "第一责任人", null, [], true)] },
        One(CloseOutTask.Review) with { Call = CloseOutCall.Above },
        One(CloseOutTask.None) with { Call = CloseOutCall.Outcome, Since = null, LookBackOn = new DateOnly(2027, 2, 18) });

    private static LetterModel Letter(params LetterCloseOut[] some) => LetterSamples.Letter() with { CloseOuts = some, Office = "示例办", ChatLink = new Uri("https://chat.example.cn/") };

    private static LetterCloseOut One(CloseOutTask task) => new()
    {
        Call = CloseOutCall.Act, Task = task, Number = "12", Problem = "窗口服务首问负责制落实不到位", Unit = "示例局", Applicant = "吴示例", AppliedOn = LetterSamples.Friday.AddDays(-7), Statement = "制度已印发",
        Since = LetterSamples.Friday.AddDays(-7), Waited = 5, MadeBy = "陈样例", MadeOn = LetterSamples.Friday.AddDays(-7),
    };
}
