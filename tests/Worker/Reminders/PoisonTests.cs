using System.Data.Common;

using CaseReform.Ops.Data.Reminders;
using CaseReform.Ops.Worker.Checks;
using CaseReform.Ops.Worker.Letters;
using CaseReform.Ops.Worker.Reminders;
using CaseReform.Ops.Worker.Tests.Support;

namespace CaseReform.Ops.Worker.Tests.Reminders;

/// <summary>One bad item in the database, and the letters of everybody else go out.</summary>
public sealed class PoisonTests
{
    private const string Office = "甲市领导小组办公室||主任|陈示例|chen@example.cn|办公室|||\n";
    private const string People = Office + "甲市示例局||科员|张示例|zhang@example.cn|责任人|||\n甲市样本局||科员|李示例|li@example.cn|责任人|||";
    private const string Sent = "SELECT recipient FROM letters WHERE kind = 'ladder' AND state = 'sent' ORDER BY recipient";

    [Theory]
    [InlineData("UPDATE people SET name = replace(hex(zeroblob(60)), '00', '张示') WHERE name = '张示例'", "姓名或名称超过 100 个字")]
    [InlineData("UPDATE people SET name = '张' || char(8203) || '示例' WHERE name = '张示例'", "不可见字符")]
    [InlineData("UPDATE people SET email = 'zhang' WHERE name = '张示例'", "邮箱")]
    public async Task A_reader_whom_no_letter_can_name_is_set_aside_told_and_tried_again_when_mended(string poison, string reason)
    {
        using var bureau = await OpenAsync(poison);

        await bureau.Get<ReminderRound>().RunAsync(Bureau.Token);

        Assert.Equal(["li@example.cn"], await bureau.RowsAsync(Sent));
        Assert.Contains(await WrongAsync(bureau), w => w.StartsWith("致张", StringComparison.Ordinal) && w.Contains("的提醒信未能写成", StringComparison.Ordinal) && w.Contains(reason, StringComparison.Ordinal));
        Assert.Equal(["1"], await bureau.RowsAsync("SELECT count(*) FROM letters WHERE kind = 'office'"));
        Assert.Equal(["1"], await bureau.RowsAsync("SELECT count(*) FROM alarms WHERE kind = 'set_aside' AND cleared_at IS NULL"));

        await bureau.ChangeAsync("UPDATE people SET name = '张示例', email = 'zhang@example.cn' WHERE name LIKE '张%'");
        await bureau.ChangeAsync("UPDATE settings SET value = '99' WHERE key = 'roster.version'");
        await bureau.Get<ReminderRound>().RunAsync(Bureau.Token);

        Assert.Equal(["li@example.cn", "zhang@example.cn"], await bureau.RowsAsync(Sent));
        Assert.DoesNotContain(await WrongAsync(bureau), w => w.Contains("未能写成", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_stays_bad_is_tried_again_after_a_while_and_told_once()
    {
        using var bureau = await OpenAsync("UPDATE people SET email = 'zhang' WHERE name = '张示例'");
        await bureau.Get<ReminderRound>().RunAsync(Bureau.Token);

        await bureau.Get<ReminderRound>().RunAsync(Bureau.Token);
        Assert.Equal(["1"], await bureau.RowsAsync("SELECT tries FROM set_aside"));

        bureau.Clock.Advance(TimeSpan.FromMinutes(2));
        await bureau.Get<ReminderRound>().RunAsync(Bureau.Token);
        Assert.Equal(["2"], await bureau.RowsAsync("SELECT tries FROM set_aside"));
        Assert.Equal(["1"], await bureau.RowsAsync("SELECT count(*) FROM letters WHERE kind = 'office'"));
    }

    [Fact]
    public async Task A_measure_that_cannot_be_read_stays_out_of_its_letter_and_is_named_by_its_number()
    {
        using var bureau = await OpenAsync("UPDATE measures SET percent = percent");
        await bureau.Get<Planner>().RunAsync(Bureau.Token);
        await bureau.ChangeAsync("UPDATE measures SET last_report_on = '不日' WHERE problem_id = (SELECT id FROM problems WHERE number = '2')");

        await bureau.Get<ReminderRound>().RunAsync(Bureau.Token);

        Assert.Equal(["li@example.cn", "zhang@example.cn"], await bureau.RowsAsync(Sent));
        Assert.Contains(await WrongAsync(bureau), w => w.StartsWith("2-1", StringComparison.Ordinal) && w.Contains("未能写入提醒信", StringComparison.Ordinal));
        var source = bureau.Get<OfficeNewsSource>();
        var situation = await source.GatherAsync(Bureau.Token);
        var page = OfficeLetterPage.Render(source.NewsOf(situation, new HashSet<string>(situation.SetAside.Select(s => s.Key))))!;
        Assert.Contains("未能写成的信件与事项（1项）", page.Text, StringComparison.Ordinal);
        Assert.Contains("2-1〔整改台账〕", page.Text, StringComparison.Ordinal);
        Assert.Equal(["1", "3"], await bureau.RowsAsync(
            "SELECT p.number FROM notices n JOIN measures m ON m.id = n.measure_id JOIN problems p ON p.id = m.problem_id WHERE n.state = 'sent' ORDER BY p.number"));
    }

    [Theory]
    [InlineData("UPDATE units SET name = CAST(x'E7A4BAE4BE8B00E5B180' AS TEXT) WHERE name = '甲市示例局'")]
    [InlineData("UPDATE units SET name = CAST(x'E7A4BAEDA0BDE5B180' AS TEXT) WHERE name = '甲市示例局'")]
    [InlineData("UPDATE problems SET symptom = replace(hex(zeroblob(2500000)), '00', '长文') WHERE number = '1'")]
    [InlineData("UPDATE measures SET text = replace(hex(zeroblob(2500000)), '00', '长文')")]
    public async Task Odd_and_endless_texts_are_cut_and_cleaned_and_the_letter_goes_out(string poison)
    {
        using var bureau = await OpenAsync(poison);

        await bureau.Get<ReminderRound>().RunAsync(Bureau.Token);

        Assert.Equal(["li@example.cn", "zhang@example.cn"], await bureau.RowsAsync(Sent));
        Assert.Equal(["1"], await bureau.RowsAsync("SELECT max(length(bytes)) < 60000 FROM letter_bodies"));
        Assert.Equal(["0"], await bureau.RowsAsync("SELECT count(*) FROM set_aside"));
    }

    [Fact]
    public async Task A_plan_that_fails_does_not_hold_up_what_is_planned_and_is_not_kept_quiet()
    {
        using var bureau = await OpenAsync("UPDATE measures SET percent = percent");
        await bureau.Get<Planner>().RunAsync(Bureau.Token);

        // a measure wants a decision, and what only the planner asks of the database fails
        await bureau.ChangeAsync("UPDATE measures SET next_due = 0 WHERE problem_id = (SELECT id FROM problems WHERE number = '3')");
        await bureau.ChangeAsync("ALTER TABLE promises RENAME COLUMN made_on TO given_on");
        await Assert.ThrowsAnyAsync<DbException>(() => bureau.Get<ReminderRound>().RunAsync(Bureau.Token));

        Assert.Equal(["zhang@example.cn"], await bureau.RowsAsync(Sent));
    }

    [Fact]
    public async Task A_measure_that_was_kept_aside_is_reckoned_anew_once_a_day()
    {
        using var bureau = await OpenAsync("UPDATE measures SET deadline = '不日', next_due = 0 WHERE problem_id = (SELECT id FROM problems WHERE number = '3')");
        var planner = bureau.Get<Planner>();
        Assert.Equal(1, (await planner.RunAsync(Bureau.Token)).Aside);
        await bureau.ChangeAsync("UPDATE measures SET deadline = '2026-11-26' WHERE deadline = '不日'");
        Assert.Equal(0, (await planner.RunAsync(Bureau.Token)).Measures);

        bureau.Clock.Advance(TimeSpan.FromDays(1));
        await planner.RunAsync(Bureau.Token);

        Assert.Equal(["0"], await bureau.RowsAsync("SELECT count(*) FROM alarms WHERE kind = 'unplanned' AND cleared_at IS NULL"));
        Assert.NotEqual(["0"], await bureau.RowsAsync("SELECT count(*) FROM notices n JOIN measures m ON m.id = n.measure_id JOIN problems p ON p.id = m.problem_id WHERE p.number = '3'"));
    }

    private static async Task<Bureau> OpenAsync(string poison)
    {
        var bureau = await Bureau.OpenAsync();
        Assert.Empty((await bureau.ImportPeopleAsync(People)).Refusals);
        await bureau.ImportLedgerAsync(
            "1|示例问题|示例措施|甲市示例局||2026年11月26日\n2|另一问题|另一措施|甲市示例局||2026年11月26日\n3|又一问题|又一措施|甲市样本局||2026年11月26日");
        await bureau.Get<ReleaseStore>().ReleaseAsync(null, bureau.Clock.GetUtcNow(), "office", Bureau.Token);
        await bureau.ChangeAsync(poison);
        await bureau.ChangeAsync("UPDATE settings SET value = '50' WHERE key = 'roster.version'");
        return bureau;
    }

    private static async Task<IReadOnlyList<string>> WrongAsync(Bureau bureau)
    {
        var all = new List<CheckFinding>();
        foreach (var check in bureau.All<ICheck>())
        {
            all.AddRange(await check.RunAsync(false, Bureau.Token));
        }

        return [.. all.Where(f => f.Severity != CheckSeverity.Information).Select(f => f.Sentence)];
    }
}
