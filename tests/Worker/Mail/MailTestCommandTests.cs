using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Testing.Mail;
using CaseReform.Ops.Testing.Processes;
using CaseReform.Ops.Testing.Time;
using CaseReform.Ops.Testing.Tools;
using CaseReform.Ops.Worker.Mail;
using CaseReform.Ops.Worker.Mail.Smtp;
using CaseReform.Ops.Worker.Tests.Mail.Smtp;
using Microsoft.Extensions.Logging.Abstractions;

namespace CaseReform.Ops.Worker.Tests.Mail;

public sealed class MailTestCommandTests : IDisposable
{
    private readonly TestAuthority _authority = new();
    private readonly TemporaryFolder _folder = new();

    [Fact(Timeout = Limit.Outside)]
    public async Task A_letter_that_went_out_is_told_step_by_step_with_certificate_and_mechanism_and_without_the_password()
    {
        await using var server = new FakeSmtpServer(new SmtpManners
        {
            Extensions = ["AUTH LOGIN"], Account = new SmtpAccount("ops@example.test", "invented"), Certificate = _authority.Issue("127.0.0.1"), ImplicitTls = true,
        });
        var steps = await StepsAsync(server, o => (o.UserName, o.Password) = ("ops@example.test", "invented"), tls: true);

        Assert.Equal(9, steps.Count);
        Assert.All(steps, s => Assert.True(s.Passed, s.Name));
        Assert.Contains(steps, s => s.Detail.Contains("CN=Test authority", StringComparison.Ordinal) && s.Detail.Contains("CN=127.0.0.1", StringComparison.Ordinal));
        Assert.Contains(steps, s => s.Detail == "LOGIN");
        Assert.Contains("250 2.0.0 Ok: queued as 4ABC", steps[^1].Detail, StringComparison.Ordinal);
        Assert.DoesNotContain(steps, s => s.Detail.Contains("invented", StringComparison.Ordinal));
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData("AUTH", "535 5.7.8 wrong", "登录", "授权码")]
    [InlineData("MAIL", "553 5.7.1 not yours", "发件地址", "Mail:From")]
    [InlineData("RCPT", "550 5.1.1 no such user", "收件地址", "收件地址")]
    [InlineData("DATA", "451 4.3.0 later", "传送", "稍后")]
    [InlineData(SmtpManners.FinalDot, "554 5.6.0 spam", "收件确认", "拒收")]
    [InlineData(SmtpManners.Connected, "554 not you", "问候", "本机")]
    public async Task The_step_that_failed_is_the_last_one_and_says_what_the_server_said_and_what_to_do(string step, string answer, string name, string advice)
    {
        await using var server = new FakeSmtpServer(new SmtpManners { Extensions = ["AUTH PLAIN"], Interfere = SmtpManners.Answer(step, answer) });
        var last = (await StepsAsync(server, o => (o.UserName, o.Password) = ("ops@example.test", "invented")))[^1];

        Assert.False(last.Passed);
        Assert.Contains(name, last.Name, StringComparison.Ordinal);
        Assert.Contains(answer, last.Detail, StringComparison.Ordinal);
        Assert.Contains(advice, last.Advice, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_refused_certificate_is_shown_with_its_issuer()
    {
        using var stranger = new TestAuthority();
        await using var server = new FakeSmtpServer(new SmtpManners { Certificate = stranger.Issue("127.0.0.1"), ImplicitTls = true });
        var last = (await StepsAsync(server, _ => { }, tls: true))[^1];
        Assert.Contains("加密", last.Name, StringComparison.Ordinal);
        Assert.Contains("不受信任", last.Detail, StringComparison.Ordinal);
        Assert.Contains("CN=Test authority", last.Detail, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_server_that_is_not_there_fails_at_the_second_step()
    {
        var options = SmtpBench.Options(FreePort.Next());
        var (report, outcome) = await SendAsync(options);
        var steps = MailTestSteps.Of(report, options, EmailAddress.From("zhang@example.test"), outcome);
        Assert.Equal([true, false], steps.Select(s => s.Passed));
        Assert.Contains("防火墙", steps[1].Advice, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _authority.Dispose();
        _folder.Dispose();
    }

    private async Task<IReadOnlyList<MailTestStep>> StepsAsync(FakeSmtpServer server, Action<MailOptions> change, bool tls = false)
    {
        var options = SmtpBench.Options(server.Port);
        if (tls)
        {
            await File.WriteAllTextAsync(_folder.File("ca.pem"), _authority.Pem);
            (options.Security, options.CaFile) = (SmtpSecurity.Implicit, _folder.File("ca.pem"));
        }

        change(options);
        var (report, outcome) = await SendAsync(options);
        return MailTestSteps.Of(report, options, EmailAddress.From("zhang@example.test"), outcome);
    }

    private static async Task<(SmtpReport Report, Delivery Outcome)> SendAsync(MailOptions options)
    {
        var report = new SmtpReport();
        await using var session = await new SmtpTransport(options, TimeProvider.System, NullLogger.Instance, report).OpenAsync(CancellationToken.None);
        return (report, await session.SendAsync());
    }
}
