using System.Diagnostics;
using CaseReform.Ops.Testing.Mail;
using CaseReform.Ops.Testing.Time;
using CaseReform.Ops.Testing.Tools;
using CaseReform.Ops.Worker.Mail;
using CaseReform.Ops.Worker.Mail.Mime;
using CaseReform.Ops.Worker.Tests.Mail.Mime;
using static CaseReform.Ops.Worker.Tests.Mail.Smtp.SmtpBench;

namespace CaseReform.Ops.Worker.Tests.Mail.Smtp;

public sealed class SmtpSinkTests
{
    [Fact(Timeout = Limit.Outside)]
    public async Task The_sink_takes_many_letters_over_several_lanes()
    {
        await using var sink = await SmtpSink.StartAsync();
        var transport = MailTransports.Create(Options(sink.Port), TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            await using var lane = await transport.OpenAsync(CancellationToken.None);
            var sent = new List<Delivery>();
            for (var i = 0; i < 50; i++)
            {
                var letter = MessageComposer.Compose(SampleLetter.Plain with { MessageId = MessageId.New("example.test") });
                sent.Add(await lane.SendAsync(ToZhang, letter, NoRecord, CancellationToken.None));
            }

            return sent;
        }));
        Assert.Equal(200, outcomes.Sum(lane => lane.Count(outcome => outcome is Delivery.Sent)));
    }

    // smtp-sink(1): -f is a hard error (5xx), -r a soft one (4xx)
    [Theory(Timeout = Limit.Outside)]
    [InlineData("-q .", "Uncertain")]
    [InlineData("-q data", "TryLater")]
    [InlineData("-q rcpt", "TryLater")]
    [InlineData("-f rcpt", "TryLater")] // 500 5.3.0: about the server, so that nobody is refused
    [InlineData("-f data", "TryLater")]
    [InlineData("-f .", "TryLater")]
    [InlineData("-f mail", "Paused")]
    [InlineData("-r rcpt", "TryLater")]
    [InlineData("-r .", "TryLater")]
    [InlineData("-r mail", "TryLater")]
    [InlineData("-p -f rcpt", "TryLater")]
    [InlineData("-W .:1 -Q .", "TryLater")]
    public async Task A_fault_of_the_sink_has_its_class(string fault, string outcome)
    {
        await using var sink = await SmtpSink.StartAsync(fault.Split(' '));
        await using var session = await OpenAsync(Options(sink.Port));
        Assert.Equal(outcome, (await session.SendAsync()).GetType().Name);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_slow_answer_to_the_dot_is_waited_for()
    {
        await using var sink = await SmtpSink.StartAsync("-W", ".:1");
        await using var session = await OpenAsync(Options(sink.Port));
        Assert.IsType<Delivery.Sent>(await session.SendAsync());
    }
}
