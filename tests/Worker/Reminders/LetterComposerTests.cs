using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.Reminders;
using CaseReform.Ops.Data.SetAside;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Reminders;
using CaseReform.Ops.Worker.Reminders;
using CaseReform.Ops.Worker.Tests.Support;

using MimeKit;

namespace CaseReform.Ops.Worker.Tests.Reminders;

/// <summary>What one person's letter of the day is made of.</summary>
public sealed class LetterComposerTests
{
    /// <summary>Monday, 23 November 2026.</summary>
    private static readonly DateOnly Today = new(2026, 11, 23);

    /// <summary>The working day before, in the office's morning.</summary>
    private static readonly DateTimeOffset Friday = new(2026, 11, 20, 9, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public async Task A_measure_addressed_and_copied_to_one_person_asks_them_to_act()
    {
        using var bureau = await OpenAsync();
        var to = Notice(1, "预警", NoticeKind.To);
        var copy = Notice(2, "预警", NoticeKind.Copy);

        var addressed = await ComposeAsync(bureau, [to]);
        var copied = await ComposeAsync(bureau, [copy]);

        Assert.NotEqual(addressed.Subject, copied.Subject);
        Assert.Equal(addressed.ContentHash, (await ComposeAsync(bureau, [to, copy])).ContentHash);
        Assert.Equal(addressed.ContentHash, (await ComposeAsync(bureau, [copy, to])).ContentHash);
        Assert.Equal(addressed.Subject, (await ComposeAsync(bureau, [copy, to])).Subject);
    }

    [Fact]
    public async Task An_urge_of_the_office_adds_its_words_to_the_loudest_rung_and_stands_alone_where_there_is_none()
    {
        using var bureau = await OpenAsync();
        var urge = Notice(2, OfficeUrge.Name) with { Urge = "请于周五前报送佐证材料", Occurrence = "2026-11-23" };
        var late = new DateOnly(2026, 11, 20);

        var beside = await ComposeAsync(bureau, [Notice(1, "预警"), urge]);
        var alone = await ComposeAsync(bureau, [urge]);
        var overdue = await ComposeAsync(bureau, [urge with { Deadline = late, Urge = null }]);

        Assert.Equal([1], beside.Included);
        Assert.Equal([2], beside.Covered);
        Assert.Contains("预警", TextOf(beside), StringComparison.Ordinal);
        Assert.Contains("办公室就本项专门催办：请于周五前报送佐证材料", TextOf(beside), StringComparison.Ordinal);
        Assert.Equal([2], alone.Included);
        Assert.Contains("办公室催办", TextOf(alone), StringComparison.Ordinal);
        Assert.Contains("办公室就本项专门催办：请于周五前报送佐证材料", TextOf(alone), StringComparison.Ordinal);
        Assert.DoesNotContain("逾期", TextOf(alone), StringComparison.Ordinal);
        Assert.Contains("已逾期", TextOf(overdue), StringComparison.Ordinal);
        Assert.Contains("办公室就本项专门催办，请抓紧办理并报送进展。", TextOf(overdue), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_louder_copy_beside_a_quieter_address_is_a_measure_to_act_on()
    {
        using var bureau = await OpenAsync();
        var quiet = Notice(1, "催办", NoticeKind.To) with { Deadline = Today.AddDays(-10) };
        var loud = Notice(2, "督办", NoticeKind.Copy) with { Deadline = Today.AddDays(-10) };

        var both = await ComposeAsync(bureau, [quiet, loud]);

        Assert.Equal((await ComposeAsync(bureau, [quiet])).Subject, both.Subject);
        Assert.Contains("督办", TextOf(both), StringComparison.Ordinal);
        Assert.Equal([2], both.Included);
        Assert.Equal([1], both.Covered);
    }

    [Fact]
    public async Task A_louder_copy_before_the_deadline_takes_nothing_from_a_quieter_address()
    {
        using var bureau = await OpenAsync();
        var quiet = Notice(1, "提醒", NoticeKind.To);

        var both = await ComposeAsync(bureau, [quiet, Notice(2, "预警", NoticeKind.Copy)]);

        Assert.Equal((await ComposeAsync(bureau, [quiet])).Subject, both.Subject);
        Assert.Contains("预警", TextOf(both), StringComparison.Ordinal);
        Assert.DoesNotContain("抄送", TextOf(both), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_one_measure_the_loudest_rung_is_shown_and_the_others_count_as_sent_with_it()
    {
        using var bureau = await OpenAsync();

        var letter = await ComposeAsync(bureau, [Notice(1, "提醒"), Notice(2, "到期"), Notice(3, "预警"), Notice(4, "提醒", measure: 8)]);

        Assert.Equal([2, 4], letter.Included);
        Assert.Equal([1, 3], letter.Covered.Order());
    }

    [Theory]
    [InlineData(MeasureStatus.InProgress, true)]
    [InlineData(MeasureStatus.LongTerm, false)]
    public async Task What_goes_on_for_good_is_not_called_overdue_in_a_letter_either(MeasureStatus status, bool isOverdue)
    {
        using var bureau = await OpenAsync();

        var letter = await ComposeAsync(bureau, [Notice(1, "定期") with { Status = status, Deadline = Today.AddDays(-10) }]);

        Assert.Equal(isOverdue, TextOf(letter).Contains("逾期", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_date_is_the_offices_own()
    {
        using var bureau = await OpenAsync();

        var message = Read(await ComposeAsync(bureau, [Notice(1, "预警")]));

        Assert.Equal(new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(8)), message.Date);
        Assert.Equal(TimeSpan.FromHours(8), message.Date.Offset);
        Assert.Contains("2026年11月23日", message.TextBody!, StringComparison.Ordinal);
    }

    [Fact]
    public Task A_letter_that_is_late_because_mail_did_not_go_says_so() => LateBecauseAsync(ReminderTexts.LateMail, planned: Bureau.Monday, tried: Friday);

    [Fact]
    public Task A_letter_that_is_late_because_it_was_planned_late_says_so() => LateBecauseAsync(ReminderTexts.LatePlan, planned: Bureau.Monday, tried: null);

    [Fact]
    public Task A_letter_that_was_planned_on_its_day_is_late_because_there_is_one_a_day() => LateBecauseAsync(ReminderTexts.LateOneADay, planned: Friday, tried: null);

    [Fact]
    public async Task What_fires_today_is_not_late_however_often_it_was_tried()
    {
        using var bureau = await OpenAsync();

        var letter = TextOf(await ComposeAsync(bureau, [Notice(1, "预警") with { FiredOn = Today, TriedSince = Friday }]));

        Assert.DoesNotContain(ReminderTexts.LateMail.TrimEnd('。'), letter, StringComparison.Ordinal);
        Assert.DoesNotContain(ReminderTexts.LateOneADay.TrimEnd('。'), letter, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1, "到期", "已逾期1天")]
    [InlineData(0, "到期", "今日到期")]
    [InlineData(3, "预警", "3个工作日")]
    public async Task A_deadline_is_overdue_from_the_day_after_it(int days, string rung, string words)
    {
        using var bureau = await OpenAsync();

        var letter = TextOf(await ComposeAsync(bureau, [Notice(1, rung) with { Deadline = Today.AddDays(days), OriginalDeadline = Today.AddDays(days) }]));

        Assert.Contains(words, letter, StringComparison.Ordinal);
        Assert.Equal(days < 0, letter.Contains("已逾期", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_most_urgent_matters_come_first_then_the_soonest_then_in_the_order_people_count()
    {
        using var bureau = await OpenAsync();

        var letter = await ComposeAsync(bureau,
        [
            Notice(1, "提醒", measure: 2), Notice(2, "预警", measure: 10), Notice(3, "预警", measure: 9), Notice(4, "预警", measure: 11) with { Deadline = Today.AddDays(2) },
            Notice(5, "督办", measure: 12) with { Deadline = Today.AddDays(-7) },
        ]);

        Assert.Equal([5, 4, 3, 2, 1], letter.Included);
    }

    [Fact]
    public async Task The_ledger_is_named_only_where_there_are_several()
    {
        using var bureau = await OpenAsync();

        Assert.DoesNotContain("整改台账", TextOf(await ComposeAsync(bureau, [Notice(1, "预警")])), StringComparison.Ordinal);
        Assert.Contains("整改台账", TextOf(await ComposeAsync(bureau, [Notice(1, "预警")], severalLedgers: true)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-12-31", false)]
    [InlineData("2027-01-01", true)]
    public async Task Days_counted_into_a_year_without_a_calendar_are_said_to_be_provisional(string deadline, bool provisional)
    {
        using var bureau = await OpenAsync();
        var day = DateOnly.ParseExact(deadline, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        var letter = TextOf(await ComposeAsync(bureau, [Notice(1, "提醒") with { Deadline = day, OriginalDeadline = day }]));

        Assert.Equal(provisional, letter.Contains(CaseReform.Ops.Worker.Letters.LetterTexts.Provisional, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Letters_about_the_same_measures_are_one_thread_and_no_others()
    {
        using var bureau = await OpenAsync();

        var first = await ThreadAsync(1, 2, 3);

        Assert.Single(first);
        Assert.Equal(first, await ThreadAsync(3, 1, 2));
        Assert.NotEqual(first, await ThreadAsync(1, 2));
        Assert.NotEqual(await ThreadAsync(1), await ThreadAsync(2));
        Assert.Equal(await ThreadAsync(1), await ThreadAsync(1));

        async Task<List<string>> ThreadAsync(params long[] measures) =>
            [.. Read(await ComposeAsync(bureau, [.. measures.Select(n => Notice(n, "预警", measure: n))])).References];
    }

    [Fact]
    public async Task The_same_letter_made_later_says_the_same_and_has_the_same_hash()
    {
        using var bureau = await OpenAsync();
        var first = await ComposeAsync(bureau, [Notice(1, "预警")]);
        bureau.Clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(first.ContentHash, (await ComposeAsync(bureau, [Notice(1, "预警")])).ContentHash);
        Assert.NotEqual(first.ContentHash, (await ComposeAsync(bureau, [Notice(1, "到期")])).ContentHash);
    }

    [Theory]
    [InlineData(101, "zhang@example.cn")]
    [InlineData(3, "不是邮箱")]
    public async Task A_recipient_whom_no_letter_can_name_is_refused_in_words_and_that_shows_without_any_measure(int length, string email)
    {
        using var bureau = await OpenAsync();
        await bureau.ChangeAsync($"UPDATE people SET name = '{new string('张', length)}', email = '{email}'");
        await bureau.ChangeAsync("UPDATE settings SET value = '99' WHERE key = 'roster.version'");

        var fault = await Assert.ThrowsAsync<UnfitException>(() => ComposeAsync(bureau, []));

        Assert.Contains(fault.Message, c => c >= '\u4E00');
    }

    private static async Task<Bureau> OpenAsync()
    {
        var bureau = await Bureau.OpenAsync();
        await bureau.ImportPeopleAsync("甲市示例局||科员|张示例|zhang@example.cn|责任人|||");
        return bureau;
    }

    private static PendingNotice Notice(long id, string rung, NoticeKind kind = NoticeKind.To, long measure = 7) => new()
    {
        Id = id,
        MeasureId = measure,
        Rung = rung,
        Kind = kind,
        FiredOn = Today,
        PlannedAt = Bureau.Monday,
        Ledger = "整改台账",
        Number = measure.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Ordinal = 1,
        Symptom = "示例问题",
        Measure = "示例措施",
        Unit = "甲市示例局",
        Deadline = Today.AddDays(3),
        OriginalDeadline = Today.AddDays(3),
        Status = MeasureStatus.InProgress,
    };

    private static async Task LateBecauseAsync(string sentence, DateTimeOffset planned, DateTimeOffset? tried)
    {
        using var bureau = await OpenAsync();

        var letter = await ComposeAsync(bureau, [Notice(1, "提醒") with { FiredOn = Today.AddDays(-3), PlannedAt = planned, TriedSince = tried }]);

        Assert.Contains(sentence.TrimEnd('。'), TextOf(letter), StringComparison.Ordinal);
    }

    private static async Task<Composition> ComposeAsync(Bureau bureau, IReadOnlyList<PendingNotice> notices, bool severalLedgers = false)
    {
        var context = await bureau.Get<PlanContexts>().NowAsync(Bureau.Token);
        var addressees = Addressees.Build(context.Roster, context.Roster.Posts.Select(p => p.Id), context.Day.Today);
        var reader = Assert.Single(addressees.ByPerson).Value;
        var post = Assert.Single(context.Roster.Posts, p => p.Role == PostRole.Handler && reader.Posts.Contains(p.Id) && context.Roster.IsHeld(p.Id, Today)).Id;
        return bureau.Get<LetterComposer>().Compose(reader, [.. notices.Select(n => n with { PostId = post })], addressees, context.Day, severalLedgers, bureau.Clock.GetUtcNow())!;
    }

    private static MimeMessage Read(Composition letter)
    {
        using var bytes = new MemoryStream(letter.Bytes);
        return MimeMessage.Load(bytes);
    }

    private static string TextOf(Composition letter) => Read(letter).TextBody!;
}
