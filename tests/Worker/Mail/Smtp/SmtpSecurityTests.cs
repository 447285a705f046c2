using System.Text;
using CaseReform.Ops.Testing.Mail;
using CaseReform.Ops.Testing.Time;
using CaseReform.Ops.Testing.Tools;
using CaseReform.Ops.Worker.Mail;
using static CaseReform.Ops.Worker.Tests.Mail.Smtp.SmtpBench;

namespace CaseReform.Ops.Worker.Tests.Mail.Smtp;

public sealed class SmtpSecurityTests : IDisposable
{
    private readonly TestAuthority _authority = new();
    private readonly TemporaryFolder _folder = new();

    [Theory(Timeout = Limit.Outside)]
    [InlineData(nameof(SmtpSecurity.StartTls))]
    [InlineData(nameof(SmtpSecurity.Implicit))]
    public async Task A_letter_travels_under_TLS_with_a_pinned_authority(string security)
    {
        var kind = Enum.Parse<SmtpSecurity>(security);
        var secureAtMail = false;
        await using var server = new FakeSmtpServer(Manners(kind) with
        {
            Interfere = (peer, line) =>
            {
                secureAtMail |= peer.IsSecure && line.StartsWith("MAIL", StringComparison.Ordinal);
                return Task.FromResult(false);
            },
        });
        Assert.IsType<Delivery.Sent>(await SendOneAsync(server, o => Secure(o, kind)));
        Assert.True(secureAtMail);
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData("other.example.test", false, "名称")]
    [InlineData("127.0.0.1", true, "有效期")]
    public async Task A_certificate_for_another_name_or_out_of_date_pauses(string name, bool expired, string because)
    {
        await using var server = new FakeSmtpServer(Manners(SmtpSecurity.Implicit) with { Certificate = _authority.Issue(name, expired) });
        var outcome = await SendOneAsync(server, o => Secure(o, SmtpSecurity.Implicit));
        Assert.Contains(because, Assert.IsType<Delivery.Paused>(outcome).Reason, StringComparison.Ordinal);
        Assert.Empty(server.Commands);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_certificate_of_an_unknown_authority_pauses_whether_or_not_another_is_pinned()
    {
        using var stranger = new TestAuthority();
        await using var server = new FakeSmtpServer(Manners(SmtpSecurity.Implicit) with { Certificate = stranger.Issue("127.0.0.1") });
        Assert.Contains("不受信任", Assert.IsType<Delivery.Paused>(await SendOneAsync(server, o => Secure(o, SmtpSecurity.Implicit))).Reason, StringComparison.Ordinal);
        Assert.Contains("不受信任", Assert.IsType<Delivery.Paused>(await SendOneAsync(server, o => o.Security = SmtpSecurity.Implicit)).Reason, StringComparison.Ordinal);
        Assert.Empty(server.Commands);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_stripped_STARTTLS_pauses_and_nothing_goes_out_in_clear_text()
    {
        await using var server = new FakeSmtpServer(new SmtpManners { Extensions = ["AUTH PLAIN"] });
        var outcome = await SendOneAsync(server, o =>
        {
            Secure(o, SmtpSecurity.StartTls);
            (o.UserName, o.Password) = ("ops@example.test", "invented");
        });
        Assert.Contains("STARTTLS", Assert.IsType<Delivery.Paused>(outcome).Reason, StringComparison.Ordinal);
        Assert.Equal(["EHLO [127.0.0.1]"], server.Commands);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task STARTTLS_offered_but_not_given_pauses()
    {
        await using var server = new FakeSmtpServer(Manners(SmtpSecurity.StartTls) with { Interfere = SmtpManners.Answer("STARTTLS", "454 4.7.0 TLS not available") });
        Assert.Contains("454", Assert.IsType<Delivery.Paused>(await SendOneAsync(server, o => Secure(o, SmtpSecurity.StartTls))).Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Commands, c => c.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Words_slipped_in_behind_the_go_ahead_for_TLS_are_forgotten()
    {
        var certificate = _authority.Issue("127.0.0.1");
        await using var server = new FakeSmtpServer(Manners(SmtpSecurity.StartTls) with
        {
            Interfere = async (peer, line) =>
            {
                if (line != "STARTTLS")
                {
                    return false;
                }

                await peer.SayAsync("220 ready", "250-mail.example.test", "250 AUTH LOGIN");
                await peer.SecureAsync(certificate);
                return true;
            },
        });
        Assert.IsType<Delivery.Sent>(await SendOneAsync(server, o => Secure(o, SmtpSecurity.StartTls)));
        Assert.Equal(2, server.Commands.Count(c => c.StartsWith("EHLO", StringComparison.Ordinal)));
        Assert.Contains(server.Commands, c => c.Contains("SIZE=", StringComparison.Ordinal)); // what the real server offered under TLS
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_server_without_TLS_on_the_TLS_port_pauses()
    {
        await using var server = new FakeSmtpServer();
        Assert.Contains("握手", Assert.IsType<Delivery.Paused>(await SendOneAsync(server, o => Secure(o, SmtpSecurity.Implicit))).Reason, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task PLAIN_signs_in_with_the_password_of_the_file()
    {
        File.WriteAllText(_folder.File("password"), "授权码 invented\n");
        await using var server = new FakeSmtpServer(new SmtpManners { Extensions = ["AUTH LOGIN PLAIN"] });
        Assert.IsType<Delivery.Sent>(await SendOneAsync(server, o => (o.UserName, o.PasswordFile) = ("ops@example.test", _folder.File("password"))));
        Assert.Contains("AUTH PLAIN " + Base64("\0ops@example.test\0授权码 invented"), server.Commands);
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData("AUTH=LOGIN")]
    [InlineData("AUTH PLAIN LOGIN")]
    public async Task LOGIN_signs_in_where_PLAIN_is_not_offered_or_not_meant(string offer)
    {
        await using var server = new FakeSmtpServer(new SmtpManners
        {
            Extensions = [offer],
            Interfere = async (peer, line) =>
            {
                if (line.StartsWith("AUTH PLAIN", StringComparison.Ordinal))
                {
                    await peer.SayAsync("504 5.5.4 not that one");
                    return true;
                }

                if (line == "AUTH LOGIN")
                {
                    await peer.SayAsync("334 VXNlcm5hbWU6");
                    Assert.Equal(Base64("ops@example.test"), await peer.ReadLineAsync());
                    await peer.SayAsync("334 UGFzc3dvcmQ6");
                    Assert.Equal(Base64("invented"), await peer.ReadLineAsync());
                    await peer.SayAsync("235 2.7.0 welcome");
                    return true;
                }

                return false;
            },
        });
        Assert.IsType<Delivery.Sent>(await SendOneAsync(server, o => (o.UserName, o.Password) = ("ops@example.test", "invented")));
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData("535 5.7.8 wrong", "Paused")]
    [InlineData("534 5.7.9 too weak", "Paused")]
    [InlineData("538 5.7.11 encrypt first", "Paused")]
    [InlineData("530 5.7.0 no", "Paused")]
    [InlineData("454 4.7.0 directory is away", "TryLater")]
    [InlineData("421 4.7.0 closing", "TryLater")]
    public async Task A_refused_sign_in_is_about_the_account_not_the_letter(string answer, string outcome)
    {
        await using var server = new FakeSmtpServer(new SmtpManners { Extensions = ["AUTH PLAIN"], Interfere = SmtpManners.Answer("AUTH", answer) });
        var result = await SendOneAsync(server, o => (o.UserName, o.Password) = ("ops@example.test", "invented"));
        Assert.Equal(outcome, result.GetType().Name);
        Assert.DoesNotContain("invented", result.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(server.Commands, c => c.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task An_account_without_a_way_to_sign_in_or_without_its_password_file_pauses()
    {
        await using var server = new FakeSmtpServer();
        Assert.IsType<Delivery.Paused>(await SendOneAsync(server, o => (o.UserName, o.Password) = ("ops@example.test", "invented")));
        var missing = await SendOneAsync(server, o => (o.UserName, o.PasswordFile) = ("ops@example.test", _folder.File("none")));
        Assert.Contains("Mail:PasswordFile", Assert.IsType<Delivery.Paused>(missing).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Clear_text_to_another_machine_is_refused_unless_allowed_by_name()
    {
        var options = Options(25);
        options.Host = "mail.example.test";
        Assert.Throws<ArgumentException>(() => { _ = OpenAsync(options).AsTask(); });
        options.AllowPlainText = true;
        Assert.NotNull(OpenAsync(options).AsTask());
    }

    public void Dispose()
    {
        _authority.Dispose();
        _folder.Dispose();
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private SmtpManners Manners(SmtpSecurity security) => new()
    {
        Extensions = ["STARTTLS", "PIPELINING", "SIZE 1000000"],
        Certificate = _authority.Issue("127.0.0.1"),
        ImplicitTls = security == SmtpSecurity.Implicit,
    };

    private void Secure(MailOptions options, SmtpSecurity security)
    {
        File.WriteAllText(_folder.File("ca.pem"), _authority.Pem);
        (options.Security, options.CaFile) = (security, _folder.File("ca.pem"));
    }
}
