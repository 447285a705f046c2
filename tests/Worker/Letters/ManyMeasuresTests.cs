using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Reminders;
using CaseReform.Ops.Worker.Letters;

namespace CaseReform.Ops.Worker.Tests.Letters;

/// <summary>A letter of many measures: what must be done first stands first, and what is said of all is said once.</summary>
public sealed class ManyMeasuresTests
{
    private static readonly LetterModel Many = LetterSamples.Letter(
    [
        .. Enumerable.Range(1, 18).Select(i => LetterSamples.Matter($"{i}-1", RungKind.Silence, Light.Yellow) with { Rung = "滞后" }),
        .. Enumerable.Range(31, 4).Select(i => LetterSamples.Matter($"{i}-1", RungKind.Before, Light.Yellow) with { Rung = "预警" }),
        .. Enumerable.Range(41, 3).Select(i => LetterSamples.Overdue($"{i}-1", copy: true) with { Role = PostRole.Handler }),
    ]);

    [Fact]
    public void What_was_reported_upwards_and_is_still_the_readers_comes_first_under_its_own_light()
    {
        var text = LetterPage.Render(Many).Text;

        Assert.True(text.IndexOf("【红灯（3项）】", StringComparison.Ordinal) < text.IndexOf("【黄灯（4项）】", StringComparison.Ordinal));
        Assert.True(text.IndexOf("[红] 43-1", StringComparison.Ordinal) < text.IndexOf("[黄] 31-1", StringComparison.Ordinal));
        Assert.DoesNotContain("抄送您知（", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Silence_is_one_table_and_no_sentence_is_repeated()
    {
        var text = LetterPage.Render(Many).Text;

        Assert.Contains("【进展滞后（18项）】\n以下事项较长时间未报送进展", text, StringComparison.Ordinal);
        Assert.Equal(1, Count(text, "较长时间未报送进展"));
        Assert.Equal(1, Count(text, "期限临近，请抓紧办理"));
        Assert.Equal(1, Count(text, "请抓紧办结，并报送逾期原因和预计完成时间"));
        Assert.Equal(18, Count(text, "　上次报送：尚未报送"));
    }

    [Fact]
    public void Where_a_light_asks_for_several_things_each_is_said_at_the_first_of_whom_it_is_asked()
    {
        var text = LetterPage.Render(LetterSamples.Letter(
            LetterSamples.Matter("1-1", RungKind.Day, Light.Yellow), LetterSamples.Matter("2-1", RungKind.Before, Light.Yellow), LetterSamples.Matter("3-1", RungKind.Before, Light.Yellow))).Text;

        Assert.Equal(1, Count(text, "期限临近，请抓紧办理"));
        Assert.Contains("办理要求：同2-1。", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_measure_is_called_by_its_own_text_with_the_problem_behind_it()
    {
        var text = LetterPage.Render(LetterSamples.Letter(LetterSamples.Matter())).Text;

        Assert.True(text.IndexOf("措施：修订首问负责制度", StringComparison.Ordinal) < text.IndexOf("问题：窗口服务", StringComparison.Ordinal));
        Assert.DoesNotContain("问题：", LetterPage.Render(LetterSamples.Letter(LetterSamples.Matter() with { Problem = "同一段话", Measure = "同一段话" })).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_sheet_says_is_shown_as_the_sheets()
    {
        var silent = LetterSamples.Matter(kind: RungKind.Silence, light: Light.Yellow) with { Percent = 60, Sheet = new SheetProgress("已起草", new DateOnly(2026, 11, 2)) };

        Assert.Contains("已起草、进度60%（台账填报） 2026年11月2日导入", LetterPage.Render(LetterSamples.Letter(silent)).Text, StringComparison.Ordinal);
        Assert.Contains("　　台账填报：已起草、进度60%，2026年11月2日导入", LetterPage.Render(LetterSamples.Letter(silent with { Kind = RungKind.Before })).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("已起草", LetterPage.Render(LetterSamples.Letter(silent) with { NumbersOnly = true }).Text, StringComparison.Ordinal);
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
