using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Worker.Mail;
using CaseReform.Ops.Worker.Reminders;
using CaseReform.Ops.Worker.Tests.Support;

using MimeKit;

namespace CaseReform.Ops.Worker.Tests.Reminders;

/// <summary>The first letter somebody gets, whenever it is, is of its own kind and counts as the reminders in it.</summary>
public sealed class FirstMailingTests
{
    private const string Ledger =
        "1|首个问题|修订制度|甲市示例局||2026年11月26日\n1|首个问题|公布流程|甲市示例局||2027年6月30日\n2|另一问题|开展培训|甲市示例局||2026年11月2日";

    [Fact]
    public async Task It_tells_everything_that_is_theirs_and_the_reminders_in_it_count_as_sent()
    {
        using var bureau = await OpenAsync(new ScriptedServer());

        await RoundAsync(bureau);

        var letter = await LastAsync(bureau);
        Assert.StartsWith("【整改督办】首次通知：3项需处理，其中逾期1项", letter.Subject, StringComparison.Ordinal);
        Assert.Contains("1-2　措施：公布流程", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains("1-1 预警　措施：修订制度", letter.TextBody, StringComparison.Ordinal);
        Assert.Equal(["0"], await bureau.RowsAsync("SELECT count(*) FROM notices n JOIN posts p ON p.id = n.post_id WHERE n.state = 'pending' AND p.role = 'handler'"));
        Assert.Equal(["2"], await bureau.RowsAsync("SELECT count(*) FROM notices WHERE state = 'sent'"));

        await RoundAsync(bureau);
        Assert.Equal(["1"], await bureau.RowsAsync("SELECT count(*) FROM letters WHERE kind = 'ladder'"));
    }

    [Fact]
    public async Task The_next_letter_is_a_reminder()
    {
        using var bureau = await OpenAsync(new ScriptedServer());
        await RoundAsync(bureau);

        bureau.Clock.Advance(TimeSpan.FromDays(3)); // Thursday, the day itself
        await RoundAsync(bureau);

        var letter = await LastAsync(bureau);
        Assert.DoesNotContain("首次", letter.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain("公布流程", letter.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_first_letter_that_was_refused_or_broke_off_is_the_first_still()
    {
        var server = new ScriptedServer { Answer = _ => new Delivery.TryLater("451 later") };
        using var bureau = await OpenAsync(server);
        await RoundAsync(bureau);
        var first = await LastAsync(bureau);

        bureau.Clock.Advance(TimeSpan.FromDays(1));
        server.Answer = _ => null;
        await RoundAsync(bureau);

        Assert.StartsWith("【整改督办】首次通知", first.Subject, StringComparison.Ordinal);
        Assert.StartsWith("【整改督办】首次通知", (await LastAsync(bureau)).Subject, StringComparison.Ordinal);
        Assert.Equal(["1"], await bureau.RowsAsync("SELECT count(*) FROM letters WHERE kind = 'ladder' AND state = 'sent'"));
    }

    [Fact]
    public async Task Made_again_on_the_same_day_it_has_the_same_identifier()
    {
        using var bureau = await OpenAsync(new ScriptedServer());
        await RoundAsync(bureau);
        var first = await LastAsync(bureau);

        // as if the database had been put back to before the round
        await bureau.ChangeAsync("UPDATE notices SET state = 'pending', letter_id = NULL, done_at = NULL WHERE state = 'sent'");
        await bureau.ChangeAsync("DELETE FROM attempts");
        await bureau.ChangeAsync("DELETE FROM letter_bodies");
        await bureau.ChangeAsync("DELETE FROM letters");
        await RoundAsync(bureau);

        Assert.Equal(first.MessageId, (await LastAsync(bureau)).MessageId);
    }

    [Fact]
    public async Task Somebody_who_comes_later_gets_a_first_letter_of_their_own()
    {
        using var bureau = await OpenAsync(new ScriptedServer());
        await RoundAsync(bureau);
        await bureau.ImportPeopleAsync("甲市样本局||科员|李示例|li@example.cn|责任人|||");
        await bureau.ImportLedgerAsync("1|首个问题|修订制度|甲市示例局||2026年11月26日\n9|后来的问题|后来的措施|甲市样本局||2026年11月26日");

        bureau.Clock.Advance(TimeSpan.FromDays(1));
        await RoundAsync(bureau);

        var letter = await LastAsync(bureau);
        Assert.Equal("li@example.cn", letter.To.Mailboxes.Single().Address);
        Assert.StartsWith("【整改督办】首次通知：1项需处理", letter.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_only_a_post_of_inspection_is_named_for_is_not_theirs()
    {
        using var bureau = await OpenAsync(new ScriptedServer());
        Assert.Empty((await bureau.ImportPeopleAsync("甲市领导小组办公室||巡察员|张示例|zhang@example.cn|巡察|||")).Refusals);
        await bureau.ImportLedgerAsync(Ledger + "\n9|别处的问题|别处的措施|甲市样本局||2027年3月31日");
        await bureau.ChangeAsync(
            "UPDATE measures SET responsible_post_id = (SELECT id FROM posts WHERE role = 'inspector') WHERE problem_id = (SELECT id FROM problems WHERE number = '9')");

        await RoundAsync(bureau);

        var letter = await LastAsync(bureau);
        Assert.StartsWith("【整改督办】首次通知：3项需处理", letter.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain("别处的措施", letter.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_keeps_nobody_from_a_first_letter()
    {
        using var bureau = await OpenAsync(new ScriptedServer());
        await bureau.ChangeAsync("UPDATE measures SET original_deadline = '昨天', next_due = NULL WHERE ordinal = 2");

        await RoundAsync(bureau);

        Assert.StartsWith("【整改督办】首次通知", (await LastAsync(bureau)).Subject, StringComparison.Ordinal);
    }

    private static async Task<Bureau> OpenAsync(ScriptedServer server)
    {
        var bureau = await Bureau.OpenAsync(change: server.Use);
        Assert.Empty((await bureau.ImportPeopleAsync("甲市示例局||科员|张示例|zhang@example.cn|责任人|||")).Refusals);
        await bureau.ImportLedgerAsync(Ledger);
        await bureau.ReleaseAsync();
        return bureau;
    }

    private static Task<RoundReport> RoundAsync(Bureau bureau) => bureau.Get<ReminderRound>().RunAsync(Bureau.Token);

    private static async Task<MimeMessage> LastAsync(Bureau bureau)
    {
        var bytes = await bureau.Get<CaseReform.Ops.Data.Sql.Database>().ReadAsync(
            session => session.QueryAsync<byte[]>("SELECT b.bytes FROM letter_bodies b JOIN letters l ON l.id = b.letter_id WHERE l.kind = 'ladder' ORDER BY l.id DESC LIMIT 1"), Bureau.Token);
        using var stream = new MemoryStream(bytes[0]);
        return await MimeMessage.LoadAsync(stream, Bureau.Token);
    }
}
