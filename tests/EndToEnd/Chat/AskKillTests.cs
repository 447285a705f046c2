using System.Text;

using CaseReform.Ops.Data.Asks;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Asks;
using CaseReform.Ops.EndToEnd.Tests.Harness;
using CaseReform.Ops.Testing.Databases;
using CaseReform.Ops.Testing.Time;

namespace CaseReform.Ops.EndToEnd.Tests.Chat;

/// <summary>A kill in the middle of an import leaves it done once or not at all, and it can be said which.</summary>
public sealed class AskKillTests : IAsyncLifetime
{
    private const int Rows = 3_000;

    private Installation _at = null!;
    private TestDatabase _database = null!;
    private OfficeAskStore _store = null!;
    private long _clerk;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _at = await Installation.NewAsync(DatabaseKind.Sqlite);
        _at.Settings["Requests__Lease"] = "00:00:05";
        await Town.WorkAlwaysAsync(_at);
        var people = Path.Combine(_at.Folder, "office.csv");
        await File.WriteAllTextAsync(people, "单位,职务,姓名,邮箱,角色\n示例委,科员,周示例,clerk@town.example,办公室\n", new UTF8Encoding(true));
        await _at.SucceedAsync("people", "import", people, "--create-units");
        _database = new TestDatabase(new DatabaseOptions { DataFolder = _at.Folder });
        _store = new OfficeAskStore(_database.Database, new RosterStore(_database.Database));
        _clerk = await _database.ScalarAsync<long>("SELECT id FROM people WHERE name = '周示例'");
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        await _at.DisposeAsync();
    }

    [Theory(Timeout = Limit.WholeProgram)]
    [InlineData(OfficeAskState.Running)]
    [InlineData(OfficeAskState.Done)]
    public async Task A_worker_that_is_killed_leaves_the_import_done_once(OfficeAskState at)
    {
        var ask = await AskAsync();
        await using (var worker = _at.Start("run"))
        {
            var shown = await UntilAsync(ask, OfficeAskState.Unconfirmed);
            Assert.Equal(OfficeAskPress.Taken, (await _store.PressAsync(ask, shown.Step, _clerk, true, new Dictionary<string, string>(), TimeProvider.System.GetUtcNow(), Today, Token)).Press);
            await UntilAsync(ask, at);
            Assert.True(worker.KillNow());
            await worker.EndAsync();
        }

        Assert.True(await _database.ScalarAsync<long>("SELECT count(*) FROM problems") is 0 or Rows);
        await using var next = _at.Start("run");
        await UntilAsync(ask, OfficeAskState.Done);
        await Until.TrueAsync(async () => (await _store.UntoldAsync(TimeProvider.System.GetUtcNow(), Token)).Any(told => told.Id == ask && told.State == OfficeAskState.Done));

        Assert.Equal((Rows, 1L), (await _database.ScalarAsync<long>("SELECT count(*) FROM problems"), await _database.ScalarAsync<long>("SELECT count(*) FROM audit WHERE action = 'ledger.imported'")));
        Assert.Equal(1, await _database.ScalarAsync<long>("SELECT count(*) FROM audit WHERE action = 'office.done'"));
    }

    private static DateOnly Today => Town.LocalToday;

    private async Task<long> AskAsync()
    {
        var rows = new StringBuilder("序号,存在问题,整改措施,责任单位,完成时限\n");
        for (var i = 1; i <= Rows; i++)
        {
            rows.Append(i).Append(",问题").Append(i).Append(",措施").Append(i).Append(",示例委,2027年3月31日前\n");
        }

        return (await _store.AskAsync(
            new NewOfficeAsk
            {
                Turn = "1", PersonId = _clerk, Channel = "directline", Conversation = "c1", Kind = OfficeAskKind.ImportLedger, FileName = "台账.csv", File = Encoding.UTF8.GetBytes(rows.ToString()),
                At = TimeProvider.System.GetUtcNow(), Day = Today,
            },
            Token))!.Id;
    }

    private async Task<OfficeAsk> UntilAsync(long id, OfficeAskState state)
    {
        OfficeAsk? ask = null;
        await Until.TrueAsync(async () => (ask = await _store.FindAsync(id, Token))!.State == state);
        return ask!;
    }
}
