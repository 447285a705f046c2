using CaseReform.Ops.Testing.Mail;
using CaseReform.Ops.Testing.Time;
using CaseReform.Ops.Testing.Tools;
using CaseReform.Ops.Worker.Mail;
using static CaseReform.Ops.Worker.Tests.Mail.Smtp.SmtpBench;

namespace CaseReform.Ops.Worker.Tests.Mail.Smtp;

public sealed class SmtpSignInTests : IDisposable
{
    private const string User = "ops@example.test";
    private readonly TemporaryFolder _folder = new();

    [Theory(Timeout = Limit.Outside)]
    [InlineData("AUTH PLAIN LOGIN XOAUTH2", "AUTH XOAUTH2")]
    [InlineData("AUTH PLAIN OAUTHBEARER", "AUTH OAUTHBEARER")]
    [InlineData("auth xoauth2", "AUTH XOAUTH2")]
    public async Task A_token_is_read_anew_for_each_sign_in(string offer, string said)
    {
        var account = new SmtpAccount(User, "first-token");
        await using var server = new FakeSmtpServer(new SmtpManners { Extensions = [offer], Account = account });
        File.WriteAllText(_folder.File("token"), "old-token\n");
        var options = WithToken(server.Port);
        await using var session = await OpenAsync(options);

        Assert.Contains("535", Assert.IsType<Delivery.Paused>(await session.SendAsync()).Reason, StringComparison.Ordinal);
        File.WriteAllText(_folder.File("token"), "first-token\n");
        Assert.IsType<Delivery.Sent>(await session.SendAsync());
        Assert.Contains(server.Commands, c => c.StartsWith(said, StringComparison.Ordinal));
        Assert.DoesNotContain(server.Commands, c => c.StartsWith("AUTH PLAIN", StringComparison.Ordinal) || c.StartsWith("AUTH LOGIN", StringComparison.Ordinal));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_missing_or_empty_token_pauses_before_a_word_is_said()
    {
        await using var server = new FakeSmtpServer(new SmtpManners { Extensions = ["AUTH XOAUTH2"] });
        await using var session = await OpenAsync(WithToken(server.Port));
        Assert.Contains("Mail:TokenFile", Assert.IsType<Delivery.Paused>(await session.SendAsync()).Reason, StringComparison.Ordinal);
        File.WriteAllText(_folder.File("token"), "\n");
        Assert.Contains("Mail:TokenFile", Assert.IsType<Delivery.Paused>(await session.SendAsync()).Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Commands, c => c.StartsWith("AUTH", StringComparison.Ordinal));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task NTLM_signs_in_by_domain_and_name_and_tells_no_machine()
    {
        await using var server = new FakeSmtpServer(new SmtpManners { Extensions = ["AUTH NTLM"], Account = new SmtpAccount("TOWN\\ops", "invented") });
        Assert.IsType<Delivery.Sent>(await SendOneAsync(server, o => (o.Auth, o.UserName, o.Password) = (MailAuth.Ntlm, "TOWN\\ops", "invented")));
        Assert.IsType<Delivery.Paused>(await SendOneAsync(server, o => (o.Auth, o.UserName, o.Password) = (MailAuth.Ntlm, "TOWN\\other", "invented")));
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData("AUTH PLAIN", "授权码 invented")]
    [InlineData("AUTH PLAIN", "Z")]
    [InlineData("AUTH LOGIN", "授权码 invented")]
    public async Task A_server_that_quotes_the_sign_in_brings_no_secret_into_the_reason(string offer, string secret)
    {
        await using var server = new FakeSmtpServer(new SmtpManners
        {
            Extensions = [offer],
            Interfere = async (peer, line) =>
            {
                if (line == "AUTH LOGIN")
                {
                    await peer.SayAsync("334 VXNlcm5hbWU6");
                    await peer.ReadLineAsync();
                    await peer.SayAsync("334 UGFzc3dvcmQ6");
                    line += " " + await peer.ReadLineAsync();
                }

                if (!line.StartsWith("AUTH", StringComparison.Ordinal))
                {
                    return false;
                }

                await peer.SayAsync($"535 5.7.8 refused: {line}");
                return true;
            },
        });

        // the secret begins within a group of three octets: encoded by itself it looks different
        var reason = Assert.IsType<Delivery.Paused>(await SendOneAsync(server, o => (o.UserName, o.Password) = ("office@example.test", secret))).Reason;

        Assert.EndsWith($"5.7.8 refused: {offer} ***", reason, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task None_signs_in_nowhere()
    {
        await using var server = new FakeSmtpServer(new SmtpManners { Extensions = ["AUTH PLAIN LOGIN"] });
        Assert.IsType<Delivery.Sent>(await SendOneAsync(server, o => o.Auth = MailAuth.None));
        Assert.DoesNotContain(server.Commands, c => c.StartsWith("AUTH", StringComparison.Ordinal));
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData("AUTH PLAIN LOGIN CRAM-MD5 SCRAM-SHA-256")]
    [InlineData("AUTH LOGIN CRAM-MD5")]
    [InlineData("auth plain login")]
    public async Task A_wrong_password_is_tried_once(string offer)
    {
        await using var server = new FakeSmtpServer(new SmtpManners { Extensions = [offer], Account = new SmtpAccount(User, "right") });
        Assert.IsType<Delivery.Paused>(await SendOneAsync(server, o => (o.UserName, o.Password) = (User, "wrong")));
        Assert.Single(server.Commands, c => c.StartsWith("AUTH", StringComparison.Ordinal));
        Assert.IsType<Delivery.Sent>(await SendOneAsync(server, o => (o.UserName, o.Password) = (User, "right")));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task PLAIN_is_said_again_to_a_server_that_wants_it_on_a_line_of_its_own()
    {
        await using var server = new FakeSmtpServer(new SmtpManners
        {
            Extensions = ["AUTH PLAIN"],
            Interfere = async (peer, line) =>
            {
                if (!line.StartsWith("AUTH", StringComparison.Ordinal))
                {
                    return false;
                }

                await peer.SayAsync("334 ");
                await peer.SayAsync(await peer.ReadLineAsync() == line.Split(' ')[2] ? "235 2.7.0 welcome" : "535 5.7.8 no");
                return true;
            },
        });
        Assert.IsType<Delivery.Sent>(await SendOneAsync(server, o => (o.UserName, o.Password) = (User, "invented")));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_server_that_never_stops_asking_is_left()
    {
        await using var server = new FakeSmtpServer(new SmtpManners
        {
            Extensions = ["AUTH XOAUTH2"],
            Interfere = async (peer, line) =>
            {
                if (line.StartsWith("EHLO", StringComparison.Ordinal))
                {
                    return false;
                }

                if (line != SmtpManners.Connected)
                {
                    await peer.SayAsync("334 more");
                }

                return line != SmtpManners.Connected;
            },
        });
        File.WriteAllText(_folder.File("token"), "token");
        await using var session = await OpenAsync(WithToken(server.Port));
        Assert.IsType<Delivery.TryLater>(await session.SendAsync());
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_server_that_repeats_the_password_does_not_bring_it_into_the_reason()
    {
        await using var server = new FakeSmtpServer(new SmtpManners
        {
            Extensions = ["AUTH PLAIN"],
            Interfere = SmtpManners.Answer("AUTH", "535 5.7.8 invented is wrong, so is aW52ZW50ZWQ="),
        });
        var reason = Assert.IsType<Delivery.Paused>(await SendOneAsync(server, o => (o.UserName, o.Password) = (User, "invented"))).Reason;
        Assert.DoesNotContain("invented", reason, StringComparison.Ordinal);
        Assert.DoesNotContain("aW52ZW50ZWQ=", reason, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private MailOptions WithToken(int port)
    {
        var options = Options(port);
        (options.Auth, options.UserName, options.TokenFile) = (MailAuth.OAuth2, User, _folder.File("token"));
        return options;
    }
}
