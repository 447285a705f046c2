using System.Text;
using CaseReform.Ops.Testing.Mail;
using CaseReform.Ops.Testing.Processes;
using CaseReform.Ops.Testing.Time;
using CaseReform.Ops.Worker.Mail;
using static CaseReform.Ops.Worker.Tests.Mail.Smtp.SmtpBench;

namespace CaseReform.Ops.Worker.Tests.Mail.Smtp;

public sealed class SmtpConversationTests
{
    [Theory(Timeout = Limit.Outside)]
    [InlineData("PIPELINING")]
    [InlineData("8BITMIME")]
    public async Task A_letter_arrives_byte_for_byte(string extension)
    {
        await using var server = new FakeSmtpServer(new SmtpManners { Extensions = [extension] });
        var outcome = await SendOneAsync(server);

        Assert.Equal("250 2.0.0 Ok: queued as 4ABC", Assert.IsType<Delivery.Sent>(outcome).ServerReply);
        Assert.Equal(Letter, Assert.Single(server.Letters));
        Assert.Equal(["EHLO [127.0.0.1]", "MAIL FROM:<ops@example.test>", "RCPT TO:<zhang@example.test>", "DATA", "QUIT"], server.Commands);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Lines_that_begin_with_dots_and_lone_line_breaks_cannot_end_a_letter()
    {
        await using var server = new FakeSmtpServer();
        var outcome = await SendOneAsync(server, letter: Encoding.ASCII.GetBytes("Subject: x\r\n\r\n.\r\n..a\n.\nb\r.\rno break at the end"));

        Assert.IsType<Delivery.Sent>(outcome);
        Assert.Equal("Subject: x\r\n\r\n.\r\n..a\r\n.\r\nb\r\n.\r\nno break at the end\r\n", Encoding.ASCII.GetString(Assert.Single(server.Letters)));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_letter_of_many_pieces_arrives_whole_and_its_dot_waits_for_the_record()
    {
        var letter = Encoding.ASCII.GetBytes("Subject: x\r\n\r\n" + string.Concat(Enumerable.Range(0, 40_000).Select(i => $".line {i}\r\n")));
        await using var server = new FakeSmtpServer(); // it offers SIZE, so the letter is measured before MAIL
        await using var session = await OpenAsync(Options(server.Port));
        var (records, lettersAtRecord, heardAtRecord) = (0, -1, "");
        var outcome = await session.SendAsync(ToZhang, letter, () =>
        {
            (records, lettersAtRecord, heardAtRecord) = (records + 1, server.Letters.Count, server.Commands.Last());
            return ValueTask.CompletedTask;
        }, CancellationToken.None);

        Assert.IsType<Delivery.Sent>(outcome);
        Assert.Equal((1, 0, "DATA"), (records, lettersAtRecord, heardAtRecord));
        Assert.Equal(letter, Assert.Single(server.Letters));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_connection_carries_the_given_number_of_letters()
    {
        await using var server = new FakeSmtpServer();
        var options = Options(server.Port);
        options.LettersPerConnection = 2;
        await using (var session = await OpenAsync(options))
        {
            for (var i = 0; i < 5; i++)
            {
                Assert.IsType<Delivery.Sent>(await session.SendAsync());
            }
        }

        Assert.Equal(3, server.Connections);
        Assert.Equal(3, server.Commands.Count(c => c == "QUIT"));
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData("PIPELINING")]
    [InlineData("X-NONE")]
    public async Task A_refused_recipient_leaves_the_next_letter_alone(string extension)
    {
        await using var server = new FakeSmtpServer(new SmtpManners
        {
            Extensions = [extension],
            Interfere = SmtpManners.Answer("RCPT TO:<gone@example.test>", "550 5.1.1 No such user"),
        });
        await using var session = await OpenAsync(Options(server.Port));

        var refused = Assert.IsType<Delivery.Refused>(await session.SendAsync("gone@example.test"));
        Assert.True(refused.AddressAtFault);
        Assert.Contains("550 5.1.1 No such user", refused.Reason, StringComparison.Ordinal);
        Assert.IsType<Delivery.Sent>(await session.SendAsync());
        Assert.Equal(1, server.Connections);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task After_a_refused_recipient_no_text_is_offered()
    {
        var record = false;
        await using var server = new FakeSmtpServer(new SmtpManners
        {
            Interfere = SmtpManners.Answer("RCPT TO:<gone@example.test>", "550 5.1.1 No such user"),
        });
        await using var session = await OpenAsync(Options(server.Port));
        var outcome = await session.SendAsync(ToZhang with { Recipient = "gone@example.test" }, Letter, () =>
        {
            record = true;
            return ValueTask.CompletedTask;
        }, CancellationToken.None);

        Assert.IsType<Delivery.Refused>(outcome);
        Assert.False(record);
        Assert.Empty(server.Letters);
        Assert.DoesNotContain("DATA", server.Commands);
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData("")]
    [InlineData("no header\r\n\r\ntext\r\n")]
    [InlineData("Subject: no end\r\n")]
    [InlineData(": no name\r\n\r\ntext\r\n")]
    public async Task A_letter_without_a_header_is_refused_before_a_word(string letter)
    {
        await using var server = new FakeSmtpServer();
        await using var session = await OpenAsync(Options(server.Port));
        Assert.IsType<Delivery.Refused>(await session.SendAsync(ToZhang, Encoding.ASCII.GetBytes(letter), NoRecord, CancellationToken.None));

        Assert.DoesNotContain(server.Commands, c => c.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task An_international_domain_is_sent_in_its_ASCII_form_where_the_letter_does_without_SMTPUTF8()
    {
        await using var server = new FakeSmtpServer();
        await using var session = await OpenAsync(Options(server.Port));
        Assert.IsType<Delivery.Sent>(await session.SendAsync("zhang@示例.中国"));
        Assert.Contains("RCPT TO:<zhang@xn--fsq092h.xn--fiqs8s>", server.Commands);
        Assert.DoesNotContain(server.Commands, c => c.Contains("SMTPUTF8", StringComparison.Ordinal));

        // the next one needs it, and gets it over a connection of its own
        Assert.IsType<Delivery.Sent>(await session.SendAsync("张示例@example.test"));
        Assert.Contains(server.Commands, c => c.Contains("SMTPUTF8", StringComparison.Ordinal));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_transaction_that_was_refused_at_DATA_is_reset()
    {
        await using var server = new FakeSmtpServer(new SmtpManners { Interfere = SmtpManners.Answer("DATA", "451 4.3.0 Later") });
        Assert.IsType<Delivery.TryLater>(await SendOneAsync(server));
        Assert.Equal(["DATA", "RSET", "QUIT"], server.Commands.TakeLast(3));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_connection_dropped_while_idle_is_no_failure()
    {
        var letters = 0;
        await using var server = new FakeSmtpServer(new SmtpManners
        {
            Interfere = async (peer, line) =>
            {
                if (line != SmtpManners.FinalDot || ++letters > 1)
                {
                    return false;
                }

                await peer.SayAsync("250 2.0.0 Ok", "421 4.4.2 idle too long");
                await peer.DisposeAsync();
                return true;
            },
        });
        var records = 0;
        await using var session = await OpenAsync(Options(server.Port));
        for (var i = 0; i < 2; i++)
        {
            Assert.IsType<Delivery.Sent>(await session.SendAsync(ToZhang, Letter, () =>
            {
                records++;
                return ValueTask.CompletedTask;
            }, CancellationToken.None));
        }

        Assert.Equal(2, server.Connections);
        Assert.Equal(2, records);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_server_that_is_not_there_means_later()
    {
        var port = FreePort.Next();
        await using var session = await OpenAsync(Options(port));
        Assert.Contains("无法连接", Assert.IsType<Delivery.TryLater>(await session.SendAsync()).Reason, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task SIZE_is_announced_and_a_letter_above_it_is_refused_before_a_word()
    {
        await using var server = new FakeSmtpServer(new SmtpManners { Extensions = ["SIZE 5000"] });
        await using var session = await OpenAsync(Options(server.Port));
        Assert.IsType<Delivery.Sent>(await session.SendAsync());
        Assert.Contains($"MAIL FROM:<ops@example.test> SIZE={Letter.Length}", server.Commands);

        var large = Encoding.ASCII.GetBytes("Subject: x\r\n\r\n" + new string('x', 4985) + "\r\n");
        var refused = await session.SendAsync(ToZhang, large, NoRecord, CancellationToken.None);
        Assert.Contains("5001", Assert.IsType<Delivery.Refused>(refused).Reason, StringComparison.Ordinal);
        Assert.Single(server.Letters);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task An_address_that_needs_SMTPUTF8_is_refused_where_the_server_has_none()
    {
        var envelope = ToZhang with { Recipient = "张示例@example.test", SmtpUtf8 = true };
        await using var able = new FakeSmtpServer();
        Assert.IsType<Delivery.Sent>(await SendOneAsync(able, envelope: envelope, letter: Encoding.UTF8.GetBytes("To: <张示例@example.test>\r\n\r\n")));
        Assert.Contains("RCPT TO:<张示例@example.test>", able.Commands);
        Assert.Contains(able.Commands, c => c.StartsWith("MAIL", StringComparison.Ordinal)
            && c.Contains(" BODY=8BITMIME", StringComparison.Ordinal) && c.Contains(" SMTPUTF8", StringComparison.Ordinal));

        await using var unable = new FakeSmtpServer(new SmtpManners { Extensions = ["8BITMIME"] });
        var refused = Assert.IsType<Delivery.Refused>(await SendOneAsync(unable, envelope: envelope));
        Assert.Contains("SMTPUTF8", refused.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(unable.Commands, c => c.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task An_address_with_a_line_break_never_reaches_the_wire()
    {
        await using var server = new FakeSmtpServer();
        var outcome = await SendOneAsync(server, envelope: ToZhang with { Recipient = "zhang@example.test>\r\nRCPT TO:<evil@example.test" });
        Assert.True(Assert.IsType<Delivery.Refused>(outcome).AddressAtFault);
        Assert.Empty(server.Commands);
    }
}
