using System.Security.Cryptography.X509Certificates;
using System.Text;
using CaseReform.Ops.Testing.Mail;
using CaseReform.Ops.Testing.Time;
using CaseReform.Ops.Testing.Tools;
using CaseReform.Ops.Worker.Mail;
using CaseReform.Ops.Worker.Mail.Mime;
using CaseReform.Ops.Worker.Tests.Mail.Mime;
using static CaseReform.Ops.Worker.Tests.Mail.Smtp.SmtpBench;

namespace CaseReform.Ops.Worker.Tests.Mail.Smtp;

public sealed class PostfixTests
{
    [Fact(Timeout = Limit.Outside)]
    public async Task Postfix_delivers_what_it_takes_and_refuses_one_recipient_without_harm_to_the_next()
    {
        await using var server = await Postfix.StartAsync();
        await using var session = await OpenAsync(Options(server.Port));

        Assert.IsType<Delivery.Sent>(await session.SendAsync());
        Assert.True(Assert.IsType<Delivery.Refused>(await session.SendAsync("gone@example.test")).AddressAtFault);
        Assert.IsType<Delivery.Sent>(await session.SendAsync());
        Assert.IsType<Delivery.Refused>(await session.SendAsync("zhang@elsewhere.example.org"));

        var letters = await server.WaitForLettersAsync(2);
        var parsed = await PythonJudge.ReadAsync(letters[0]);
        Assert.Empty(parsed.Defects);
        Assert.Equal("<0123456789abcdef@example.test>", parsed.Headers["Message-ID"]);
        Assert.Equal(SampleLetter.Plain.Subject, parsed.Headers["Subject"]);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Postfix_takes_a_chinese_address()
    {
        await using var server = await Postfix.StartAsync();
        await using var session = await OpenAsync(Options(server.Port));
        var letter = SampleLetter.Plain with { To = MailboxAddress.From("张示例", "张示例@example.test") };
        var envelope = new Envelope("ops@example.test", "张示例@example.test", letter.NeedsSmtpUtf8);

        Assert.IsType<Delivery.Sent>(await session.SendAsync(envelope, MessageComposer.Compose(letter), NoRecord, CancellationToken.None));
        Assert.Contains("<张示例@example.test>", Encoding.UTF8.GetString((await server.WaitForLettersAsync(1))[0]), StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Postfix_under_STARTTLS_is_trusted_by_the_pinned_authority()
    {
        using var authority = new TestAuthority();
        using var folder = new TemporaryFolder();
        using var certificate = authority.Issue("127.0.0.1");
        var pem = certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem() + "\n" + certificate.ExportCertificatePem() + "\n";
        await File.WriteAllTextAsync(folder.File("ca.pem"), authority.Pem);
        await using var server = await Postfix.StartAsync(pem);

        var options = Options(server.Port);
        await using (var clear = await OpenAsync(options))
        {
            Assert.IsType<Delivery.Paused>(await clear.SendAsync()); // 530: STARTTLS first
        }

        (options.Security, options.CaFile) = (SmtpSecurity.StartTls, folder.File("ca.pem"));
        await using var session = await OpenAsync(options);
        Assert.IsType<Delivery.Sent>(await session.SendAsync());
        Assert.Single(await server.WaitForLettersAsync(1));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Postfix_refuses_a_letter_above_its_size()
    {
        await using var server = await Postfix.StartAsync(extraSettings: "message_size_limit = 800");
        await using var session = await OpenAsync(Options(server.Port));
        Assert.Contains("800 字节", Assert.IsType<Delivery.Refused>(await session.SendAsync()).Reason, StringComparison.Ordinal);
    }
}
