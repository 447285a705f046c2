using CaseReform.Ops.Testing.Mail;
using CaseReform.Ops.Testing.Time;
using CaseReform.Ops.Testing.Tools;
using CaseReform.Ops.Worker.Mail;
using CaseReform.Ops.Worker.Mail.Mime;
using CaseReform.Ops.Worker.Tests.Mail.Mime;
using static CaseReform.Ops.Worker.Tests.Mail.Smtp.SmtpBench;

namespace CaseReform.Ops.Worker.Tests.Mail.Smtp;

/// <summary>What arrives is what was frozen, octet for octet, whatever the letter and whatever the server offers.</summary>
public sealed class SmtpOctetTests
{
    [Theory(Timeout = Limit.Outside)]
    [MemberData(nameof(SampleKinds.Names), MemberType = typeof(SampleKinds))]
    public async Task A_frozen_letter_arrives_octet_for_octet(string kind)
    {
        var message = SampleKinds.All[kind];
        var letter = MessageComposer.Compose(message);
        var envelope = new Envelope("ops@example.test", message.To.Address.ToString(), message.NeedsSmtpUtf8);
        using var authority = new TestAuthority();
        using var folder = new TemporaryFolder();
        using var certificate = authority.Issue("127.0.0.1");
        File.WriteAllText(folder.File("ca.pem"), authority.Pem);
        foreach (var (extensions, tls) in new (string[], bool)[]
        {
            (["PIPELINING", "SIZE 10240000", "8BITMIME", "SMTPUTF8"], false),
            (["8BITMIME", "SMTPUTF8", "BINARYMIME", "CHUNKING", "DSN"], false),
            (["PIPELINING", "8BITMIME", "SMTPUTF8"], true),
        })
        {
            await using var server = new FakeSmtpServer(new SmtpManners { Extensions = extensions, Certificate = certificate, ImplicitTls = tls });
            var outcome = await SendOneAsync(server, o => (o.Security, o.CaFile) = tls ? (SmtpSecurity.Implicit, folder.File("ca.pem")) : (o.Security, null), envelope, letter);
            Assert.IsType<Delivery.Sent>(outcome);
            Assert.Equal(letter, Assert.Single(server.Letters));
        }
    }
}
