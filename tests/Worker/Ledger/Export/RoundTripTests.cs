using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Testing.Databases;
using CaseReform.Ops.Testing.Ledger;
using CaseReform.Ops.Worker.CommandLine;
using CaseReform.Ops.Worker.Ledger;
using CaseReform.Ops.Worker.Ledger.Export;
using CaseReform.Ops.Worker.Ledger.Import;
using CaseReform.Ops.Worker.Sheets;
using CaseReform.Ops.Worker.Tests.Support;

using Microsoft.Extensions.Configuration;

namespace CaseReform.Ops.Worker.Tests.Ledger.Export;

/// <summary>Whatever the ledgers hold, their export imported again changes nothing.</summary>
public sealed class RoundTripTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Several_rich_ledgers_come_back_as_they_went_on_sqlite(int chance)
    {
        using var bureau = await Bureau.OpenAsync();
        await ThereAndBackAsync(bureau, chance);
    }

    [Fact]
    public async Task Several_rich_ledgers_come_back_as_they_went_on_postgres()
    {
        await using var test = await new PostgresFixture().BlankAsync();
        using var bureau = await Bureau.OpenAsync(change: b => b.Configuration.AddInMemoryCollection(
        [
            new("Database:Kind", "Postgres"), new("Database:ConnectionString", test.DatabaseOptions.ConnectionString), new("Database:DataFolder", test.DatabaseOptions.DataFolder),
        ]));
        await ThereAndBackAsync(bureau, 5);
    }

    [Fact]
    public async Task A_ledger_that_is_not_there_is_asked_about_and_made_when_the_option_says_so()
    {
        using var bureau = await FilledAsync();
        var file = await ExportAsync(bureau);
        using var other = await Bureau.OpenAsync(units: "名称|上级|别名|职能\n甲市示例局|||\n甲市样本局|||\n甲市范例委员会|||\n示例街道办事处|||");

        var refusal = await Assert.ThrowsAsync<InputRefusedException>(() => ImportAsync(other, new ImportRequest { File = file }));
        Assert.Contains("--new-ledger \"巡察整改\"", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(["0"], await other.RowsAsync("SELECT count(*) FROM problems"));

        var report = await ImportAsync(other, new ImportRequest { File = file, NewLedgers = RichLedger.Ledgers });
        Assert.Equal((27, 0), (report.Result!.Problems, report.Refusals.Count));
        Assert.Equal(RichLedger.Ledgers, await other.RowsAsync("SELECT name FROM ledgers ORDER BY id"));
        Assert.Equal(await DeadlinesAsync(bureau), await DeadlinesAsync(other));
    }

    [Fact]
    public async Task One_of_several_ledgers_can_be_chosen_and_the_others_are_named()
    {
        using var bureau = await FilledAsync();
        var file = await ExportAsync(bureau);

        var report = await ImportAsync(bureau, new ImportRequest { File = file, Ledger = "巡察整改" });
        Assert.Equal(9, report.Result!.Unchanged);
        Assert.Equal(["巡察整改"], report.Ledgers);
        Assert.Equal(2, report.Warnings.Count(w => w.Contains("未导入（--ledger", StringComparison.Ordinal)));

        var refusal = await Assert.ThrowsAsync<InputRefusedException>(() => ImportAsync(bureau, new ImportRequest { File = file, Ledger = "别的" }));
        Assert.Contains("没有“别的”", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_of_one_ledger_goes_back_into_it_and_not_into_the_first()
    {
        using var bureau = await FilledAsync();
        var report = await ImportAsync(bureau, new ImportRequest { File = await ExportAsync(bureau, "巡察整改") });
        Assert.Equal((0, 9), (report.Result!.Changed, report.Result.Unchanged));
    }

    [Fact]
    public async Task The_rows_of_one_ledger_taken_into_another_are_compared_without_their_row_ids()
    {
        using var bureau = await FilledAsync();
        var report = await ImportAsync(bureau, new ImportRequest { File = await ExportAsync(bureau, "巡察整改"), Ledger = "副本" });
        Assert.Equal(9, report.Result!.Problems);
        Assert.Empty((await ImportAsync(bureau, new ImportRequest { File = await ExportAsync(bureau, "巡察整改"), Ledger = "副本" })).Result!.NewMeasures);
    }

    [Fact]
    public async Task Differences_of_several_ledgers_say_their_ledger_and_no_english_word()
    {
        using var bureau = await FilledAsync();
        var file = await ExportAsync(bureau);
        await bureau.ChangeAsync("UPDATE problems SET status = CASE WHEN status = 'returned' THEN 'not_started' ELSE 'returned' END, scope = CASE WHEN scope = 'common' THEN 'individual' ELSE 'common' END");
        await bureau.ChangeAsync("UPDATE measures SET status = CASE WHEN status = 'completed' THEN 'in_progress' ELSE 'completed' END, percent = coalesce(percent, 0) + 1");

        var result = (await ImportAsync(bureau, new ImportRequest { File = file, DryRun = true })).Result!;

        var told = result.Differences.Select(d => $"{d.Number} {FieldNames.Of(d.Field)} {FieldNames.ValueOf(d.Field, d.Ledger)} {FieldNames.ValueOf(d.Field, d.File)}").ToList();
        Assert.Equal(["percent", "scope", "status"], result.Differences.Select(d => d.Field).Distinct().Order(StringComparer.Ordinal));
        Assert.Contains(told, line => line.Contains("〔巡察整改〕", StringComparison.Ordinal));
        Assert.All(told, line => Assert.DoesNotMatch("[a-z]_|[a-z]{4,}", line));
        Assert.Contains(told, line => line.Contains("已完成", StringComparison.Ordinal));
        Assert.Contains(told, line => line.Contains('%', StringComparison.Ordinal));
        Assert.Contains(told, line => line.Contains("共性问题", StringComparison.Ordinal));
    }

    private static async Task ThereAndBackAsync(Bureau bureau, int chance)
    {
        await new RichLedger(Seed(bureau), chance).FillAsync();
        await HearAsync(bureau);
        var before = await StateAsync(bureau);
        var file = await ExportAsync(bureau);

        var report = await ImportAsync(bureau, new ImportRequest { File = file, AcceptChanges = true });

        Assert.Empty(report.Refusals.Select(r => r.Sentence));
        var result = report.Result!;
        Assert.Equal([], result.Differences.Concat(result.Conflicts));
        Assert.Equal([], result.NewMeasures.Concat(result.Missing));
        Assert.Equal((0, 0, 27), (result.Problems, result.Changed, result.Unchanged));
        Assert.Empty(report.Deadlines);
        Assert.Equal(before, await StateAsync(bureau));
    }

    /// <summary>What leaders said of every third measure, in words that other columns use as well.</summary>
    private static Task HearAsync(Bureau bureau) => bureau.Get<Database>().WriteAsync(
        session => session.ExecuteAsync(
            """
            INSERT INTO reports (measure_id, at, day, actor, through, text, completes, role)
            SELECT id, 1, '2026-11-19', '李示例', 'chat', CASE id % 2 WHEN 0 THEN '已完成' ELSE text END, 0, 'supervising_leader' FROM measures WHERE id % 3 = 0
            """),
        Bureau.Token);

    private static async Task<Bureau> FilledAsync()
    {
        var bureau = await Bureau.OpenAsync();
        await new RichLedger(Seed(bureau), 7).FillAsync();
        return bureau;
    }

    private static LedgerSeed Seed(Bureau bureau) => new(bureau.Get<Database>(), bureau.Clock.GetUtcNow());

    private static async Task<string> ExportAsync(Bureau bureau, string? ledger = null)
    {
        var path = bureau.File("导出.xlsx");
        await bureau.Get<LedgerWorkbook>().SaveAsync(path, ledger, await bureau.Get<LedgerMoments>().NowAsync(Bureau.Token), numbersOnly: false, [], Bureau.Token);
        return path;
    }

    private static Task<ImportReport> ImportAsync(Bureau bureau, ImportRequest request) => bureau.Get<LedgerImporter>().RunAsync(request, null, Bureau.Token);

    private static Task<IReadOnlyList<string>> DeadlinesAsync(Bureau bureau) => bureau.RowsAsync(
        """
        SELECT g.name || ' ' || p.number || ' ' || m.ordinal || ' ' || coalesce(m.deadline, '-') || ' ' || m.deadline_text || ' ' || m.long_term
        FROM measures m JOIN problems p ON p.id = m.problem_id JOIN ledgers g ON g.id = p.ledger_id ORDER BY g.name, p.number, m.ordinal
        """);

    private static Task<IReadOnlyList<string>> StateAsync(Bureau bureau) => bureau.RowsAsync(
        """
        SELECT p.number || '|' || p.symptom || '|' || coalesce(p.category, '') || '|' || coalesce(p.target, '') || '|' || coalesce(p.source_text, '') || '|' || p.scope || '|' || coalesce(p.remark, '')
               || '|' || p.status || '|' || coalesce(p.status_word, '') || '|' || coalesce(p.issued_on, '') || '|' || p.version || '|' || m.text || '|' || m.status || '|' || coalesce(m.deadline, '')
               || '|' || m.deadline_text || '|' || m.long_term || '|' || coalesce(m.status_word, '') || '|' || coalesce(CAST(m.percent AS TEXT), '') || '|' || coalesce(m.progress, '')
               || '|' || coalesce(m.evidence, '') || '|' || coalesce(m.responsible_name, '') || '|' || m.version
        FROM problems p JOIN measures m ON m.problem_id = p.id ORDER BY m.id
        """);
}
