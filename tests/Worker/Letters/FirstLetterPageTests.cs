using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Reminders;
using CaseReform.Ops.Worker.Letters;

namespace CaseReform.Ops.Worker.Tests.Letters;

/// <summary>The first letter: what is yours, by when, how to report, whom to call.</summary>
public sealed class FirstLetterPageTests
{
    private static readonly LetterModel Full = LetterSamples.FullLetter() with { IsFirst = true };

    [Fact]
    public void It_survives_mail_programs_and_the_plain_text_says_the_same()
    {
        Pages.AssertSurvivesMailPrograms(FirstLetterPage.Render(Full));
        Pages.AssertTextSaysTheSame(FirstLetterPage.Render(Full));
    }

    [Fact]
    public void The_most_severe_stand_first_then_how_to_report_then_whom_to_call()
    {
        var text = FirstLetterPage.Render(Full).Text;
        string[] order =
        [
            "一、您负责的事项（9项）", "[红] 7-2 督办", "[橙] 3-4 催办", "[黄] 15-1 到期", "[蓝] 12-1", "[—] 30-1 定期", "二、抄送您知的事项（2项）", "[红] 41-1 督办", "[黄] 40-1 预警",
            "三、怎样报送进展", "https://chat.example.org/duban", "回信：", "联系甲市以案促改示例领导小组办公室：0000-1234567", "四、有疑问找谁",
        ];
        var places = order.Select(o => text.IndexOf(o, StringComparison.Ordinal)).ToArray();
        Assert.All(places.Zip(order), place => Assert.True(place.First >= 0, place.Second));
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public void Its_counts_are_counts()
    {
        var page = FirstLetterPage.Render(Full with { NotShown = 4 });

        Assert.Equal("【整改督办】首次通知：13项需处理，其中逾期3项，另抄送2项", page.Subject);
        Assert.Contains("您有13项整改事项：逾期3项、今日到期1项、临近期限3项、滞后1项、其余5项；另有2项抄送您知。", page.Text, StringComparison.Ordinal);
        Assert.Contains("您负责的事项（13项）", page.Text, StringComparison.Ordinal);
        Assert.Contains("另有4项未列入", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_silent_and_due_today_counts_once()
    {
        var silent = LetterSamples.Matter("21-1", RungKind.Silence, Light.Yellow) with { Deadline = LetterSamples.Friday, WorkingDaysLeft = 0, Rung = "滞后" };

        var text = FirstLetterPage.Render(LetterSamples.Letter(silent, LetterSamples.Matter("1-1")) with { IsFirst = true }).Text;

        Assert.Contains("您有2项整改事项：今日到期1项、临近期限1项。", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_the_readers_own_stands_apart_from_what_they_are_to_urge()
    {
        var text = FirstLetterPage.Render(LetterSamples.Letter(LetterSamples.Matter("1-1"), LetterSamples.Overdue("2-1") with { Role = PostRole.SupervisingLeader })).Text;

        Assert.Contains("一、您负责的事项（1项）", text, StringComparison.Ordinal);
        Assert.Contains("二、请您督促办理的事项（1项）", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PostRole.SupervisingLeader)]
    [InlineData(PostRole.FirstResponsible)]
    [InlineData(PostRole.Overseer)]
    public void A_leader_is_asked_to_urge_and_not_to_do_the_work(PostRole role)
    {
        var page = FirstLetterPage.Render(Full with { Measures = [.. Full.Measures.Where(m => !m.Copy).Select(m => m with { Role = role })] });

        Assert.Equal("【整改督办】首次通知：9项请督促办理，其中逾期3项", page.Subject);
        Assert.Contains("请您督促办理的整改事项有9项：逾期3项", page.Text, StringComparison.Ordinal);
        Assert.Contains("请督促责任人先办理排在前面的，并尽快报送进展。", page.Text, StringComparison.Ordinal);
        Assert.Contains("怎样了解进展、报送办理情况", page.Text, StringComparison.Ordinal);
        Assert.Contains("进度百分比和完成由责任人报送", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("完成60%", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("怎样报送进展", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("直接输入", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_does_the_one_and_urges_the_other_is_told_how_many_of_each()
    {
        var page = FirstLetterPage.Render(LetterSamples.Letter(LetterSamples.Matter("1-1"), LetterSamples.Overdue("2-1") with { Role = PostRole.SupervisingLeader }, LetterSamples.Overdue("3-1") with { Role = PostRole.FirstResponsible }));

        Assert.Equal("【整改督办】首次通知：3项需处理，其中逾期2项", page.Subject);
        Assert.Contains("您负责的整改事项有1项、请您督促办理的有2项：逾期2项", page.Text, StringComparison.Ordinal);
        Assert.Contains("例如“1-1 完成60%", page.Text, StringComparison.Ordinal);
        Assert.Contains("您督促办理的事项，进度由各项的责任人报送，您可报送办理情况。", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_example_names_the_ledger_where_there_are_several_as_the_chat_reads_it()
    {
        var model = LetterSamples.Letter(LetterSamples.Matter("1-1") with { Ledger = "巡察整改台账" });

        Assert.Contains("例如“《巡察整改台账》1-1 完成60%", FirstLetterPage.Render(model).Text, StringComparison.Ordinal);
        var unnamed = FirstLetterPage.Render(model with { NumbersOnly = true }).Text;
        Assert.DoesNotContain("巡察", unnamed, StringComparison.Ordinal);
        Assert.Contains("台账名称", unnamed, StringComparison.Ordinal);
    }

    [Fact]
    public void The_office_is_not_told_to_report_to_itself_and_who_is_only_copied_to_report_nothing()
    {
        Assert.DoesNotContain("怎样报送", FirstLetterPage.Render(LetterSamples.Letter(LetterSamples.Overdue() with { Role = PostRole.Office })).Text, StringComparison.Ordinal);
        var copied = FirstLetterPage.Render(LetterSamples.Letter(LetterSamples.Overdue(copy: true)));
        Assert.DoesNotContain("怎样报送", copied.Text, StringComparison.Ordinal);
        Assert.Equal("【整改督办】首次通知：抄送1项", copied.Subject);
    }

    [Fact]
    public void Without_a_telephone_one_answers_the_letter() => Assert.Contains(
        "请回复本信告知甲市以案促改示例领导小组办公室。",
        FirstLetterPage.Render(LetterSamples.Letter(LetterSamples.Matter()) with { OfficeContact = null }).Text, StringComparison.Ordinal);

    [Fact]
    public void Who_answers_for_none_of_it_is_not_asked_for_a_percentage()
    {
        var urged = LetterSamples.Overdue() with { Role = PostRole.FirstResponsible };

        var text = FirstLetterPage.Render(LetterSamples.Letter(urged)).Text;

        Assert.Contains("请督促责任人尽快办理并报送进展。", text, StringComparison.Ordinal);
        Assert.Contains("报送时写明编号和办理情况", text, StringComparison.Ordinal);
        Assert.DoesNotContain("完成百分之几", text, StringComparison.Ordinal);
        Assert.Contains("“5-1 完成60%", FirstLetterPage.Render(LetterSamples.Letter(urged, LetterSamples.Matter("5-1"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_letter_of_numbers_names_nobody()
    {
        const string Marker = "暗记";
        var model = Full with
        {
            Office = Marker, OfficeContact = Marker, ActingFor = Marker, NumbersOnly = true,
            Measures = [.. Full.Measures.Select(m => m with { Ledger = Marker, Problem = Marker, Measure = Marker, Rung = Marker, Unit = Marker, ResponsibleName = Marker, PassedOnFrom = Marker })],
        };

        Assert.DoesNotContain(Marker, FirstLetterPage.Render(model).Html, StringComparison.Ordinal);
        Assert.Contains("[红] 7-2 督办", FirstLetterPage.Render(model).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_measure_without_a_reminder_shows_its_light_alone()
    {
        var text = FirstLetterPage.Render(LetterSamples.Letter(LetterSamples.Matter("5-1", light: Light.Green) with { Rung = string.Empty })).Text;

        Assert.Contains("[绿] 5-1　措施", text, StringComparison.Ordinal);
    }
}
