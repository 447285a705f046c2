using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Reminders;
using CaseReform.Ops.Worker.Letters;

namespace CaseReform.Ops.Worker.Tests.Letters;

public sealed class LetterSubjectTests
{
    private static readonly LetterMeasure Near = LetterSamples.Matter();
    private static readonly LetterMeasure Late = LetterSamples.Overdue();
    private static readonly LetterMeasure Today = LetterSamples.Matter(kind: RungKind.Day, light: Light.Yellow) with { Deadline = LetterSamples.Friday, WorkingDaysLeft = 0 };
    private static readonly LetterMeasure Report = LetterSamples.Matter(kind: RungKind.Periodic, light: Light.None) with { Deadline = null, WorkingDaysLeft = null };
    private static readonly LetterMeasure Copy = LetterSamples.Overdue(copy: true);

    [Fact]
    public void Overdue_measures_are_counted_in_the_subject() => Assert.Equal("【整改督办】3项需处理，其中逾期1项", Subject(Near, Late, Today));

    [Fact]
    public void Reminders_alone_have_no_overdue_part() => Assert.Equal("【整改督办】2项需处理", Subject(Near, Near));

    [Fact]
    public void What_is_due_today_is_told_when_nothing_is_overdue() => Assert.Equal("【整改督办】2项需处理，其中今日到期1项", Subject(Near, Today));

    [Fact]
    public void Reports_alone_are_called_reports() => Assert.Equal("【整改督办】1项需报送进展", Subject(Report));

    [Fact]
    public void Copies_alone_are_called_copies() => Assert.Equal("【整改督办】抄送2项", Subject(Copy, Copy));

    [Fact]
    public void Copies_beside_measures_are_counted_apart() => Assert.Equal("【整改督办】1项需处理，其中逾期1项，另抄送1项", Subject(Late, Copy));

    [Fact]
    public void A_copy_of_what_is_overdue_to_whoever_still_has_to_do_it_is_a_measure_of_theirs() =>
        Assert.Equal("【整改督办】2项需处理，其中逾期2项，另抄送1项", Subject(Late, Copy with { Role = PostRole.Handler }, Copy));

    [Fact]
    public void The_first_sentence_adds_up() => Assert.Contains(
        "截至2026年11月20日（星期五），您有4项整改事项需处理：逾期1项、今日到期1项、临近期限1项、定期报告1项；另有1项抄送您知。",
        LetterPage.Render(LetterSamples.Letter(Near, Late, Today, Report, Copy)).Text,
        StringComparison.Ordinal);

    private static string Subject(params LetterMeasure[] measures) => LetterPage.Render(LetterSamples.Letter(measures)).Subject;
}
