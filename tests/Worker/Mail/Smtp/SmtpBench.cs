using CaseReform.Ops.Testing.Mail;
using CaseReform.Ops.Worker.Mail;
using CaseReform.Ops.Worker.Mail.Mime;
using CaseReform.Ops.Worker.Tests.Mail.Mime;
using Microsoft.Extensions.Logging.Abstractions;

namespace CaseReform.Ops.Worker.Tests.Mail.Smtp;

/// <summary>A client with one lane, ready to talk to a server on loopback.</summary>
internal static class SmtpBench
{
    public static Envelope ToZhang { get; } = new("ops@example.test", "zhang@example.test", SmtpUtf8: false);

    public static byte[] Letter { get; } = MessageComposer.Compose(SampleLetter.Plain);

    public static Func<ValueTask> NoRecord { get; } = () => ValueTask.CompletedTask;

    public static MailOptions Options(int port) => new()
    {
        Transport = MailTransportKind.Smtp,
        Host = "127.0.0.1",
        Port = port,
        Security = SmtpSecurity.None,
        From = "ops@example.test",
    };

    public static ValueTask<IMailSession> OpenAsync(MailOptions options, TimeProvider? time = null) =>
        MailTransports.Create(options, time ?? TimeProvider.System, NullLogger.Instance).OpenAsync(CancellationToken.None);

    public static async Task<Delivery> SendOneAsync(FakeSmtpServer server, Action<MailOptions>? change = null, Envelope? envelope = null, byte[]? letter = null)
    {
        var options = Options(server.Port);
        change?.Invoke(options);
        await using var session = await OpenAsync(options);
        return await session.SendAsync(envelope ?? ToZhang, letter ?? Letter, NoRecord, CancellationToken.None);
    }

    public static ValueTask<Delivery> SendAsync(this IMailSession session, string recipient = "zhang@example.test") =>
        session.SendAsync(ToZhang with { Recipient = recipient }, Letter, NoRecord, CancellationToken.None);
}
