using CaseReform.Ops.Testing.Mail;
using CaseReform.Ops.Testing.Time;
using CaseReform.Ops.Worker.Mail;
using CaseReform.Ops.Worker.Mail.Smtp;
using Microsoft.Extensions.Logging.Abstractions;
using static CaseReform.Ops.Worker.Tests.Mail.Smtp.SmtpBench;

namespace CaseReform.Ops.Worker.Tests.Mail.Smtp;

/// <summary>Answers that belong to no question: the letter waits, the connection goes, and nobody is refused for it.</summary>
public sealed class SmtpOutOfStepTests
{
    public static TheoryData<string, string, string?> OutOfStep => new()
    {
        { "MAIL", "250 2.1.0 Ok", "250 2.1.0 Ok" },
        { "MAIL", "354 go ahead", null },
        { "RCPT", "250 2.1.5 Ok", "250 2.1.5 Ok" },
        { "RCPT", "550 5.1.1 No such user", "250 2.1.5 Ok" },
        { "RCPT", "354 go ahead", null },
        { "DATA", "250 2.0.0 Ok", null },
        { "DATA", "250 2.0.0 Ok", "354 go ahead" },
        { "DATA", "354 go ahead", "250 2.0.0 Ok" },
        { "DATA", "554 5.5.1 no", "250 2.0.0 Ok" },
        { SmtpManners.FinalDot, "554 5.6.0 content", "250 2.0.0 Ok" },
    };

    [Theory(Timeout = Limit.Outside)]
    [MemberData(nameof(OutOfStep))]
    public Task An_answer_out_of_step_lets_the_letter_wait_and_drops_the_connection(string step, string answer, string? surplus) => WaitsAsync(step, answer, surplus, "PIPELINING");

    [Theory(Timeout = Limit.Outside)]
    [MemberData(nameof(OutOfStep))]
    public Task An_answer_out_of_step_does_so_without_pipelining_too(string step, string answer, string? surplus) => WaitsAsync(step, answer, surplus, "X-NONE");

    private static async Task WaitsAsync(string step, string answer, string? surplus, string extension)
    {
        var spoilt = false;
        await using var server = new FakeSmtpServer(new SmtpManners
        {
            Extensions = [extension],
            Interfere = async (peer, line) =>
            {
                if (spoilt || !line.StartsWith(step, StringComparison.Ordinal))
                {
                    return false;
                }

                spoilt = true;
                await peer.SayAsync(surplus is null ? [answer] : [answer, surplus]);
                return true;
            },
        });
        await using var session = await OpenAsync(Options(server.Port));

        Assert.Contains("对不上", Assert.IsType<Delivery.TryLater>(await session.SendAsync()).Reason, StringComparison.Ordinal);
        Assert.IsType<Delivery.Sent>(await session.SendAsync());
        Assert.Equal(2, server.Connections);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_surplus_line_behind_the_acceptance_costs_the_connection_and_not_the_letter()
    {
        await using var server = new FakeSmtpServer(new SmtpManners { Interfere = SmtpManners.Answer(SmtpManners.FinalDot, "250 2.0.0 Ok", "250 2.0.0 Ok") });
        await using var session = await OpenAsync(Options(server.Port));
        Assert.IsType<Delivery.Sent>(await session.SendAsync());
        Assert.IsType<Delivery.Sent>(await session.SendAsync());
        Assert.Equal((2, 2), (server.Connections, server.Letters.Count));
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData("RCPT", "550 5.1.1 No such user", "421 4.7.0 too many errors", "Refused")]
    [InlineData("RCPT", "421 4.7.0 too many", null, "TryLater")]
    [InlineData(SmtpManners.FinalDot, "451 4.3.0 later", "421 4.3.2 closing", "TryLater")]
    public async Task An_announced_end_is_in_step_and_the_next_letter_gets_a_new_connection(string step, string answer, string? then, string outcome)
    {
        var letters = 0;
        await using var server = new FakeSmtpServer(new SmtpManners
        {
            Interfere = async (peer, line) =>
            {
                letters += line.StartsWith("MAIL", StringComparison.Ordinal) ? 1 : 0;
                if (letters > 1 || !line.StartsWith(step, StringComparison.Ordinal))
                {
                    return false;
                }

                await peer.SayAsync(then is null ? [answer] : [answer, then]);
                return true;
            },
        });
        await using var session = await OpenAsync(Options(server.Port));
        Assert.Equal(outcome, (await session.SendAsync()).GetType().Name);
        Assert.IsType<Delivery.Sent>(await session.SendAsync());
        Assert.Equal(2, server.Connections);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Words_said_to_an_idle_connection_are_seen_before_the_next_letter()
    {
        SmtpPeer? kept = null;
        await using var server = new FakeSmtpServer(new SmtpManners
        {
            Interfere = (peer, _) =>
            {
                kept ??= peer;
                return Task.FromResult(false);
            },
        });
        var opening = await new SmtpConnector(Options(server.Port), TimeProvider.System, NullLogger.Instance).OpenAsync(CancellationToken.None);
        using var connection = Assert.IsType<Opening.Ready>(opening).Connection;
        Assert.False(connection.WasDisturbed);

        await kept!.SayAsync("550 5.1.1 No such user");

        await Until.TrueAsync(() => connection.WasDisturbed); // it is on its way
    }
}
