using CaseReform.Ops.Data.Reminders;
using CaseReform.Ops.Worker.Checks;
using CaseReform.Ops.Worker.Mail;
using CaseReform.Ops.Worker.Reminders;
using CaseReform.Ops.Worker.Tests.Support;

namespace CaseReform.Ops.Worker.Tests.Checks;

public sealed class OfficeLetterTests
{
    private const string Office = "甲市领导小组办公室||主任|陈示例|chen@example.cn|办公室|||\n";
    private const string Letters = "SELECT recipient || ' ' || day FROM letters WHERE kind = 'office' ORDER BY id";

    private static async Task<Bureau> OpenAsync(bool release = true, DateTimeOffset? now = null, Action<Microsoft.Extensions.Hosting.HostApplicationBuilder>? change = null)
    {
        var bureau = await Bureau.OpenAsync(now, change: change);
        await bureau.ImportPeopleAsync(Office + "甲市示例局||科员|张示例|zhang@example.cn|责任人|||");
        await bureau.ImportLedgerAsync("1|示例问题|示例措施|甲市示例局||2026年12月31日前");
        if (release)
        {
            await bureau.Get<ReleaseStore>().ReleaseAsync(null, bureau.Clock.GetUtcNow(), "office", Bureau.Token);
        }

        return bureau;
    }

    private static Task RefuseAsync(Bureau bureau, string message) => bureau.ChangeAsync(
        $"""
        INSERT INTO letters (kind, person_id, recipient, day, subject, message_id, content_hash, state, any_hour, priority, attempts, repeats, composed_at, done_at, detail)
        SELECT 'ladder', id, email, '2026-11-20', '示例', '{message}', 'x', 'refused', 0, 5, 1, 0, 0, 0, '550 no such user' FROM people WHERE name = '张示例'
        """);

    [Fact]
    public async Task Without_news_the_office_gets_no_letter()
    {
        using var bureau = await OpenAsync();
        Assert.Equal(0, await bureau.Get<OfficeLetterRun>().RunAsync(Bureau.Token));
        Assert.Empty(await bureau.RowsAsync(Letters));
    }

    [Fact]
    public async Task A_refused_letter_is_told_once()
    {
        using var bureau = await OpenAsync();
        await RefuseAsync(bureau, "<a@example.cn>");
        Assert.Equal(1, await bureau.Get<OfficeLetterRun>().RunAsync(Bureau.Token));
        Assert.Equal(0, await bureau.Get<OfficeLetterRun>().RunAsync(Bureau.Token));
        bureau.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await bureau.Get<OfficeLetterRun>().RunAsync(Bureau.Token));
        Assert.Equal(["chen@example.cn 2026-11-23"], await bureau.RowsAsync(Letters));
        await RefuseAsync(bureau, "<b@example.cn>");
        Assert.Equal(1, await bureau.Get<OfficeLetterRun>().RunAsync(Bureau.Token));
    }

    [Fact]
    public async Task A_vacancy_is_told_once_and_again_when_it_comes_back()
    {
        using var bureau = await OpenAsync();
        await bureau.ImportLedgerAsync("1|示例问题|示例措施|甲市示例局||2026年12月31日前\n2|另一问题|另一措施|甲市样本局||2026年12月31日前");
        Assert.Equal(1, await bureau.Get<OfficeLetterRun>().RunAsync(Bureau.Token));
        bureau.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await bureau.Get<OfficeLetterRun>().RunAsync(Bureau.Token));
        await bureau.ImportPeopleAsync("甲市样本局||科员|李示例|li@example.cn|责任人||2026-11-01至2026-11-24|");
        Assert.Equal(0, await bureau.Get<OfficeLetterRun>().RunAsync(Bureau.Token));
        Assert.Equal(["1"], await bureau.RowsAsync("SELECT count(*) FROM alarms WHERE cleared_at IS NOT NULL"));
        bureau.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await bureau.Get<OfficeLetterRun>().RunAsync(Bureau.Token));
    }

    [Fact]
    public async Task A_refused_office_letter_does_not_make_a_new_one_every_day_and_what_it_told_is_told_again()
    {
        var server = new ScriptedServer { Answer = r => r == "chen@example.cn" ? new Delivery.Refused("550 5.1.1", AddressAtFault: true) : null };
        using var bureau = await OpenAsync(change: server.Use);
        await RefuseAsync(bureau, "<a@example.cn>");
        for (var day = 0; day < 5; day++)
        {
            await bureau.Get<ReminderRound>().RunAsync(Bureau.Token, tellOffice: true);
            bureau.Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal(["chen@example.cn 2026-11-23"], await bureau.RowsAsync(Letters));
        bureau.Clock.Advance(TimeSpan.FromDays(2) + TimeSpan.FromHours(1));
        await bureau.Get<ReminderRound>().RunAsync(Bureau.Token, tellOffice: true);
        Assert.Equal(2, (await bureau.RowsAsync(Letters)).Count);

        bureau.Clock.Advance(TimeSpan.FromDays(1));
        await bureau.ImportPeopleAsync(Office.Replace("chen@", "chen.new@", StringComparison.Ordinal));
        await bureau.Get<ReminderRound>().RunAsync(Bureau.Token, tellOffice: true);
        Assert.Equal(["sent"], await bureau.RowsAsync("SELECT state FROM letters WHERE recipient = 'chen.new@example.cn' AND kind = 'office'"));
    }

    [Theory]
    [InlineData(false, 2)]
    [InlineData(true, 11)]
    public async Task Before_release_and_outside_office_hours_nothing_is_told(bool release, int hourUtc)
    {
        using var bureau = await OpenAsync(release, new DateTimeOffset(2026, 11, 23, hourUtc, 0, 0, TimeSpan.Zero));
        await RefuseAsync(bureau, "<a@example.cn>");
        Assert.Equal(0, await bureau.Get<OfficeLetterRun>().RunAsync(Bureau.Token));
    }

    [Fact]
    public async Task A_round_of_reminders_tells_the_office_and_sends_its_letter()
    {
        using var bureau = await OpenAsync();
        await RefuseAsync(bureau, "<a@example.cn>");
        await bureau.Get<ReminderRound>().RunAsync(Bureau.Token, tellOffice: true);
        Assert.Equal(["sent"], await bureau.RowsAsync("SELECT state FROM letters WHERE kind = 'office'"));
        Assert.Contains("550 no such user", await DecodedAsync(bureau), StringComparison.Ordinal);
    }

    private static async Task<string> DecodedAsync(Bureau bureau)
    {
        var file = Assert.Single(Directory.GetFiles(bureau.File("outbox"), "*.eml"), f => System.IO.File.ReadAllText(f).Contains("chen@example.cn", StringComparison.Ordinal));
        var body = (await System.IO.File.ReadAllTextAsync(file, Bureau.Token)).Split("\r\n\r\n");
        return string.Concat(body.Select(part => TryDecode(part.Split("\r\n--")[0])));
    }

    private static string TryDecode(string part)
    {
        var buffer = new byte[part.Length];
        return Convert.TryFromBase64String(part, buffer, out var length) ? System.Text.Encoding.UTF8.GetString(buffer, 0, length) : part;
    }
}
