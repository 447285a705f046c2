using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.EndToEnd.Tests.Harness;
using CaseReform.Ops.Testing.Mail;
using CaseReform.Ops.Testing.Time;
using CaseReform.Ops.Testing.Tools;

namespace CaseReform.Ops.EndToEnd.Tests.Sending;

/// <summary>Faults 5 and 6: what a mail server can answer, and what it can leave unanswered.</summary>
public sealed class OutcomeTests
{
    private const string Now = "2026-03-16T10:00:00+08:00";
    private const string Later = "2026-03-16T10:05:00+08:00";

    [Theory(Timeout = Limit.WholeProgram)]
    [InlineData("MAIL", "421 4.3.2 shutting down")]
    [InlineData("RCPT", "450 4.2.0 greylisted")]
    [InlineData(".", "451 4.3.0 try again")]
    public async Task A_passing_no_lets_the_letter_wait_and_a_later_run_sends_it(string command, string answer)
    {
        await using var receiver = new Receiver { Answer = (_, line) => line.StartsWith(command, StringComparison.Ordinal) ? answer : null };
        await using var at = await ReadyAsync(receiver);
        var first = await at.RunAsync("reminders", "send", "--as-of", Now, "--json");
        Assert.Equal(0, first.Figure("sent"));
        Assert.Equal(2, first.Figure("waiting"));
        Assert.Equal(command == "RCPT" ? 0 : 1, first.Exit);
        Assert.Equal(0, await at.CountAsync("SELECT count(*) FROM letters WHERE attempts = 0 OR next_attempt < composed_at + 200"));
        receiver.Answer = (_, _) => null;
        await at.SucceedAsync("reminders", "send", "--as-of", Later);
        Due().Holds(receiver);
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task A_recipient_who_does_not_exist_leaves_the_others_alone_and_is_shown()
    {
        await using var receiver = new Receiver
        {
            Answer = (_, line) => line.Contains("<handler0@", StringComparison.Ordinal) && line.StartsWith("RCPT", StringComparison.Ordinal) ? "550 5.1.1 no such user" : null,
        };
        await using var at = await ReadyAsync(receiver);
        var send = await at.RunAsync("reminders", "send", "--as-of", Now, "--json");
        Assert.Equal(1, send.Exit);
        Assert.Equal(1, send.Figure("sent"));
        Assert.Equal(1, send.Figure("refused"));
        Assert.Equal(["handler0@town.example|refused"], await at.RowsAsync("SELECT recipient, state FROM letters WHERE state <> 'sent'"));
        Assert.Equal(0, await at.CountAsync("SELECT count(*) FROM notices n JOIN letters l ON l.id = n.letter_id WHERE l.state = 'refused' AND n.state <> 'undeliverable'"));
        var check = await at.RunAsync("check", "--as-of", Later);
        Assert.Equal(1, check.Exit);
        Assert.Contains(Town.Person("经办", 0), check.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await at.SucceedAsync("reminders", "send", "--as-of", Later, "--json")).Figure("letters"));
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task A_refused_account_pauses_sending_and_the_office_sees_why()
    {
        await using var server = new FakeSmtpServer(new SmtpManners
        {
            Extensions = ["AUTH PLAIN LOGIN"], Interfere = SmtpManners.Answer("AUTH", "535 5.7.8 wrong code"),
        });
        await using var at = await Installation.NewAsync(DatabaseKind.Sqlite);
        await OneUnit.SettleAsync(at);
        at.MailTo(server.Port);
        at.Settings["Mail__AllowPlainText"] = "true";
        at.Settings["Mail__UserName"] = "office@ops.example";
        at.Settings["Mail__Password"] = "invented";
        var send = await at.RunAsync("reminders", "send", "--as-of", Now, "--json");
        Assert.Equal(1, send.Exit);
        Assert.Equal(2, send.Figure("waiting"));
        Assert.Contains("535", send.Errors, StringComparison.Ordinal);
        var attempts = server.Commands.Count(c => c.StartsWith("AUTH", StringComparison.Ordinal));
        Assert.InRange(attempts, 1, 4);
        Assert.Contains("535", Assert.Single(await at.RowsAsync("SELECT value FROM settings WHERE key = 'sending.pause'")), StringComparison.Ordinal);
        Assert.Contains("535", (await at.RunAsync("check", "--as-of", Now)).Output, StringComparison.Ordinal);

        // while it rests nobody knocks again: that would lock the account
        Assert.Equal(1, (await at.RunAsync("reminders", "send", "--as-of", Now)).Exit);
        Assert.Equal(attempts, server.Commands.Count(c => c.StartsWith("AUTH", StringComparison.Ordinal)));
        Assert.Empty(server.Letters);
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task A_server_without_STARTTLS_gets_no_word_in_clear_text()
    {
        await using var server = new FakeSmtpServer(new SmtpManners { Extensions = ["PIPELINING", "AUTH PLAIN"] });
        await using var at = await Installation.NewAsync(DatabaseKind.Sqlite);
        await OneUnit.SettleAsync(at);
        at.MailTo(server.Port);
        at.Settings["Mail__Security"] = "StartTls";
        at.Settings["Mail__UserName"] = "office@ops.example";
        at.Settings["Mail__Password"] = "invented";
        var send = await at.RunAsync("reminders", "send", "--as-of", Now);
        Assert.Equal(1, send.Exit);
        Assert.All(server.Commands, c => Assert.True(c.StartsWith("EHLO", StringComparison.Ordinal) || c == "QUIT", c));
        Assert.Contains("STARTTLS", Assert.Single(await at.RowsAsync("SELECT value FROM settings WHERE key = 'sending.pause'")), StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task Real_Postfix_takes_what_is_due_over_STARTTLS()
    {
        using var authority = new TestAuthority();
        using var certificate = authority.Issue("127.0.0.1");
        await using var postfix = await Postfix.StartAsync(Key(certificate) + "\n" + certificate.ExportCertificatePem());
        await using var at = await Installation.NewAsync(DatabaseKind.Sqlite);
        await OneUnit.SettleAsync(at);
        await at.ExecuteAsync("UPDATE people SET email = replace(email, 'town.example', 'example.test'), email_key = replace(email_key, 'town.example', 'example.test')");
        await at.ExecuteAsync("UPDATE settings SET value = '99' WHERE key = 'roster.version'");
        at.MailTo(postfix.Port);
        at.Settings["Mail__Security"] = "StartTls";
        await File.WriteAllTextAsync(Path.Combine(at.Folder, "ca.pem"), authority.Pem);
        at.Settings["Mail__CaFile"] = Path.Combine(at.Folder, "ca.pem");
        Assert.Equal(2, (await at.SucceedAsync("reminders", "send", "--as-of", Now, "--json")).Figure("sent"));
        Assert.Equal(2, (await postfix.WaitForLettersAsync(2)).Length);
    }

    [Theory(Timeout = Limit.WholeProgram)]
    [InlineData(Moment.Connected, "Mail__GreetingLimit", "waiting")]
    [InlineData(Moment.Sender, "Mail__CommandLimit", "waiting")]
    [InlineData(Moment.Dot, "Mail__FinalReplyLimit", "uncertain")]
    public async Task A_server_that_hangs_is_left_at_the_limit_of_the_phase(Moment moment, string limit, string state)
    {
        var hang = true;
        await using var receiver = new Receiver();
        receiver.At = async (_, now) =>
        {
            await Task.Delay(hang && now == moment ? Timeout.Infinite : 0);
            return true;
        };
        await using var at = await ReadyAsync(receiver);
        at.Settings[limit] = "00:00:01";
        await at.RunAsync("reminders", "send", "--as-of", Now);
        Assert.Equal([state], await at.RowsAsync("SELECT DISTINCT state FROM letters"));
        hang = false;
        await at.SucceedAsync("reminders", "send", "--as-of", Later);
        Due().Holds(receiver);
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task A_connection_lost_after_the_dot_is_repeated_twice_with_the_same_octets_and_then_given_up()
    {
        await using var receiver = new Receiver { At = (_, moment) => Task.FromResult(moment != Moment.Accepted) };
        await using var at = await ReadyAsync(receiver);
        for (var minute = 0; minute < 10; minute++)
        {
            await at.RunAsync("reminders", "send", "--as-of", $"2026-03-16T10:{minute:00}:00+08:00");
        }

        Assert.All(receiver.Accepted.GroupBy(r => r.Recipient), copies =>
        {
            Assert.Equal(3, copies.Count());
            Assert.Single(copies.Distinct());
        });
        Assert.Equal(["given_up|3"], await at.RowsAsync("SELECT DISTINCT state, attempts FROM letters"));
        Due().Holds(receiver, extras: 4);
        Assert.Equal(1, (await at.RunAsync("check", "--as-of", Later)).Exit);
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task Nothing_waits_behind_many_addresses_that_are_put_off()
    {
        await using var receiver = new Receiver
        {
            Answer = (_, line) => line.StartsWith("RCPT TO:<handler", StringComparison.Ordinal) ? "450 4.2.0 greylisted" : null,
        };
        await using var at = await Installation.NewAsync(DatabaseKind.Sqlite);
        at.MailTo(receiver.Port);
        var town = new Town(40, [.. Enumerable.Repeat(Town.Workdays(Town.Today, 3), 40)]);
        await town.SettleAsync(at);
        await at.RunAsync("reminders", "send", "--as-of", Now);
        Assert.Equal(40, receiver.Accepted.Count(r => r.Recipient.StartsWith("leader", StringComparison.Ordinal)));
    }

    private static Town OneUnit => new(1, [Town.Workdays(Town.Today, 3)]);

    private static Judgement Due() => new(OneUnit.Due(Town.Today).ToList());

    private static async Task<Installation> ReadyAsync(Receiver receiver)
    {
        var at = await Installation.NewAsync(DatabaseKind.Sqlite);
        at.MailTo(receiver.Port);
        await OneUnit.SettleAsync(at);
        return at;
    }

    private static string Key(System.Security.Cryptography.X509Certificates.X509Certificate2 certificate)
    {
        using var key = System.Security.Cryptography.X509Certificates.ECDsaCertificateExtensions.GetECDsaPrivateKey(certificate)!;
        return key.ExportPkcs8PrivateKeyPem();
    }

    private sealed record Judgement(IReadOnlyList<Expected> Expected)
    {
        public void Holds(Receiver receiver, int extras = 0) => new Oracle(Expected, receiver.Accepted).Holds(extras);
    }
}
