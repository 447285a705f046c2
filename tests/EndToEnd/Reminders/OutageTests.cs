using System.Globalization;

using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.EndToEnd.Tests.Harness;
using CaseReform.Ops.Testing.Mail;
using CaseReform.Ops.Testing.Processes;
using CaseReform.Ops.Testing.Time;
using CaseReform.Ops.Testing.Tools;

namespace CaseReform.Ops.EndToEnd.Tests.Reminders;

/// <summary>Fault 7: ten working days without mail, or without the worker.</summary>
public sealed class OutageTests
{
    // due on Tuesday 17 March: all rungs from 提醒 to 督办 fall into the ten days
    private static readonly Town Town = new(2, [new DateOnly(2026, 3, 17), new DateOnly(2026, 3, 17), new DateOnly(2026, 3, 20)]);
    private static readonly DateOnly Back = new(2026, 3, 25);

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task After_ten_days_without_a_mail_server_each_person_gets_one_letter_with_the_highest_rung_and_the_reason()
    {
        await using var at = await Installation.NewAsync(DatabaseKind.Sqlite);
        await Town.SettleAsync(at);
        at.MailTo(FreePort.Next());
        for (var day = Harness.Town.Workdays(Back, -10); day < Back; day = Harness.Town.Workdays(day, 1))
        {
            var send = await at.RunAsync("reminders", "send", "--as-of", Morning(day));
            Assert.True(send.Exit == 1 || send.Output.Contains("没有需要发出的信件", StringComparison.Ordinal), send.All);
        }

        await OneLetterEachAsync(at, "因邮件服务一度不可用");
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task After_ten_days_with_a_folder_that_cannot_be_written_each_person_gets_one_letter()
    {
        await using var at = await Installation.NewAsync(DatabaseKind.Sqlite);
        await Town.SettleAsync(at);
        await File.WriteAllTextAsync(Path.Combine(at.Folder, "outbox"), "not a folder");
        for (var day = Harness.Town.Workdays(Back, -10); day < Back; day = Harness.Town.Workdays(day, 1))
        {
            await at.RunAsync("reminders", "send", "--as-of", Morning(day));
        }

        File.Delete(Path.Combine(at.Folder, "outbox"));
        await OneLetterEachAsync(at, "因邮件服务一度不可用");
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task After_ten_days_without_the_worker_each_person_gets_one_letter_with_the_highest_rung_and_the_reason()
    {
        await using var at = await Installation.NewAsync(DatabaseKind.Sqlite);
        await Town.SettleAsync(at);
        await OneLetterEachAsync(at, "因系统停运、台账补录或启用较晚");
    }

    private static async Task OneLetterEachAsync(Installation at, string reason)
    {
        await using var receiver = new Receiver();
        at.MailTo(receiver.Port);
        var send = await at.SucceedAsync("reminders", "send", "--as-of", Morning(Back), "--json");
        var due = Town.Due(Back).ToList();
        var people = due.Select(d => d.Recipient).Distinct().Count();
        Assert.Equal(people, send.Figure("sent"));
        Assert.Equal(people, receiver.Accepted.Count);
        new Oracle(due, receiver.Accepted).Holds();
        Assert.Contains(receiver.Accepted, r => r.Text.Contains(reason, StringComparison.Ordinal));

        // lower rungs are kept as superseded and sent by nobody
        Assert.Equal(0, await at.CountAsync("SELECT count(*) FROM notices WHERE state = 'pending'"));
        Assert.Equal(0, (await at.SucceedAsync("reminders", "send", "--as-of", Morning(Back), "--json")).Figure("letters"));
    }

    private static string Morning(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T09:00:00+08:00";
}
