using CaseReform.Ops.Worker.Mail;
using CaseReform.Ops.Worker.Reminders;
using CaseReform.Ops.Worker.Tests.Support;

namespace CaseReform.Ops.Worker.Tests.Reminders;

/// <summary>One round: what it waits for, what it goes on with, and whom it tells.</summary>
public sealed class ReminderRoundTests
{
    private const string Office = "甲市领导小组办公室||主任|陈示例|chen@example.cn|办公室|||\n";
    private const string People = Office + "甲市示例局||科员|张示例|zhang@example.cn|责任人|||\n甲市样本局||科员|李示例|li@example.cn|责任人|||";
    private const string Sent = "SELECT recipient FROM letters WHERE state = 'sent' AND kind = 'ladder' ORDER BY recipient";

    [Fact]
    public async Task Before_the_office_lets_reminders_go_nothing_is_planned_and_nothing_sent()
    {
        var server = new ScriptedServer();
        using var bureau = await OpenAsync(server, released: false);

        var report = await RoundAsync(bureau, tellOffice: true);

        Assert.Equal(new RoundReport(), report);
        Assert.Equal(["0 0"], await bureau.RowsAsync("SELECT (SELECT count(*) FROM notices) || ' ' || (SELECT count(*) FROM letters)"));
        Assert.Empty(server.Asked);
    }

    [Fact]
    public async Task What_is_planned_outside_office_hours_waits_and_is_sent_when_the_office_opens()
    {
        var server = new ScriptedServer();
        using var bureau = await OpenAsync(server, now: new DateTimeOffset(2026, 11, 23, 8, 29, 59, 999, TimeSpan.FromHours(8)));

        var early = await RoundAsync(bureau);
        Assert.Equal((0, 0), (early.Letters, early.Sent));
        Assert.NotEqual(0, early.Plan.Planned);
        Assert.NotEqual(0, early.Waiting);

        bureau.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await RoundAsync(bureau);
        Assert.Equal(["li@example.cn", "zhang@example.cn"], await bureau.RowsAsync(Sent));
    }

    [Fact]
    public async Task A_change_that_comes_in_while_letters_go_out_goes_out_in_the_same_round()
    {
        var server = new ScriptedServer();
        using var bureau = await OpenAsync(server, second: "2027年6月30日");
        var changed = false;
        server.AfterDot = () =>
        {
            if (!changed)
            {
                changed = true;
                bureau.ChangeAsync("UPDATE measures SET deadline = '2026-11-26', next_due = 0 WHERE deadline = '2027-06-30'").GetAwaiter().GetResult();
            }
        };

        await RoundAsync(bureau);

        Assert.Equal(["li@example.cn", "zhang@example.cn"], await bureau.RowsAsync(Sent));
    }

    [Fact]
    public async Task A_round_that_sends_nothing_tells_the_office_only_when_it_is_asked_to()
    {
        using var bureau = await OpenAsync(new ScriptedServer(), second: "2027年6月30日");
        await bureau.ChangeAsync("UPDATE measures SET deadline = '2027-06-30'");
        await bureau.ChangeAsync("UPDATE people SET email = NULL WHERE name = '张示例'");
        await bureau.ChangeAsync("UPDATE settings SET value = '99' WHERE key = 'roster.version'");

        await RoundAsync(bureau);
        Assert.Equal(["0"], await bureau.RowsAsync("SELECT count(*) FROM letters WHERE kind = 'office'"));

        await RoundAsync(bureau, tellOffice: true);
        Assert.Equal(["sent"], await bureau.RowsAsync("SELECT state FROM letters WHERE kind = 'office'"));
    }

    [Fact]
    public async Task A_round_that_sends_tells_the_office_what_came_of_it()
    {
        var server = new ScriptedServer { Answer = r => r == "zhang@example.cn" ? new Delivery.Refused("550 5.1.1 gone", AddressAtFault: true) : null };
        using var bureau = await OpenAsync(server);

        var report = await RoundAsync(bureau);

        Assert.Equal((2, 1), (report.Sent, report.Refused)); // the other handler's and the office's
        Assert.Equal("chen@example.cn", server.Taken[^1]);
    }

    [Fact]
    public async Task A_stop_ends_the_round_before_the_office_is_told()
    {
        var server = new ScriptedServer();
        using var bureau = await OpenAsync(server);
        using var stop = new CancellationTokenSource();
        server.AfterDot = stop.Cancel;

        await bureau.Get<ReminderRound>().RunAsync(stop.Token, tellOffice: true);

        Assert.Equal(["0"], await bureau.RowsAsync("SELECT count(*) FROM letters WHERE kind = 'office'"));
    }

    [Fact]
    public void Two_rounds_are_added_up_and_what_waits_is_as_the_second_leaves_it()
    {
        var first = new RoundReport { Letters = 3, Sent = 2, Uncertain = 1, Refused = 1, Waiting = 9, ServerAway = true, Declined = "先", Paused = "先" };
        var second = new RoundReport { Letters = 1, Sent = 1, Uncertain = 1, Refused = 1, Waiting = 4 };

        Assert.Equal(
            new RoundReport { Letters = 4, Sent = 3, Uncertain = 2, Refused = 2, Waiting = 4, ServerAway = true, Declined = "先", Paused = "先" }, first + second);
        Assert.Equal(("后", "后"), ((first + second with { Paused = "后", Declined = "后" }).Paused, (first + second with { Paused = "后", Declined = "后" }).Declined));
    }

    private static async Task<Bureau> OpenAsync(ScriptedServer server, DateTimeOffset? now = null, string second = "2026年11月26日", bool released = true)
    {
        var bureau = await Bureau.OpenAsync(now, change: server.Use);
        Assert.Empty((await bureau.ImportPeopleAsync(People)).Refusals);
        await bureau.ImportLedgerAsync($"1|示例问题|示例措施|甲市示例局||2026年11月26日\n2|另一问题|另一措施|甲市样本局||{second}");
        if (released)
        {
            await bureau.ReleaseAsync();
        }

        return bureau;
    }

    private static Task<RoundReport> RoundAsync(Bureau bureau, bool tellOffice = false) => bureau.Get<ReminderRound>().RunAsync(Bureau.Token, tellOffice);
}
