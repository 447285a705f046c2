using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.EndToEnd.Tests.Harness;
using CaseReform.Ops.Testing.Mail;
using CaseReform.Ops.Testing.Time;

namespace CaseReform.Ops.EndToEnd.Tests.CommandLine;

/// <summary>When <c>reminders send</c> sends, and when it does not.</summary>
public sealed class SendTests
{
    private const string Now = "2026-03-16T10:00:00+08:00";

    [Theory(Timeout = Limit.WholeProgram)]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Sending_twice_sends_nothing_the_second_time(DatabaseKind kind)
    {
        var town = Town.Of(10);
        await using var receiver = new Receiver();
        await using var at = await Installation.NewAsync(kind);
        at.MailTo(receiver.Port);
        await town.SettleAsync(at);
        var first = await at.SucceedAsync("reminders", "send", "--as-of", Now, "--json");
        Assert.Equal(receiver.Accepted.Count, first.Figure("sent"));
        new Oracle(town.Due(Town.Today), receiver.Accepted).Holds();
        var second = await at.SucceedAsync("reminders", "send", "--as-of", Now, "--json");
        Assert.Equal([0, 0, 0, 0], new[] { "planned", "letters", "sent", "waiting" }.Select(second.Figure));
        new Oracle(town.Due(Town.Today), receiver.Accepted).Holds();
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task Nothing_is_sent_before_the_office_has_released()
    {
        await using var receiver = new Receiver();
        await using var at = await Installation.NewAsync(DatabaseKind.Sqlite);
        at.MailTo(receiver.Port);
        await Town.Of(5).SettleAsync(at, release: false);
        var send = await at.SucceedAsync("reminders", "send", "--as-of", Now);
        Assert.Contains("提醒尚未放行", send.Output, StringComparison.Ordinal);
        Assert.Equal(0, receiver.Connections);
    }

    [Theory(Timeout = Limit.WholeProgram)]
    [InlineData("2026-03-16T08:29:00+08:00")]
    [InlineData("2026-03-16T17:30:00+08:00")]
    [InlineData("2026-03-15T10:00:00+08:00")]
    public async Task Outside_office_hours_letters_wait_for_the_opening(string closed)
    {
        await using var receiver = new Receiver();
        await using var at = await Installation.NewAsync(DatabaseKind.Sqlite);
        at.MailTo(receiver.Port);
        await new Town(2, [new DateOnly(2026, 3, 13), new DateOnly(2026, 3, 13)]).SettleAsync(at, from: new DateOnly(2026, 3, 13));
        var send = await at.SucceedAsync("reminders", "send", "--as-of", closed, "--json");
        Assert.True(send.Figure("waiting") > 0);
        Assert.Equal(0, receiver.Connections);
        await at.SucceedAsync("reminders", "send", "--as-of", "2026-03-17T08:30:00+08:00");
        Assert.NotEmpty(receiver.Accepted);
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task A_digest_over_an_empty_ledger_is_made_all_the_same()
    {
        await using var at = await Installation.NewAsync(DatabaseKind.Sqlite);
        await at.SucceedAsync("digest", "--as-of", "2026-03-16");
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task A_future_instant_sends_through_the_folder_only()
    {
        await using var receiver = new Receiver();
        await using var at = await Installation.NewAsync(DatabaseKind.Sqlite);
        at.MailTo(receiver.Port);
        var send = await at.RunAsync("reminders", "send", "--as-of", "2099-03-16", "--json");
        Assert.Equal(2, send.Exit);
        Assert.Contains("Mail:Transport=Folder", send.Json.GetProperty("error").GetString(), StringComparison.Ordinal);
    }
}
