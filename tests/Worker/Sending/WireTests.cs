using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Testing.Mail;
using CaseReform.Ops.Testing.Time;
using CaseReform.Ops.Worker.Reminders;
using CaseReform.Ops.Worker.Tests.Support;

using Microsoft.Extensions.Configuration;

namespace CaseReform.Ops.Worker.Tests.Sending;

/// <summary>What the answers of a real connection make of the letters in the database. One lane, so that the order is known.</summary>
public sealed class WireTests
{
    private const string States = "SELECT recipient || ' ' || state || ' ' || attempts FROM letters ORDER BY recipient";

    [Fact(Timeout = Limit.Outside)]
    public async Task What_the_server_took_is_sent_with_its_words_and_its_notices_and_the_journal_is_empty_again()
    {
        await using var server = new FakeSmtpServer();
        using var bureau = await OpenAsync(server.Port);
        await bureau.ImportPeopleAsync("甲市示例局||科员|张示例|zhang@example.cn|责任人|||");
        await bureau.ImportLedgerAsync("1|示例问题|示例措施|甲市示例局||2026年11月26日");

        var report = await RoundAsync(bureau);

        Assert.Equal((1, 1, 0, 0), (report.Letters, report.Sent, report.Uncertain, report.Refused));
        Assert.Contains("4ABC", Assert.Single(await bureau.RowsAsync("SELECT detail FROM letters WHERE state = 'sent'")), StringComparison.Ordinal);
        Assert.Equal(["sent"], await bureau.RowsAsync("SELECT DISTINCT state FROM notices WHERE letter_id IS NOT NULL"));
        Assert.Equal(await bureau.Get<Database>().ReadAsync(session => session.ScalarAsync<byte[]>("SELECT bytes FROM letter_bodies"), Bureau.Token), Assert.Single(server.Letters));
        Assert.Equal(0, new FileInfo(bureau.File("phases.journal")).Length);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task An_address_that_does_not_exist_is_refused_and_the_next_letter_goes()
    {
        await using var server = new FakeSmtpServer(new SmtpManners { Interfere = SmtpManners.Answer("RCPT TO:<reader0@", "550 5.1.1 No such user") });
        using var bureau = await OpenAsync(server.Port);
        await bureau.QueueAsync(2);

        var report = await RoundAsync(bureau);

        Assert.Equal((1, 1), (report.Sent, report.Refused));
        Assert.Equal(["reader0@example.cn refused 1", "reader1@example.cn sent 1"], await bureau.RowsAsync(States));
        Assert.Equal(["address"], await bureau.RowsAsync("SELECT cause FROM letters WHERE state = 'refused'"));
        Assert.Equal(["1"], await bureau.RowsAsync("SELECT count(*) FROM attempts WHERE detail LIKE '%No such user%'"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task One_greylisted_recipient_waits_a_minute_alone_and_gets_the_same_letter()
    {
        var greylists = true;
        await using var server = new FakeSmtpServer(new SmtpManners
        {
            Interfere = (peer, line) => greylists ? SmtpManners.Answer("RCPT TO:<reader0@", "450 4.2.0 Greylisted, come back later")(peer, line) : Task.FromResult(false),
        });
        using var bureau = await OpenAsync(server.Port);
        await bureau.QueueAsync(2);

        var report = await RoundAsync(bureau);
        Assert.Equal((1, false, null), (report.Sent, report.ServerAway, report.Paused));
        Assert.Equal(["reader0@example.cn waiting 1", "reader1@example.cn sent 1"], await bureau.RowsAsync(States));

        greylists = false;
        bureau.Clock.Advance(TimeSpan.FromMinutes(1) - TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, (await RoundAsync(bureau)).Letters);
        bureau.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, (await RoundAsync(bureau)).Sent);

        Assert.Equal(["reader0@example.cn sent 2", "reader1@example.cn sent 1"], await bureau.RowsAsync(States));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_connection_that_breaks_after_the_dot_leaves_the_letter_uncertain_and_it_is_repeated_unchanged_after_five_minutes()
    {
        var breaks = true;
        await using var server = new FakeSmtpServer(new SmtpManners
        {
            Interfere = (peer, line) =>
            {
                if (line != SmtpManners.FinalDot || !breaks)
                {
                    return Task.FromResult(false);
                }

                peer.Reset();
                return Task.FromResult(true);
            },
        });
        using var bureau = await OpenAsync(server.Port);
        await bureau.QueueAsync(1);

        Assert.Equal(1, (await RoundAsync(bureau)).Uncertain);
        Assert.Equal(["reader0@example.cn uncertain 1"], await bureau.RowsAsync(States));

        breaks = false;
        bureau.Clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, (await RoundAsync(bureau)).Letters);
        bureau.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, (await RoundAsync(bureau)).Sent);

        Assert.Equal(2, server.Letters.Count);
        Assert.Single(server.Letters.Select(Convert.ToBase64String).Distinct());
        Assert.Equal(["1"], await bureau.RowsAsync("SELECT repeats FROM letters"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_connection_that_breaks_before_the_dot_leaves_nothing_uncertain()
    {
        await using var server = new FakeSmtpServer(new SmtpManners
        {
            Interfere = (peer, line) =>
            {
                if (!line.StartsWith("MAIL", StringComparison.Ordinal))
                {
                    return Task.FromResult(false);
                }

                peer.Reset();
                return Task.FromResult(true);
            },
        });
        using var bureau = await OpenAsync(server.Port);
        await bureau.QueueAsync(1);

        var report = await RoundAsync(bureau);

        Assert.Equal((0, true), (report.Uncertain, report.ServerAway));
        Assert.Equal(["reader0@example.cn waiting 1"], await bureau.RowsAsync(States));
        Assert.Empty(server.Letters);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_server_that_is_too_busy_to_greet_is_asked_twelve_times_and_what_was_not_tried_does_not_count_it()
    {
        await using var server = new FakeSmtpServer(new SmtpManners { Interfere = SmtpManners.Answer(SmtpManners.Connected, "421 4.3.2 Busy") });
        using var bureau = await OpenAsync(server.Port);
        await bureau.QueueAsync(30);

        var report = await RoundAsync(bureau);

        Assert.Equal((0, true, null), (report.Sent, report.ServerAway, report.Paused));
        Assert.Equal(["0 waiting 18", "1 waiting 12"], await bureau.RowsAsync("SELECT attempts || ' ' || state || ' ' || count(*) FROM letters GROUP BY attempts, state ORDER BY attempts"));
        Assert.Equal([Milliseconds(bureau, TimeSpan.FromMinutes(1))], await bureau.RowsAsync("SELECT DISTINCT CAST(next_attempt AS TEXT) FROM letters"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_server_that_wants_nothing_of_us_pauses_sending_after_one_look_and_no_letter_counts_it()
    {
        await using var server = new FakeSmtpServer(new SmtpManners { Interfere = SmtpManners.Answer(SmtpManners.Connected, "554 5.7.1 Not welcome") });
        using var bureau = await OpenAsync(server.Port);
        await bureau.QueueAsync(30);

        var report = await RoundAsync(bureau);

        Assert.Contains("Not welcome", report.Paused, StringComparison.Ordinal);
        Assert.Equal(1, server.Connections);
        Assert.Equal(["0 waiting 30"], await bureau.RowsAsync("SELECT attempts || ' ' || state || ' ' || count(*) FROM letters GROUP BY attempts, state"));
        Assert.Equal([Milliseconds(bureau, TimeSpan.FromMinutes(15))], await bureau.RowsAsync("SELECT DISTINCT CAST(next_attempt AS TEXT) FROM letters"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Where_nobody_listens_the_letters_wait_and_nothing_is_lost()
    {
        int port;
        await using (var gone = new FakeSmtpServer())
        {
            port = gone.Port;
        }

        using var bureau = await OpenAsync(port);
        await bureau.QueueAsync(3);

        var report = await RoundAsync(bureau);

        Assert.Equal((0, true, 3), (report.Sent, report.ServerAway, report.Waiting));
        Assert.Equal(["3"], await bureau.RowsAsync("SELECT count(*) FROM letters WHERE state = 'waiting' AND attempts = 1"));
    }

    private static async Task<Bureau> OpenAsync(int port)
    {
        var bureau = await Bureau.OpenAsync(change: b => b.Configuration.AddInMemoryCollection(
        [
            new("Mail:Transport", "Smtp"), new("Mail:Host", "127.0.0.1"), new("Mail:Port", FormattableString.Invariant($"{port}")), new("Mail:Security", "None"),
            new("Mail:From", "ops@example.test"), new("Mail:Connections", "1"),
        ]));
        await bureau.ReleaseAsync();
        return bureau;
    }

    private static Task<RoundReport> RoundAsync(Bureau bureau) => bureau.Get<ReminderRound>().RunAsync(Bureau.Token);

    private static string Milliseconds(Bureau bureau, TimeSpan from) => FormattableString.Invariant($"{(bureau.Clock.GetUtcNow() + from).ToUnixTimeMilliseconds()}");
}
