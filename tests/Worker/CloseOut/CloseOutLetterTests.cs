using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.CloseOut;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.CloseOut;
using CaseReform.Ops.Worker.Mail;
using CaseReform.Ops.Worker.Reminders;
using CaseReform.Ops.Worker.Tests.Support;

using MimeKit;

namespace CaseReform.Ops.Worker.Tests.CloseOut;

/// <summary>Problem 1 of 甲市示例局 on its way, and the letters as people read them. It is Monday, 23 November 2026.</summary>
public sealed class CloseOutLetterTests
{
    private const string People =
        """
        甲市示例局||科员|张示例|zhang@example.cn|责任人|||
        甲市示例局||局长|王示例|wang@example.cn|第一责任人|||
        甲市领导小组办公室||专员|陈样例|chen@example.cn|办公室|||
        甲市领导小组办公室||组长|蒋示例|jiang@example.cn|领导小组|||
        """;

    [Fact]
    public async Task Whoever_has_to_act_next_reads_what_is_asked_by_whom_and_how_to_do_it()
    {
        using var bureau = await OpenAsync();

        await MadeAsync(bureau, CloseOutMove.Apply, "张示例", new() { Text = "已修订首问负责制度并公布流程" });
        await RoundAsync(bureau);
        var review = await LastAsync(bureau, "王示例");
        Assert.Equal("【整改督办】1项销号事项待办理", review.Subject);
        AssertSays(
            review, "您有1项销号事项待办理。", "【待您审核的销号申请（1项）】", "1 待单位审核", "问题：示例问题", "牵头单位：甲市示例局", "申请：张示例，2026年11月23日", "完成情况：已修订首问负责制度并公布流程",
            "自2026年11月23日起", "在网上对话中发送“审核1”，同意，或者写明理由退回", "有疑问的，请联系示例办：0000-1234567");

        bureau.Clock.Advance(TimeSpan.FromDays(1));
        await MadeAsync(bureau, CloseOutMove.Agree, "王示例", new());
        await RoundAsync(bureau);
        AssertSays(await LastAsync(bureau, "陈样例"), "【待您办理的销号事项（1项）】", "1 待办公室核查", "发送“审核1”，逐条填写四条核查意见", "也可以用命令 caseops closeout 办理");

        bureau.Clock.Advance(TimeSpan.FromDays(1));
        await MadeAsync(bureau, CloseOutMove.Verify, "陈样例", Verified(CloseOutClause.Risks));
        await RoundAsync(bureau);
        AssertSays(
            await LastAsync(bureau, "张示例"), "【待您补正的问题（1项）】", "1 退回", "退回理由：“风险点是否找准”为否：漏列审批环节（陈样例，2026年11月25日）", "请按退回理由补正，补好后在网上对话中发送“申请销号1”");

        bureau.Clock.Advance(TimeSpan.FromDays(1));
        await MadeAsync(bureau, CloseOutMove.Apply, "张示例", new() { Text = "已补列审批环节" });
        await MadeAsync(bureau, CloseOutMove.Agree, "王示例", new());
        await MadeAsync(bureau, CloseOutMove.Verify, "陈样例", Verified(null));
        await MadeAsync(bureau, CloseOutMove.Close, "陈样例", new());
        await RoundAsync(bureau);
        var closed = await LastAsync(bureau, "张示例");
        Assert.Equal("【整改督办】1项销号申请有结果", closed.Subject);
        AssertSays(closed, "【已销号的问题（1项）】", "1 已销号", "销号：陈样例，2026年11月26日", "回头看计划在2027年");
        Assert.Equal(["4"], await bureau.RowsAsync("SELECT count(*) FROM letters WHERE kind = 'ladder'"));
    }

    [Fact]
    public async Task Who_does_not_act_is_reminded_and_the_letter_to_those_above_says_who_was_told_and_when()
    {
        using var bureau = await OpenAsync();
        await MadeAsync(bureau, CloseOutMove.Apply, "张示例", new() { Text = "已修订制度" });
        await RoundAsync(bureau);
        bureau.Clock.Advance(TimeSpan.FromDays(7));
        await RoundAsync(bureau);
        AssertSays(await LastAsync(bureau, "王示例"), "1 待单位审核（催办）", "已等5个工作日", "已满5个工作日，仍未办理。再不办理的，将通知甲市领导小组办公室专员。");

        bureau.Clock.Advance(TimeSpan.FromDays(1));
        await RoundAsync(bureau);
        AssertSays(
            await LastAsync(bureau, "陈样例"), "1项销号事项请督促", "【请您督促的销号事项（1项）】", "已等6个工作日", "已于2026年11月23日、2026年11月30日发信通知甲市示例局局长王示例。", "请督促尽快办理。");
        bureau.Clock.Advance(TimeSpan.FromDays(7));
        await RoundAsync(bureau);
        Assert.Equal(["3"], await bureau.RowsAsync("SELECT count(*) FROM letters WHERE kind = 'ladder'"));
    }

    [Fact]
    public async Task Where_a_post_changed_hands_those_above_read_of_each_reader_the_days_of_their_own_letters()
    {
        using var bureau = await OpenAsync();
        Assert.Empty((await bureau.ImportPeopleAsync(People + "\n甲市样本局||局长|赵样本|zhao@example.cn|第一责任人|||")).Refusals);
        await MadeAsync(bureau, CloseOutMove.Apply, "张示例", new() { Text = "已修订制度" });
        await RoundAsync(bureau);
        await bureau.ChangeAsync("UPDATE holdings SET person_id = (SELECT id FROM people WHERE name = '赵样本') WHERE person_id = (SELECT id FROM people WHERE name = '王示例')");
        await bureau.ChangeAsync("UPDATE settings SET value = '99' WHERE key = 'roster.version'");
        bureau.Clock.Advance(TimeSpan.FromDays(7));
        await RoundAsync(bureau);
        bureau.Clock.Advance(TimeSpan.FromDays(1));
        await RoundAsync(bureau);

        AssertSays(await LastAsync(bureau, "陈样例"), "已于2026年11月23日发信通知甲市示例局局长王示例；已于2026年11月30日发信通知甲市示例局局长赵样本。");
    }

    // no letter goes for more than six working days: the first one read is the call itself, and its days begin with it
    [Fact]
    public async Task Days_count_from_the_letter_and_not_from_the_plan()
    {
        var server = new ScriptedServer { Answer = _ => new Delivery.Paused("down") };
        using var bureau = await OpenAsync(server);
        await MadeAsync(bureau, CloseOutMove.Apply, "张示例", new() { Text = "已修订制度" });
        await RoundAsync(bureau);
        bureau.Clock.Advance(TimeSpan.FromDays(14));
        server.Answer = _ => null;
        await RoundAsync(bureau);

        Assert.DoesNotContain("催办", (await LastAsync(bureau, "王示例")).TextBody, StringComparison.Ordinal);
        Assert.Equal(["销号待办"], await bureau.RowsAsync("SELECT rung FROM notices"));
    }

    [Fact]
    public async Task Those_above_are_not_told_that_a_letter_arrived_which_was_refused()
    {
        var server = new ScriptedServer { Answer = r => r == "wang@example.cn" ? new Delivery.Refused("550 5.1.1 gone", AddressAtFault: true) : null };
        using var bureau = await OpenAsync(server);
        await MadeAsync(bureau, CloseOutMove.Apply, "张示例", new() { Text = "已修订制度" });
        await RoundAsync(bureau);
        bureau.Clock.Advance(TimeSpan.FromDays(8));
        await RoundAsync(bureau);

        AssertSays(await LastAsync(bureau, "陈样例"), "给甲市示例局局长的信未能送达。");
    }

    [Fact]
    public async Task Nothing_goes_before_the_office_lets_reminders_go_and_then_what_waits_is_told_with_days_of_its_own()
    {
        using var bureau = await OpenAsync(released: false);
        await MadeAsync(bureau, CloseOutMove.Apply, "张示例", new() { Text = "已修订制度" });
        await RoundAsync(bureau);
        Assert.Equal(["0 0"], await bureau.RowsAsync("SELECT (SELECT count(*) FROM notices) || ' ' || (SELECT count(*) FROM letters)"));

        bureau.Clock.Advance(TimeSpan.FromDays(14));
        await bureau.ReleaseAsync();
        await RoundAsync(bureau);

        var letter = await LastAsync(bureau, "王示例");
        AssertSays(letter, "1 待单位审核", "已等10个工作日");
        Assert.DoesNotContain("催办", letter.TextBody, StringComparison.Ordinal);
        Assert.Equal(["1"], await bureau.RowsAsync("SELECT count(*) FROM letters WHERE kind = 'ladder'"));
    }

    [Fact]
    public async Task It_rides_in_the_one_letter_of_the_day()
    {
        using var bureau = await OpenAsync(ledger: "\n2|另一问题|另一措施|甲市示例局|王示例|2026年11月26日");
        await MadeAsync(bureau, CloseOutMove.Apply, "张示例", new() { Text = "已修订制度" });
        await RoundAsync(bureau);

        var letter = await LastAsync(bureau, "王示例");
        Assert.Contains("1项需处理，另有1项销号事项待办理", letter.Subject, StringComparison.Ordinal);
        AssertSays(letter, "2-1", "另有1项销号事项待办理。", "【待您审核的销号申请（1项）】");
        Assert.Equal(["1"], await bureau.RowsAsync("SELECT count(*) FROM letters l JOIN people e ON e.id = l.person_id WHERE e.name = '王示例'"));
    }

    [Fact]
    public async Task Where_the_first_responsible_applied_and_nobody_stands_above_the_office_is_called_with_the_reason()
    {
        using var bureau = await OpenAsync();
        await MadeAsync(bureau, CloseOutMove.Apply, "王示例", new() { Text = "已修订制度" });
        await RoundAsync(bureau);

        AssertSays(await LastAsync(bureau, "陈样例"), "1 待办公室核查", "申请：王示例，2026年11月23日", "甲市示例局第一责任人就是申请人，没有可以审核的上级单位，直接由办公室核查。");
    }

    private static async Task<Bureau> OpenAsync(ScriptedServer? server = null, bool released = true, string ledger = "")
    {
        var bureau = await Bureau.OpenAsync(change: builder =>
        {
            (server ?? new ScriptedServer()).Use(builder);
            builder.Configuration["Office:Name"] = "示例办";
            builder.Configuration["Office:Contact"] = "0000-1234567";
            builder.Configuration["Office:ChatLink"] = "https://chat.example.cn/";
        });
        Assert.Empty((await bureau.ImportPeopleAsync(People)).Refusals);
        await bureau.ImportLedgerAsync("1|示例问题|示例措施|甲市示例局||2026年11月26日" + ledger);
        await bureau.ChangeAsync(
            "UPDATE measures SET status = 'completed', completed_on = '2026-11-20', open = 0, next_due = NULL, evidence = '会议纪要' WHERE problem_id = (SELECT id FROM problems WHERE number = '1')");
        if (released)
        {
            await bureau.ReleaseAsync();
        }

        return bureau;
    }

    private static CloseOutWish Verified(CloseOutClause? no) => new()
    {
        Answers = [.. Enum.GetValues<CloseOutClause>().Select(clause => new ClauseAnswer(clause, clause != no, clause == no ? "漏列审批环节" : "属实"))], Effective = Effectiveness.Yes,
    };

    private static async Task MadeAsync(Bureau bureau, CloseOutMove move, string name, CloseOutWish wish)
    {
        var now = bureau.Clock.GetUtcNow();
        var person = long.Parse((await bureau.RowsAsync($"SELECT id FROM people WHERE name = '{name}'"))[0], System.Globalization.CultureInfo.InvariantCulture);
        Assert.IsType<CloseOutOutcome.Made>(await bureau.Get<CloseOutStore>().MakeAsync(
            "1", null, new CloseOutRequest(move, wish, person, null, DateOnly.FromDateTime(now.AddHours(8).DateTime), new ChangeOrigin(now, name, "command")), Bureau.Token));
    }

    private static Task<RoundReport> RoundAsync(Bureau bureau) => bureau.Get<ReminderRound>().RunAsync(Bureau.Token);

    private static async Task<MimeMessage> LastAsync(Bureau bureau, string name)
    {
        var bytes = await bureau.Get<Database>().ReadAsync(
            session => session.QueryAsync<byte[]>(
                "SELECT b.bytes FROM letter_bodies b JOIN letters l ON l.id = b.letter_id JOIN people e ON e.id = l.person_id WHERE l.kind = 'ladder' AND e.name = @name ORDER BY l.id DESC LIMIT 1", new { name }),
            Bureau.Token);
        using var stream = new MemoryStream(Assert.Single(bytes));
        return await MimeMessage.LoadAsync(stream, Bureau.Token);
    }

    private static void AssertSays(MimeMessage letter, params string[] words) => Assert.All(words, word => Assert.Contains(word, letter.Subject + "\n" + letter.TextBody, StringComparison.Ordinal));
}
