using System.Globalization;
using System.Text;

using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.EndToEnd.Tests.Harness;
using CaseReform.Ops.Testing.Mail;
using CaseReform.Ops.Testing.Processes;
using CaseReform.Ops.Testing.Time;
using CaseReform.Ops.Testing.Tools;

namespace CaseReform.Ops.EndToEnd.Tests.Reminders;

/// <summary>Fault 8: what changes between plan and delivery. The first run plans and composes, but no mail server answers.</summary>
public sealed class ChangeTests : IAsyncLifetime
{
    private const string Now = "2026-03-16T10:00:00+08:00";
    private const string Later = "2026-03-16T10:30:00+08:00";

    private static readonly Town Town = new(2, [Town.Today, Town.Today]);
    private Installation _at = null!;
    private Receiver _receiver = null!;

    public async ValueTask InitializeAsync()
    {
        _receiver = new Receiver();
        _at = await Installation.NewAsync(DatabaseKind.Sqlite);
        await Town.SettleAsync(_at, from: Town.Today);
        _at.MailTo(FreePort.Next());
        await _at.RunAsync("reminders", "send", "--as-of", Now);
        Assert.Equal(2, await _at.CountAsync("SELECT count(*) FROM letters WHERE state = 'waiting'"));
        _at.MailTo(_receiver.Port);
    }

    public async ValueTask DisposeAsync()
    {
        await _at.DisposeAsync();
        await _receiver.DisposeAsync();
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task A_completed_measure_is_mentioned_to_nobody()
    {
        await _at.SucceedAsync("progress", "1-1", "--complete", "--text", "已办结", "--by", Town.Person("经办", 0), "--as-of", Later);
        await SendAsync();
        Assert.Equal([Town.Address(1, "责任人")], _receiver.Accepted.Select(r => r.Recipient));
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task A_moved_deadline_is_not_called_due_today()
    {
        var file = Path.Combine(_at.Folder, "files", "ledger.csv");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace($"{Town.Marker(0)},甲市示例000局,2026-03-16", $"{Town.Marker(0)},甲市示例000局,2026-03-25", StringComparison.Ordinal), Encoding.UTF8);
        await _at.SucceedAsync("ledger", "import", file, "--accept-changes", "--as-of", Later);
        await SendAsync();
        new Oracle([new(Town.Address(0, "责任人"), Town.Marker(0), "提醒"), new(Town.Address(1, "责任人"), Town.Marker(1), "到期")], _receiver.Accepted).Holds();
        Assert.DoesNotContain("到期", _receiver.Accepted.Single(r => r.Recipient == Town.Address(0, "责任人")).Subject, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task The_letter_of_somebody_who_was_replaced_goes_to_the_successor()
    {
        await ImportPeopleAsync(
            $"甲市示例000局,,科员,{Town.Person("经办", 0)},{Town.Address(0, "责任人")},责任人,,2026-01-01至2026-03-15",
            "甲市示例000局,,科员,接任示例,next@town.example,责任人,,2026-03-16至2030-12-31");
        await SendAsync();
        new Oracle([new("next@town.example", Town.Marker(0), "到期"), new(Town.Address(1, "责任人"), Town.Marker(1), "到期")], _receiver.Accepted).Holds();
        Assert.Equal(2, _receiver.Accepted.Count);
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task The_letter_of_somebody_who_is_away_goes_to_the_acting_colleague_only()
    {
        await ImportPeopleAsync(
            $"甲市示例000局,,科员,{Town.Person("经办", 0)},{Town.Address(0, "责任人")},责任人,{Town.Person("经办", 1)},2026-03-16至2026-03-20");
        await SendAsync();
        Assert.Equal([Town.Address(1, "责任人")], _receiver.Accepted.Select(r => r.Recipient));
        new Oracle([new(Town.Address(1, "责任人"), Town.Marker(0), "到期"), new(Town.Address(1, "责任人"), Town.Marker(1), "到期")], _receiver.Accepted).Holds();
    }

    private Task SendAsync() => _at.SendAllAsync(Later);

    private async Task ImportPeopleAsync(params string[] rows)
    {
        var file = Path.Combine(_at.Folder, "files", "news.csv");
        await File.WriteAllLinesAsync(file, ["单位,分管单位,职务,姓名,邮箱,角色,代理人,起止日期", .. rows], Encoding.UTF8);
        await _at.SucceedAsync("people", "import", file);
    }
}
