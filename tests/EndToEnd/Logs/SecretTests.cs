using System.Text;

using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.EndToEnd.Tests.Harness;
using CaseReform.Ops.Testing.Mail;
using CaseReform.Ops.Testing.Processes;
using CaseReform.Ops.Testing.Time;
using CaseReform.Ops.Testing.Tools;

namespace CaseReform.Ops.EndToEnd.Tests.Logs;

/// <summary>Fault 24: what must never stand in a log.</summary>
public sealed class SecretTests
{
    private const string Password = "Invented-Password-77";

    [Theory(Timeout = Limit.WholeProgram)]
    [InlineData("well")]
    [InlineData("refused recipient")]
    [InlineData("refused account")]
    [InlineData("away")]
    [InlineData("lost after the dot")]
    public async Task The_log_holds_no_password_no_address_and_no_text_of_the_ledger(string fate)
    {
        await using var server = new FakeSmtpServer(new SmtpManners
        {
            Extensions = ["PIPELINING", "8BITMIME", "AUTH PLAIN LOGIN"],
            Interfere = fate switch
            {
                "refused recipient" => async (peer, line) =>
                {
                    if (line.StartsWith("RCPT", StringComparison.Ordinal))
                    {
                        await peer.SayAsync($"550 5.1.1 {line[8..]} unknown, said {Password}");
                        return true;
                    }

                    return false;
                },
                "refused account" => SmtpManners.Answer("AUTH", $"535 5.7.8 office@ops.example {Password} is wrong"),
                "lost after the dot" => (peer, line) =>
                {
                    if (line == SmtpManners.FinalDot)
                    {
                        peer.Reset();
                    }

                    return Task.FromResult(line == SmtpManners.FinalDot);
                },
                _ => (_, _) => Task.FromResult(false),
            },
        });
        await using var at = await Installation.NewAsync(DatabaseKind.Sqlite);
        await Town.WorkAlwaysAsync(at);
        await new Town(3, [.. Enumerable.Repeat(Town.LocalToday, 3)]).SettleAsync(at, from: Town.LocalToday);
        at.MailTo(fate == "away" ? FreePort.Next() : server.Port);
        at.Settings["Mail__AllowPlainText"] = "true";
        at.Settings["Mail__UserName"] = "office@ops.example";
        at.Settings["Mail__Password"] = Password;
        at.Settings["Logging__LogLevel__Default"] = "Debug";
        await using var worker = at.Start("run");
        await Until.TrueAsync(async () => await at.CountAsync("SELECT count(*) FROM letters WHERE state NOT IN ('leased') OR attempts > 0") == 3);
        await Task.Delay(TimeSpan.FromSeconds(2));
        worker.TerminateNow();
        var said = (await worker.EndAsync()).All;
        Assert.Contains("CaseReform.Ops", said, StringComparison.Ordinal);
        foreach (var secret in new[]
        {
            Password, Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0office@ops.example\0{Password}")), "town.example", "office@ops.example",
            "专项措施", "首问负责制", Town.Person("经办", 0),
        })
        {
            Assert.DoesNotContain(secret, said, StringComparison.Ordinal);
        }
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task A_line_break_in_a_text_makes_no_second_log_line()
    {
        await using var at = await Installation.NewAsync(DatabaseKind.Sqlite);
        await Town.WorkAlwaysAsync(at);
        await new Town(1, [Town.LocalToday]).SettleAsync(at, from: Town.LocalToday);
        await at.ExecuteAsync("UPDATE problems SET symptom = 'x' || char(13) || char(10) || '2026-01-01T00:00:00+00:00 crit: forged' || char(10) || 'forged'");
        await at.ExecuteAsync("UPDATE measures SET text = 'y' || char(10) || 'forged' || char(13) || 'forged'");
        at.Settings["Logging__LogLevel__Default"] = "Debug";
        await using var worker = at.Start("run");
        await Until.TrueAsync(async () => await at.CountAsync("SELECT count(*) FROM letters WHERE state = 'sent'") == 1);
        worker.TerminateNow();
        var said = (await worker.EndAsync()).Errors;
        Assert.DoesNotContain("forged", said, StringComparison.Ordinal);
        Assert.All(
            said.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            line => Assert.Matches(@"^\d{4}-\d\d-\d\dT", line));
    }
}
