using System.Text;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Reminders;
using CaseReform.Ops.Worker.Letters;

namespace CaseReform.Ops.Worker.Tests.Letters;

public sealed class LetterPageTests
{
    [Fact]
    public void A_letter_survives_mail_programs() => Pages.AssertSurvivesMailPrograms(LetterPage.Render(LetterSamples.FullLetter()));

    [Fact]
    public void The_plain_text_says_all_that_the_html_says() => Pages.AssertTextSaysTheSame(LetterPage.Render(LetterSamples.FullLetter()));

    [Fact]
    public void Measures_stand_by_light_then_reports_then_copies()
    {
        var text = LetterPage.Render(LetterSamples.FullLetter()).Text;
        string[] order =
        [
            "【红灯（2项）】", "[红] 7-2 督办", "[红] 9-1 通报", "【橙灯（1项）】", "[橙] 3-4 催办", "【黄灯（3项）】", "【进展滞后（1项）】", "21-1", "【蓝灯（1项）】", "【定期报告（1项）】",
            "【抄送您知（2项）】", "[红] 41-1 督办", "[黄] 40-1 预警", "报送方式",
        ];
        var places = order.Select(o => text.IndexOf(o, StringComparison.Ordinal)).ToArray();
        Assert.All(places, place => Assert.NotEqual(-1, place));
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public void What_the_office_urges_stands_at_its_measure_in_cards_and_tables()
    {
        var urged = LetterSamples.Matter() with { Urge = "请周五前\n报送" };
        Assert.Contains("办公室就本项专门催办：请周五前 报送", LetterPage.Render(LetterSamples.Letter(urged)).Text, StringComparison.Ordinal);
        Assert.Contains("12-1：办公室就本项专门催办：请周五前 报送", LetterPage.Render(LetterSamples.Letter(urged with { Kind = RungKind.Silence })).Text, StringComparison.Ordinal);
        Assert.Contains("12-1：办公室就本项专门催办，请抓紧办理并报送进展。", FirstLetterPage.Render(LetterSamples.Letter(urged with { Urge = string.Empty }) with { IsFirst = true }).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_rung_asks_for_something_of_its_own()
    {
        (RungKind, Light)[] rungs =
        [
            (RungKind.Before, Light.Blue), (RungKind.Before, Light.Yellow), (RungKind.Day, Light.Yellow), (RungKind.After, Light.Orange),
            (RungKind.After, Light.Red), (RungKind.AfterRepeating, Light.Red), (RungKind.Silence, Light.Yellow), (RungKind.Periodic, Light.None),
        ];
        Assert.Equal(rungs.Length, rungs.Select(r => Demand.Of(r.Item1, r.Item2).Ask).Distinct().Count());
        Assert.All(rungs, r => Assert.Contains(
            Demand.Of(r.Item1, r.Item2).Ask, LetterPage.Render(LetterSamples.Letter(LetterSamples.Matter(kind: r.Item1, light: r.Item2))).Text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_broken_promise_is_named_and_a_rung_that_comes_early_does_not_speak_of_lateness()
    {
        var early = LetterSamples.Matter(kind: RungKind.After, light: Light.Red) with { BrokenPromise = new DateOnly(2026, 11, 19), WorkingDaysLeft = 5, DaysOverdue = 0 };

        var text = LetterPage.Render(LetterSamples.Letter(early)).Text;

        Assert.Contains("责任人曾承诺于2026年11月19日前完成，未能兑现，通知已提高一档。", text, StringComparison.Ordinal);
        Assert.Contains("承诺的时间已过，请抓紧办结", text, StringComparison.Ordinal);
        Assert.DoesNotContain("逾期", text, StringComparison.Ordinal);
        Assert.Contains("逾期时间较长", LetterPage.Render(LetterSamples.Letter(LetterSamples.Overdue() with { Light = Light.Red, BrokenPromise = new DateOnly(2026, 11, 19) })).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_copy_asks_for_nothing()
    {
        var text = LetterPage.Render(LetterSamples.Letter(LetterSamples.Overdue(copy: true))).Text;
        Assert.DoesNotContain("办理要求", text, StringComparison.Ordinal);
        Assert.DoesNotContain("报送方式", text, StringComparison.Ordinal);
        Assert.Contains("已逾期7天（第5个工作日）", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PostRole.Handler, "请抓紧办结")]
    [InlineData(PostRole.SupervisingLeader, "请督促责任人抓紧办结")]
    public void A_copy_to_somebody_who_answers_for_it_says_so(PostRole role, string ask)
    {
        var text = LetterPage.Render(LetterSamples.Letter(LetterSamples.Overdue(copy: true) with { Role = role })).Text;
        Assert.Contains("【红灯（1项）】", text, StringComparison.Ordinal);
        Assert.Contains("本项仍", text, StringComparison.Ordinal);
        Assert.Contains(ask, text, StringComparison.Ordinal);
        Assert.Contains("报送方式", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PostRole.SupervisingLeader)]
    [InlineData(PostRole.FirstResponsible)]
    [InlineData(PostRole.Overseer)]
    [InlineData(PostRole.LeadingGroup)]
    public void Who_does_not_answer_for_a_measure_is_asked_to_urge_and_to_say_what_was_done(PostRole role)
    {
        (RungKind Kind, Light Light)[] rungs =
        [
            (RungKind.Before, Light.Blue), (RungKind.Before, Light.Yellow), (RungKind.Day, Light.Yellow), (RungKind.After, Light.Orange), (RungKind.After, Light.Red),
            (RungKind.AfterRepeating, Light.Red), (RungKind.Silence, Light.Yellow), (RungKind.Periodic, Light.None),
        ];
        Assert.All(rungs, rung =>
        {
            foreach (var promised in new[] { null as DateOnly?, new DateOnly(2026, 11, 19) })
            {
                var measure = LetterSamples.Matter(kind: rung.Kind, light: rung.Light) with { Role = role, BrokenPromise = promised, WorkingDaysLeft = 5 };

                var ask = MeasureCard.AskOf(measure)!;

                Assert.Contains("督促", ask, StringComparison.Ordinal);
                Assert.DoesNotMatch("百分|进度|逾期原因|报送目前进展|报送完成情况", ask);
                Assert.Contains(ask, LetterPage.Render(LetterSamples.Letter(measure)).Text, StringComparison.Ordinal);
            }
        });
    }

    [Fact]
    public void The_last_report_of_somebody_else_than_the_责任人_is_said_to_be_theirs()
    {
        var measure = LetterSamples.Matter() with { LastReportOn = new DateOnly(2026, 11, 18), Percent = 60, LastReportBy = "分管领导李示例" };

        Assert.Contains("2026年11月18日，分管领导李示例报送办理情况", LetterPage.Render(LetterSamples.Letter(measure)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("60%", LetterPage.Render(LetterSamples.Letter(measure)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("李示例", LetterPage.Render(LetterSamples.Letter(measure) with { NumbersOnly = true, Recipient = "王示例" }).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_leader_copied_before_the_deadline_is_only_told()
    {
        var text = LetterPage.Render(LetterSamples.Letter(LetterSamples.Matter(light: Light.Yellow, copy: true) with { Role = PostRole.SupervisingLeader })).Text;
        Assert.Contains("抄送您知（1项）", text, StringComparison.Ordinal);
        Assert.DoesNotContain("办理要求", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_office_is_not_told_to_report_to_itself()
    {
        var text = LetterPage.Render(LetterSamples.Letter(LetterSamples.Overdue() with { Role = PostRole.Office })).Text;
        Assert.Contains("请跟踪督促", text, StringComparison.Ordinal);
        Assert.DoesNotContain("报送方式", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deadline_on_an_off_day_is_not_called_today()
    {
        var measure = LetterSamples.Matter(kind: RungKind.Day) with { Deadline = LetterSamples.Friday.AddDays(2), WorkingDaysLeft = 0 };
        var text = LetterPage.Render(LetterSamples.Letter(measure)).Text;
        Assert.Contains("2026年11月22日（星期日）　今日为期限前最后一个工作日", text, StringComparison.Ordinal);
        Assert.DoesNotContain("今日到期", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_moved_deadline_shows_the_first_one()
    {
        var measure = LetterSamples.Matter() with { OriginalDeadline = new DateOnly(2026, 10, 31) };
        Assert.Contains("2026年12月1日（星期二），原定2026年10月31日　还剩7个工作日", LetterPage.Render(LetterSamples.Letter(measure)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_day_that_was_reckoned_from_other_words_is_told_with_them()
    {
        var measure = LetterSamples.Matter() with { DeadlineWords = "立行立改，长期坚持" };
        Assert.Contains("2026年12月1日（星期二）（原文“立行立改，长期坚持”）　还剩7个工作日", LetterPage.Render(LetterSamples.Letter(measure)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("立行立改", LetterPage.Render(LetterSamples.Letter(measure) with { NumbersOnly = true }).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("完成60%", "台账填报：完成60%，")]
    [InlineData("已起草", "台账填报：已起草、进度60%，")]
    [InlineData("完成160%", "台账填报：完成160%、进度60%，")]
    public void A_share_that_the_words_name_is_not_told_twice(string words, string expected)
    {
        var measure = LetterSamples.Matter() with { Percent = 60, Sheet = new SheetProgress(words, new DateOnly(2026, 11, 2)) };
        Assert.Contains(expected, LetterPage.Render(LetterSamples.Letter(measure)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_late_letter_says_why_and_since_when()
    {
        var text = LetterPage.Render(LetterSamples.FullLetter()).Text;
        Assert.Contains("因邮件服务中断，1项未能按时通知，现一并补发（最早的应于2026年11月17日通知）。", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Acting_and_passed_on_measures_say_for_whom()
    {
        var text = LetterPage.Render(LetterSamples.FullLetter()).Text;
        Assert.Contains("李示例同志不在岗期间由您代理", text, StringComparison.Ordinal);
        Assert.Contains("“甲市示例局责任人”岗位空缺，本项转您处理。", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Reports_go_to_the_chat_where_there_is_one_else_to_the_office()
    {
        var letter = LetterSamples.Letter(LetterSamples.Matter());
        var withChat = LetterPage.Render(letter with { ChatLink = new Uri("https://chat.example.org/?a=1&b=2") });
        Assert.Contains("href=\"https://chat.example.org/?a=1&amp;b=2\"", withChat.Html, StringComparison.Ordinal);
        Assert.Contains("https://chat.example.org/?a=1&b=2", withChat.Text, StringComparison.Ordinal);
        Assert.Contains("请向甲市以案促改示例领导小组办公室报送，联系方式：0000-1234567。", LetterPage.Render(letter).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<a ", LetterPage.Render(letter with { ChatLink = new Uri("javascript:alert(1)") }).Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_letter_of_five_measures_stays_small()
    {
        var page = LetterPage.Render(LetterSamples.Letter([.. Enumerable.Range(1, 5).Select(i => LetterSamples.Matter($"{i}-1"))]));
        Assert.InRange(Encoding.UTF8.GetByteCount(page.Html), 1, 9 * 1024);
    }

    [Fact]
    public void Long_texts_are_cut()
    {
        var page = LetterPage.Render(LetterSamples.Letter(LetterSamples.Matter() with { Problem = new string('长', 5000), Measure = new string('施', 5000) }));
        Assert.Contains(new string('施', 119) + "…", page.Text, StringComparison.Ordinal);
        Assert.Contains(new string('长', 59) + "…", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(new string('长', 60), page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(new string('施', 120), page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_foot_forbids_secrets_and_the_office_signs_with_the_day()
    {
        var text = LetterPage.Render(LetterSamples.Letter(LetterSamples.Matter())).Text;
        Assert.Contains("甲市以案促改示例领导小组办公室\n2026年11月20日\n", text, StringComparison.Ordinal);
        Assert.Contains("严禁涉密", text, StringComparison.Ordinal);
        Assert.Contains("系统自动发送", text, StringComparison.Ordinal);
    }
}
