using System.Text;

using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.Migrations;
using CaseReform.Ops.Data.Reminders;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Testing.Time;
using CaseReform.Ops.Testing.Tools;
using CaseReform.Ops.Worker.Calendar;
using CaseReform.Ops.Worker.Hosting;
using CaseReform.Ops.Worker.Ledger.Import;
using CaseReform.Ops.Worker.People;
using CaseReform.Ops.Worker.Sheets;

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CaseReform.Ops.Worker.Tests.Support;

/// <summary>A whole office in a folder of its own: the composed program, a real database file, a clock that stands still.</summary>
internal sealed class Bureau : IDisposable
{
    /// <summary>Monday, 23 November 2026, 10:00 in the office.</summary>
    public static readonly DateTimeOffset Monday = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);

    private const string Units = "名称|上级|别名|职能\n甲市示例局||示例局|\n甲市样本局|||\n甲市领导小组办公室|||";

    private readonly TemporaryFolder _folder = new();
    private readonly IHost _host;
    private int _files;

    private Bureau(DateTimeOffset now, Action<HostApplicationBuilder>? change)
    {
        Clock = new MovableClock(now);
        var builder = WorkerHost.CreateBuilder(_folder.Path);
        builder.Configuration.AddInMemoryCollection([new("Jobs:HealthPort", "0")]);
        builder.Services.AddSingleton<TimeProvider>(Clock);
        change?.Invoke(builder);
        _host = builder.Build();
    }

    public MovableClock Clock { get; }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<Bureau> OpenAsync(DateTimeOffset? now = null, string units = Units, Action<HostApplicationBuilder>? change = null)
    {
        var bureau = new Bureau(now ?? Monday, change);
        await bureau.Get<Migrator>().RunAsync(Token);
        Assert.Empty((await bureau.ImportUnitsAsync(units)).Refusals);
        return bureau;
    }

    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    public IEnumerable<T> All<T>() => _host.Services.GetServices<T>();

    public string File(string name) => _folder.File(name);

    /// <summary>Writes a spreadsheet: one row a line, columns apart by |.</summary>
    public string Sheet(string rows)
    {
        var lines = rows.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Trim().Split('|')).ToArray();
        var path = _folder.File($"{++_files}.xlsx");
        using var stream = System.IO.File.Create(path);
        using var writer = new WorkbookWriter(stream);
        var sheet = writer.AddSheet(new SheetLayout("名单", [.. lines[0].Select(_ => new SheetColumn(12))]));
        foreach (var line in lines)
        {
            sheet.WriteRow([.. line.Select(text => CellValue.Text(text))]);
        }

        return path;
    }

    public Task<UnitsReport> ImportUnitsAsync(string rows, bool dryRun = false) => Get<UnitsImporter>().RunAsync(Sheet(rows), dryRun, Token);

    /// <summary>Imports people under the full header.</summary>
    public Task<PeopleReport> ImportPeopleAsync(string rows, bool createUnits = false, bool dryRun = false) =>
        Get<PeopleImporter>().RunAsync(Sheet("单位|分管单位|岗位/职务|姓名|邮箱|角色|代理人|任职起止|代理起止\n" + rows), createUnits, dryRun, null, Token);

    /// <summary>Imports a ledger of 序号、问题、措施、责任单位、责任人、时限.</summary>
    public async Task<ImportReport> ImportLedgerAsync(string rows, DateOnly? issued = null, bool accept = false)
    {
        var report = await Get<LedgerImporter>().RunAsync(
            new ImportRequest { File = Sheet("序号|问题|整改措施|责任单位|责任人|完成时限\n" + rows), Issued = issued, AcceptChanges = accept }, null, Token);
        Assert.Empty(report.Refusals);
        return report;
    }

    public Task<CalendarReport> ImportCalendarAsync(string json, bool dryRun = false)
    {
        var path = _folder.File($"{++_files}.json");
        System.IO.File.WriteAllText(path, json);
        return Get<CalendarImporter>().RunAsync(path, dryRun, Token);
    }

    /// <summary>Puts letters to reader0, reader1 and so on into the queue.</summary>
    public async Task QueueAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await Get<LetterStore>().EnqueueAsync(
                new StandaloneLetter
                {
                    Kind = LetterKind.Digest, DedupKey = $"digest|{i}", Recipient = $"reader{i}@example.cn", Day = new DateOnly(2026, 11, 23), Subject = "周报",
                    MessageId = $"<{i}@example.cn>", Bytes = Encoding.ASCII.GetBytes($"Date: Mon, 23 Nov 2026 10:00:00 +0800\r\nMessage-ID: <{i}@example.cn>\r\n\r\nx\r\n"),
                },
                Clock.GetUtcNow(), Token);
        }
    }

    /// <summary>The office lets reminders go, what is overdue as well.</summary>
    public Task ReleaseAsync() => Get<ReleaseStore>().ReleaseAsync(null, Clock.GetUtcNow(), "office", Token);

    /// <summary>Reads rows as text, columns apart by |.</summary>
    public Task<IReadOnlyList<string>> RowsAsync(string sql) => Get<Database>().ReadAsync(session => session.QueryAsync<string>(sql), Token);

    /// <summary>Who holds what, by unit, role and title.</summary>
    public Task<IReadOnlyList<string>> HoldersAsync() => RowsAsync(
        """
        SELECT u.name || '/' || p.role || '/' || p.title || ' ' || a.name || ' ' || h.from_day || '..' || coalesce(h.to_day, '')
        FROM holdings h JOIN posts p ON p.id = h.post_id JOIN units u ON u.id = p.unit_id JOIN people a ON a.id = h.person_id ORDER BY u.id, p.role, p.title, h.from_day
        """);

    public Task ChangeAsync(string sql) => Get<Database>().WriteAsync(session => session.ExecuteAsync(sql), Token);

    public void Dispose()
    {
        Get<Database>().DisposeAsync().AsTask().GetAwaiter().GetResult();
        _host.Dispose();
        _folder.Dispose();
    }
}
