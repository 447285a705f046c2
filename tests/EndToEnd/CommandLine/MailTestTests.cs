using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.EndToEnd.Tests.Harness;
using CaseReform.Ops.Testing.Mail;
using CaseReform.Ops.Testing.Time;

namespace CaseReform.Ops.EndToEnd.Tests.CommandLine;

/// <summary><c>mail test</c>, as the office runs it.</summary>
public sealed class MailTestTests
{
    [Fact(Timeout = Limit.WholeProgram)]
    public async Task A_test_letter_arrives_whatever_is_released_or_paused_and_leaves_no_trace()
    {
        await using var receiver = new Receiver();
        await using var at = await Installation.NewAsync(DatabaseKind.Sqlite);
        at.MailTo(receiver.Port);
        var sent = await at.SucceedAsync("mail", "test", "zhang@town.example");
        Assert.Contains("250 2.0.0 Ok", sent.Output, StringComparison.Ordinal);
        Assert.Contains("已收下", sent.Output, StringComparison.Ordinal);
        Assert.Equal("zhang@town.example", Assert.Single(receiver.Accepted).Recipient);
        Assert.Equal(0, await at.CountAsync("SELECT count(*) FROM letters"));
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task A_wrong_password_ends_with_1_and_is_printed_nowhere()
    {
        await using var server = new FakeSmtpServer(new SmtpManners { Extensions = ["AUTH PLAIN"], Account = new SmtpAccount("office@ops.example", "right") });
        await using var at = await Installation.NewAsync(DatabaseKind.Sqlite);
        at.MailTo(server.Port);
        (at.Settings["Mail__UserName"], at.Settings["Mail__Password"]) = ("office@ops.example", "s3cret-invented");
        at.Settings["Logging__LogLevel__Default"] = "Trace";
        foreach (var json in new[] { false, true })
        {
            var ended = await at.RunAsync(json ? ["mail", "test", "zhang@town.example", "--json"] : ["mail", "test", "zhang@town.example"]);
            Assert.Equal(1, ended.Exit);
            Assert.Contains("535", ended.Output, StringComparison.Ordinal);
            Assert.Contains("授权码", ended.All, StringComparison.Ordinal);
            Assert.DoesNotContain("s3cret-invented", ended.All, StringComparison.Ordinal);
            Assert.DoesNotContain(Convert.ToBase64String("s3cret-invented"u8), ended.All, StringComparison.Ordinal);
        }
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task No_address_is_an_input_that_is_refused()
    {
        await using var at = await Installation.NewAsync(DatabaseKind.Sqlite);
        var ended = await at.RunAsync("mail", "test", "zhang");
        Assert.Equal(2, ended.Exit);
        Assert.Contains("zhang", ended.Errors, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task A_letter_that_becomes_a_file_says_where()
    {
        await using var at = await Installation.NewAsync(DatabaseKind.Sqlite);
        var ended = await at.SucceedAsync("mail", "test", "zhang@town.example");
        Assert.Contains(Assert.Single(Directory.GetFiles(Path.Combine(at.Folder, "outbox"))), ended.Output, StringComparison.Ordinal);
    }
}
