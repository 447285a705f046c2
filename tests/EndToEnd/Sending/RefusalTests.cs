using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.EndToEnd.Tests.Harness;
using CaseReform.Ops.Testing.Mail;
using CaseReform.Ops.Testing.Time;

namespace CaseReform.Ops.EndToEnd.Tests.Sending;

/// <summary>Fault 25: noes that are about sending, about one mailbox, about one letter, about one address.</summary>
public sealed class RefusalTests
{
    private const string Now = "2026-03-16T10:00:00+08:00";
    private const string OfficeAddress = "office@ops.example";

    private static readonly Town Town = new(20, [.. Enumerable.Repeat(Town.Today, 20)]);

    [Theory(Timeout = Limit.WholeProgram)]
    [InlineData("RCPT", "550 5.4.5 daily sending limit exceeded")]
    [InlineData("RCPT", "552 too much mail today")]
    [InlineData(".", "554 DT:SPM 163 smtp11")]
    [InlineData("DATA", "554 5.5.1 no")]
    public async Task A_no_to_everybody_after_some_letters_refuses_nobody_and_all_arrive_once_when_it_is_over(string command, string answer)
    {
        await using var receiver = new Receiver();
        receiver.Answer = (_, line) => line.StartsWith(command, StringComparison.Ordinal) && receiver.Accepted.Count >= 12 ? answer : null;
        await using var at = await ReadyAsync(receiver);

        var first = await at.RunAsync("reminders", "send", "--as-of", Now, "--json");
        Assert.Equal((1, 0), (first.Exit, first.Figure("refused")));
        Assert.Contains(answer[..3], first.Errors, StringComparison.Ordinal);
        Assert.Contains("发信已暂停", (await at.RunAsync("check", "--as-of", Now)).Output, StringComparison.Ordinal);
        var conversations = receiver.Connections;
        Assert.Equal(1, (await at.RunAsync("reminders", "send", "--as-of", "2026-03-16T10:10:00+08:00")).Exit);
        Assert.Equal(conversations, receiver.Connections);

        // the pause is over by the clock, the limit is not: one letter to the office finds that out
        Assert.Equal(1, (await at.RunAsync("reminders", "send", "--as-of", "2026-03-16T10:16:00+08:00")).Exit);
        Assert.Equal(conversations + 1, receiver.Connections);
        Assert.Equal(0, await at.CountAsync("SELECT count(*) FROM letters WHERE state IN ('refused', 'given_up')"));
        Assert.Equal(0, await at.CountAsync("SELECT count(*) FROM notices WHERE state = 'undeliverable'"));

        receiver.Answer = (_, _) => null;
        await at.SucceedAsync("reminders", "send", "--as-of", "2026-03-16T11:00:00+08:00");
        new Oracle(Town.Due(Town.Today), receiver.Accepted).Holds();
        var told = Assert.Single(receiver.Accepted, r => r.Recipient == OfficeAddress);
        Assert.Contains("已恢复收信", told.Text, StringComparison.Ordinal);
        Assert.Equal(40, receiver.Accepted.Count(r => r.Recipient != OfficeAddress));
        Assert.Equal(40, receiver.Accepted.Where(r => r.Recipient != OfficeAddress).Select(r => r.Recipient).Distinct().Count());
        Assert.Empty(await at.RowsAsync("SELECT value FROM settings WHERE key = 'sending.pause'"));
    }

    [Theory(Timeout = Limit.WholeProgram)]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_running_worker_waits_for_the_limit_to_end_and_goes_on_by_itself_also_after_a_restart(DatabaseKind kind)
    {
        var today = Town.LocalToday;
        await using var receiver = new Receiver();
        receiver.Answer = (_, line) => line.StartsWith("RCPT", StringComparison.Ordinal) && receiver.Accepted.Count >= 12 ? "550 5.4.5 daily sending limit exceeded" : null;
        await using var at = await Installation.NewAsync(kind);
        at.MailTo(receiver.Port);
        at.Settings["Delivery__Pause"] = "00:00:02";
        at.Settings["Delivery__LongestPause"] = "00:00:02";
        await Town.WorkAlwaysAsync(at);
        await new Town(40, [.. Enumerable.Repeat(today, 40)]).SettleAsync(at, from: today);
        await using (var worker = at.Start("run"))
        {
            await Until.TrueAsync(async () => await at.CountAsync("SELECT count(*) FROM letters WHERE kind = 'probe' AND state = 'dropped'") > 0);
            worker.KillNow();
            await worker.EndAsync();
        }

        Assert.Equal(0, await at.CountAsync("SELECT count(*) FROM letters WHERE state IN ('refused', 'given_up')"));
        receiver.Answer = (_, _) => null;
        await using var again = at.Start("run");
        await Until.TrueAsync(async () => await at.CountAsync("SELECT count(*) FROM letters WHERE state = 'sent' AND kind = 'ladder'") == 40);
        Assert.Equal(40, receiver.Accepted.Count(r => r.Recipient != OfficeAddress));
        Assert.Equal(40, receiver.Accepted.Select(r => r.Recipient).Where(r => r != OfficeAddress).Distinct().Count());
        Assert.Single(receiver.Accepted, r => r.Recipient == OfficeAddress);
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task A_full_mailbox_lets_one_letter_wait_until_it_is_given_up_and_it_goes_out_when_the_office_says_so()
    {
        await using var receiver = new Receiver { Answer = (_, line) => line == "RCPT TO:<handler0@town.example>" ? "552 mailbox full" : null };
        await using var at = await ReadyAsync(receiver);
        at.Settings["Delivery__GiveUpAfter"] = "01:00:00";
        var first = await at.RunAsync("reminders", "send", "--as-of", Now, "--json");
        Assert.Equal((0, 39, 0, 1), (first.Exit, first.Figure("sent"), first.Figure("refused"), first.Figure("waiting")));
        Assert.Equal(["waiting|mailbox"], await at.RowsAsync("SELECT state, cause FROM letters WHERE state <> 'sent'"));

        var last = await at.RunAsync("reminders", "send", "--as-of", "2026-03-16T12:00:00+08:00", "--json");
        Assert.Equal((1, 1), (last.Exit, last.Figure("refused")));
        Assert.Contains("邮箱可能已满或停用", (await at.RunAsync("check", "--as-of", "2026-03-16T12:10:00+08:00")).Output, StringComparison.Ordinal);

        receiver.Answer = (_, _) => null;
        await at.SucceedAsync("reminders", "resend", Town.Person("经办", 0), "--yes", "--as-of", "2026-03-16T12:20:00+08:00");
        await at.SucceedAsync("reminders", "send", "--as-of", "2026-03-16T12:30:00+08:00");
        new Oracle(Town.Due(Town.Today), receiver.Accepted).Holds();
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task A_refused_address_that_an_import_corrects_gets_its_letter_once()
    {
        await using var receiver = new Receiver { Answer = (_, line) => line == "RCPT TO:<handler0@town.example>" ? "550 5.1.1 no such user" : null };
        await using var at = await ReadyAsync(receiver);
        var first = await at.RunAsync("reminders", "send", "--as-of", Now, "--json");
        Assert.Equal((1, 39, 1), (first.Exit, first.Figure("sent"), first.Figure("refused")));
        Assert.Contains("核对邮箱", (await at.RunAsync("check", "--as-of", Now)).Output, StringComparison.Ordinal);

        var list = Path.Combine(at.Folder, "corrected.csv");
        await File.WriteAllTextAsync(list, $"单位,职务,姓名,邮箱,角色\n{Town.UnitName(0)},科员,{Town.Person("经办", 0)},corrected0@town.example,责任人\n");
        Assert.Contains("1 封信", (await at.SucceedAsync("people", "import", list)).Output, StringComparison.Ordinal);
        for (var minute = 5; minute < 15; minute += 5)
        {
            await at.SucceedAsync("reminders", "send", "--as-of", $"2026-03-16T10:{minute:00}:00+08:00");
        }

        var letter = Assert.Single(receiver.Accepted, r => r.Recipient == "corrected0@town.example");
        Assert.Contains(Town.Marker(0), letter.Text, StringComparison.Ordinal);
        // and one that tells the office of the new address; the old one is not written to, nobody reads there
        Assert.Equal(41, receiver.Accepted.Count);
        Assert.DoesNotContain(receiver.Accepted, r => r.Recipient == "handler0@town.example");
        Assert.Equal(0, await at.CountAsync("SELECT count(*) FROM letters WHERE state = 'refused'"));
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task What_was_refused_is_shown_and_asked_about_before_it_goes_out_anew_without_what_is_settled()
    {
        await using var receiver = new Receiver
        {
            Answer = (talk, line) => line == "." && talk.Recipient is "handler0@town.example" or "handler1@town.example" ? "554 5.6.0 content" : null,
        };
        await using var at = await ReadyAsync(receiver);
        Assert.Equal(2, (await at.RunAsync("reminders", "send", "--as-of", Now, "--json")).Figure("refused"));
        await at.ExecuteAsync("UPDATE measures SET status = 'completed', open = 0, next_due = 0 WHERE id = (SELECT min(id) + 1 FROM measures)");

        Assert.Equal(2, (await at.RunAsync("reminders", "resend")).Exit);
        var asked = await at.RunAsync("reminders", "resend", "--all", "--as-of", Now);
        Assert.Equal(2, asked.Exit);
        Assert.Contains("--yes", asked.Errors, StringComparison.Ordinal);
        Assert.Contains("仍需提醒 1 条", asked.Output, StringComparison.Ordinal);
        Assert.Equal(2, await at.CountAsync("SELECT count(*) FROM letters WHERE state = 'refused'"));

        Assert.Equal(0, (await at.SucceedAsync("reminders", "resend", "--since", "2026-03-17", "--yes", "--json", "--as-of", Now)).Figure("returned"));
        var done = await at.SucceedAsync("reminders", "resend", "--since", "2026-03-16", "--yes", "--json", "--as-of", Now);
        Assert.Equal((2, 1), (done.Figure("returned"), done.Figure("dropped")));
        receiver.Answer = (_, _) => null;
        await at.SucceedAsync("reminders", "send", "--as-of", "2026-03-16T10:05:00+08:00");
        Assert.Single(receiver.Accepted, r => r.Recipient == "handler0@town.example");
        Assert.DoesNotContain(receiver.Accepted, r => r.Recipient == "handler1@town.example");
        Assert.Equal(0, (await at.SucceedAsync("reminders", "resend", "--all", "--yes", "--json", "--as-of", Now)).Figure("returned"));
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task A_letter_cut_off_three_times_after_its_dot_says_what_happened_and_does_not_blame_the_mailbox()
    {
        await using var receiver = new Receiver();
        receiver.At = (talk, moment) => Task.FromResult(moment != Moment.Accepted || talk.Recipient != "handler0@town.example");
        await using var at = await ReadyAsync(receiver);
        at.Settings["Delivery__RetryAfter"] = "00:01:00";
        string[] times = ["10:00", "10:04", "10:06", "11:00", "11:10"];
        foreach (var time in times)
        {
            await at.RunAsync("reminders", "send", "--as-of", $"2026-03-16T{time}:00+08:00");
        }

        Assert.Equal(["given_up|uncertain|3"], await at.RowsAsync("SELECT state, cause, attempts FROM letters WHERE state <> 'sent'"));
        Assert.Single(receiver.Accepted.Where(r => r.Recipient == "handler0@town.example").Distinct());
        var check = await at.RunAsync("check", "--as-of", "2026-03-16T11:20:00+08:00");
        Assert.Contains("共发送3次", check.Output, StringComparison.Ordinal);
        Assert.Contains("向本人核实", check.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("核对邮箱", check.Output, StringComparison.Ordinal);
    }

    private static async Task<Installation> ReadyAsync(Receiver receiver)
    {
        var at = await Installation.NewAsync(DatabaseKind.Sqlite);
        at.MailTo(receiver.Port);
        await Town.SettleAsync(at);
        return at;
    }
}
