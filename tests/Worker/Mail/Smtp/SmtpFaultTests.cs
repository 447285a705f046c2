using CaseReform.Ops.Testing.Mail;
using CaseReform.Ops.Testing.Time;
using CaseReform.Ops.Worker.Mail;
using static CaseReform.Ops.Worker.Tests.Mail.Smtp.SmtpBench;

namespace CaseReform.Ops.Worker.Tests.Mail.Smtp;

public sealed class SmtpFaultTests
{
    public static TheoryData<string, string, string> Answers => new()
    {
        { SmtpManners.Connected, "421 busy", "TryLater" },
        { SmtpManners.Connected, "450 4.7.1 wait", "TryLater" },
        { SmtpManners.Connected, "554 no service for you", "Paused" },
        { "EHLO", "421 4.3.2 shutting down", "TryLater" },
        { "EHLO", "550 5.7.1 not you", "Paused" },
        { "MAIL", "451 4.3.0 later", "TryLater" },
        { "MAIL", "552 5.3.4 too big", "Refused" },
        { "MAIL", "553 5.7.1 sender must be the account", "Paused" },
        { "MAIL", "530 5.7.0 sign in first", "Paused" },
        { "RCPT", "421 4.7.0 closing", "TryLater" },
        { "RCPT", "450 4.2.0 greylisted", "TryLater" },
        { "RCPT", "451 4.3.0 later", "TryLater" },
        { "RCPT", "550 5.1.1 unknown", "Refused" },
        { "RCPT", "554 5.7.1 relay denied", "TryLater" },
        { "RCPT", "530 5.7.0 sign in first", "Paused" },
        { "DATA", "421 4.3.2 closing", "TryLater" },
        { "DATA", "554 5.5.1 no", "Refused" },
        { SmtpManners.FinalDot, "421 4.3.2 closing", "TryLater" },
        { SmtpManners.FinalDot, "451 4.3.0 later", "TryLater" },
        { SmtpManners.FinalDot, "552 5.2.2 mailbox full", "TryLater" },
        { SmtpManners.FinalDot, "552 5.3.4 too big", "Refused" },
        { SmtpManners.FinalDot, "554 5.6.0 content", "Refused" },
        { SmtpManners.FinalDot, "354 what?", "Uncertain" },
        { SmtpManners.FinalDot, "gibberish", "Uncertain" },
        { "RCPT", "gibberish", "TryLater" },
    };

    [Theory(Timeout = Limit.Outside)]
    [MemberData(nameof(Answers))]
    public Task Each_answer_has_its_meaning_at_its_step_with_pipelining(string step, string answer, string outcome) => MeansAsync(step, answer, outcome, "PIPELINING");

    [Theory(Timeout = Limit.Outside)]
    [MemberData(nameof(Answers))]
    public Task Each_answer_has_its_meaning_at_its_step_without_pipelining(string step, string answer, string outcome) => MeansAsync(step, answer, outcome, "X-NONE");

    private static async Task MeansAsync(string step, string answer, string outcome, string extension)
    {
        await using var server = new FakeSmtpServer(new SmtpManners { Extensions = [extension], Interfere = SmtpManners.Answer(step, answer) });
        Assert.Equal(outcome, (await SendOneAsync(server)).GetType().Name);
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData(SmtpManners.Connected, "TryLater", true)]
    [InlineData(SmtpManners.Connected, "TryLater", false)]
    [InlineData("EHLO", "TryLater", true)]
    [InlineData("EHLO", "TryLater", false)]
    [InlineData("MAIL", "TryLater", true)]
    [InlineData("MAIL", "TryLater", false)]
    [InlineData("RCPT", "TryLater", true)]
    [InlineData("RCPT", "TryLater", false)]
    [InlineData("DATA", "TryLater", true)]
    [InlineData("DATA", "TryLater", false)]
    [InlineData(SmtpManners.FinalDot, "Uncertain", true)]
    [InlineData(SmtpManners.FinalDot, "Uncertain", false)]
    public async Task A_closed_connection_is_uncertain_only_after_the_dot(string step, string outcome, bool reset)
    {
        await using var server = new FakeSmtpServer(new SmtpManners
        {
            Interfere = async (peer, line) =>
            {
                if (!line.StartsWith(step, StringComparison.Ordinal))
                {
                    return false;
                }

                if (reset)
                {
                    peer.Reset();
                }

                await peer.DisposeAsync();
                return true;
            },
        });
        Assert.Equal(outcome, (await SendOneAsync(server)).GetType().Name);
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_kept_connection_that_ends_after_the_dot_is_uncertain_and_never_taken_for_an_idle_one(bool reset)
    {
        var dots = 0;
        await using var server = new FakeSmtpServer(new SmtpManners
        {
            Interfere = async (peer, line) =>
            {
                if (line != SmtpManners.FinalDot || ++dots == 1)
                {
                    return false;
                }

                if (reset)
                {
                    peer.Reset();
                }

                await peer.DisposeAsync();
                return true;
            },
        });
        var records = 0;
        await using var session = await OpenAsync(Options(server.Port));
        Assert.IsType<Delivery.Sent>(await session.SendAsync());
        var outcome = await session.SendAsync(ToZhang, Letter, () =>
        {
            records++;
            return ValueTask.CompletedTask;
        }, CancellationToken.None);

        Assert.IsType<Delivery.Uncertain>(outcome);
        Assert.Equal((1, 2, 1), (server.Connections, server.Letters.Count, records));
        Assert.IsType<Delivery.Uncertain>(await session.SendAsync()); // the next letter goes over a connection of its own
        Assert.Equal((2, 3), (server.Connections, server.Letters.Count));
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData(SmtpManners.Connected, 60, "等待服务器问候超时", "TryLater", false)]
    [InlineData(SmtpManners.Connected, 60, "等待服务器问候超时", "TryLater", true)]
    [InlineData("EHLO", 60, "等待命令答复超时", "TryLater", false)]
    [InlineData("EHLO", 60, "等待命令答复超时", "TryLater", true)]
    [InlineData("MAIL", 60, "等待命令答复超时", "TryLater", false)]
    [InlineData("MAIL", 60, "等待命令答复超时", "TryLater", true)]
    [InlineData("DATA", 60, "等待命令答复超时", "TryLater", false)]
    [InlineData("DATA", 60, "等待命令答复超时", "TryLater", true)]
    [InlineData(SmtpManners.FinalDot, 600, "等待收件确认超时", "Uncertain", false)]
    [InlineData(SmtpManners.FinalDot, 600, "等待收件确认超时", "Uncertain", true)]
    public async Task A_server_that_hangs_or_drips_meets_the_limit_of_its_step(string step, int seconds, string reason, string outcome, bool drips)
    {
        var clock = new MovableClock(SampleDay);
        var reached = new TaskCompletionSource();
        await using var server = new FakeSmtpServer(new SmtpManners
        {
            Interfere = async (peer, line) =>
            {
                if (!line.StartsWith(step, StringComparison.Ordinal))
                {
                    return false;
                }

                if (drips)
                {
                    await peer.SayRawAsync("250-slowly\r\n25"); // never the end of an answer
                }

                reached.SetResult();
                return true;
            },
        });
        await using var session = await OpenAsync(Options(server.Port), clock);
        var sending = session.SendAsync().AsTask();
        await reached.Task;
        await Until.TrueAsync(() =>
        {
            if (clock.NextIn == TimeSpan.FromSeconds(seconds)) // it waits for this step, no longer for the one before
            {
                clock.Advance(TimeSpan.FromSeconds(seconds));
            }

            return sending.IsCompleted;
        });

        var result = await sending;
        Assert.Equal(outcome, result.GetType().Name);
        Assert.Contains($"{reason}（{seconds} 秒）", result.ToString(), StringComparison.Ordinal);
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData("250 ")]
    [InlineData("250-line\r\n250-")]
    public async Task A_flood_of_an_answer_is_cut_off(string beginning)
    {
        var flood = beginning.Contains('\n', StringComparison.Ordinal)
            ? string.Concat(Enumerable.Repeat("250-more\r\n", 1000))
            : beginning + new string('x', 100_000);
        await using var server = new FakeSmtpServer(new SmtpManners
        {
            Interfere = async (peer, line) =>
            {
                if (line.StartsWith("EHLO", StringComparison.Ordinal))
                {
                    await peer.SayRawAsync(flood);
                    return true;
                }

                return false;
            },
        });
        Assert.Contains("过长", Assert.IsType<Delivery.TryLater>(await SendOneAsync(server)).Reason, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Text_of_the_server_is_cleaned_and_cut()
    {
        await using var server = new FakeSmtpServer(new SmtpManners { Interfere = SmtpManners.Answer("RCPT", "550 5.1.1 a\u001b[31m\0\u202eb" + new string('x', 1000)) });
        var reason = Assert.IsType<Delivery.Refused>(await SendOneAsync(server)).Reason;
        Assert.DoesNotContain(reason, char.IsControl);
        Assert.DoesNotContain('\u202e', reason);
        Assert.InRange(reason.Length, 300, 340);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_failing_record_takes_the_letter_back()
    {
        await using var server = new FakeSmtpServer();
        await using var session = await OpenAsync(Options(server.Port));
        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
            await session.SendAsync(ToZhang, Letter, () => throw new InvalidOperationException("the database is away"), CancellationToken.None));
        Assert.IsType<Delivery.Sent>(await session.SendAsync());
        Assert.Single(server.Letters);
        Assert.Equal(2, server.Connections);
        Assert.DoesNotContain("RSET", server.Commands); // it would have become a line of the text
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task What_is_no_SMTP_and_what_was_closed_are_told_apart()
    {
        await using var odd = new FakeSmtpServer(new SmtpManners { Interfere = SmtpManners.Answer("RCPT", "gibberish") });
        Assert.Contains("不符合 SMTP", Assert.IsType<Delivery.TryLater>(await SendOneAsync(odd)).Reason, StringComparison.Ordinal);
        await using var closing = new FakeSmtpServer(new SmtpManners
        {
            Interfere = async (peer, line) =>
            {
                if (!line.StartsWith("RCPT", StringComparison.Ordinal))
                {
                    return false;
                }

                await peer.DisposeAsync();
                return true;
            },
        });
        Assert.Contains("中断了连接", Assert.IsType<Delivery.TryLater>(await SendOneAsync(closing)).Reason, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Being_told_to_stop_before_the_dot_takes_the_letter_back()
    {
        using var stop = new CancellationTokenSource();
        await using var server = new FakeSmtpServer(new SmtpManners
        {
            Interfere = async (_, line) =>
            {
                if (line == "DATA")
                {
                    await stop.CancelAsync();
                }

                return line == "DATA";
            },
        });
        await using var session = await OpenAsync(Options(server.Port));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await session.SendAsync(ToZhang, Letter, NoRecord, stop.Token));
        Assert.Empty(server.Letters);
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData(true, "Sent")]
    [InlineData(false, "Uncertain")]
    public async Task Being_told_to_stop_after_the_dot_waits_for_the_answer_but_not_for_long(bool answers, string outcome)
    {
        var clock = new MovableClock(SampleDay);
        using var stop = new CancellationTokenSource();
        var told = new TaskCompletionSource();
        await using var server = new FakeSmtpServer(new SmtpManners
        {
            Interfere = async (_, line) =>
            {
                if (line != SmtpManners.FinalDot)
                {
                    return false;
                }

                await stop.CancelAsync();
                told.SetResult();
                return !answers;
            },
        });
        await using var session = await OpenAsync(Options(server.Port), clock);
        var sending = session.SendAsync(ToZhang, Letter, NoRecord, stop.Token).AsTask();
        await told.Task;
        if (!answers)
        {
            clock.Advance(TimeSpan.FromSeconds(6));
        }

        Assert.Equal(outcome, (await sending).GetType().Name);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_connection_that_breaks_half_way_through_a_large_letter_surely_did_not_take_it()
    {
        await using var server = new FakeSmtpServer(new SmtpManners
        {
            Extensions = ["8BITMIME"],
            Interfere = async (peer, line) =>
            {
                if (line != "DATA")
                {
                    return false;
                }

                await peer.SayAsync("354 go on");
                await peer.ReadLineAsync();
                peer.Reset();
                return true;
            },
        });
        var recorded = false;
        byte[] letter = [.. "Subject: x\r\n\r\n"u8, .. Enumerable.Repeat("0123456789\r\n"u8.ToArray(), 2_000_000).SelectMany(line => line)];
        await using var session = await OpenAsync(Options(server.Port));
        var outcome = await session.SendAsync(ToZhang, letter, () =>
        {
            recorded = true;
            return ValueTask.CompletedTask;
        }, CancellationToken.None);
        Assert.IsType<Delivery.TryLater>(outcome);
        Assert.False(recorded);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task The_rate_holds_over_all_lanes()
    {
        var clock = new MovableClock(SampleDay);
        await using var server = new FakeSmtpServer();
        var options = Options(server.Port);
        options.RatePerMinute = 2;
        var transport = MailTransports.Create(options, clock, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
        await using var first = await transport.OpenAsync(CancellationToken.None);
        await using var second = await transport.OpenAsync(CancellationToken.None);

        Assert.IsType<Delivery.Sent>(await first.SendAsync());
        var waiting = second.SendAsync().AsTask();
        clock.Advance(TimeSpan.FromSeconds(29));
        Assert.False(waiting.IsCompleted);
        Assert.Single(server.Letters);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.IsType<Delivery.Sent>(await waiting);
        Assert.Equal(2, server.Letters.Count);
    }

    private static DateTimeOffset SampleDay { get; } = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));
}
