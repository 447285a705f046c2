using CaseReform.Ops.Testing.Tools;
using CaseReform.Ops.Worker.CommandLine;
using CaseReform.Ops.Worker.Ledger.Import;
using CaseReform.Ops.Worker.Tests.Support;

namespace CaseReform.Ops.Worker.Tests.Ledger.Import;

/// <summary>Where the returned file goes, under which name, and what happens when it cannot be written.</summary>
public sealed class ReturnedFileTests : IDisposable
{
    private const string Rows = "序号|问题|整改措施|责任单位|完成时限\n1|甲问题|甲措施|甲市示例局|2026年12月31日\n2|乙问题|乙措施|#N/A|2026年12月31日";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_never_takes_the_place_of_another_file()
    {
        Assert.Equal("台账-退回.xlsx", Write("台账.xlsx"));
        Assert.Equal("台账-退回-2.xlsx", Write("台账.csv"));
        Assert.Equal("台账-退回-3.xlsx", Write("台账-退回.xlsx"));
        Assert.Equal("台账-退回-4.xlsx", Write("台账-退回-2.xlsx"));
        Assert.Equal("台账-退回-表-退回.xlsx", Write("台账-退回-表.xlsx"));
        Assert.Equal(5, Directory.GetFiles(_folder.Path).Length);
    }

    [Fact]
    public void A_name_that_is_nearly_too_long_is_cut() => Assert.EndsWith("-退回.xlsx", Write(new string('长', 83) + ".xlsx"), StringComparison.Ordinal);

    [Fact]
    public void Where_the_first_folder_takes_nothing_the_next_one_does_and_where_none_does_each_is_named_with_its_trouble()
    {
        File.WriteAllText(_folder.File("文件"), "");
        Assert.Equal(_folder.File("台账-退回.xlsx"), ReturnedFile.Write([_folder.File("文件"), _folder.Path], "台账.xlsx", _ => { }));

        var refused = Assert.Throws<InputRefusedException>(() => ReturnedFile.Write([_folder.File("文件"), _folder.File("文件/内")], "台账.xlsx", _ => { }));
        Assert.Contains(_folder.File("文件") + " ", refused.Message, StringComparison.Ordinal);
        Assert.Contains(_folder.File("文件/内") + " ", refused.Message, StringComparison.Ordinal);
        Assert.Contains("没有导入", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_written_beside_the_input_and_can_be_imported_when_it_is_corrected()
    {
        using var bureau = await Bureau.OpenAsync();
        var file = bureau.Sheet(Rows);

        var report = await bureau.Get<LedgerImporter>().RunAsync(new ImportRequest { File = file, SkipRefused = true }, null, Bureau.Token);

        Assert.Equal(Path.ChangeExtension(file, null) + "-退回.xlsx", report.ReturnedFile);
        Assert.True(File.Exists(report.ReturnedFile));
        Assert.Equal(["1"], await bureau.RowsAsync("SELECT number FROM problems"));
    }

    [Fact]
    public async Task What_cannot_be_returned_is_not_imported_in_part()
    {
        using var bureau = await Bureau.OpenAsync();
        var file = bureau.Sheet(Rows);
        for (var number = 1; number <= 1_000; number++)
        {
            await File.WriteAllTextAsync(Path.ChangeExtension(file, null) + (number == 1 ? "-退回.xlsx" : $"-退回-{number}.xlsx"), "", Bureau.Token);
        }

        await Assert.ThrowsAsync<InputRefusedException>(() =>
            bureau.Get<LedgerImporter>().RunAsync(new ImportRequest { File = file, SkipRefused = true }, null, Bureau.Token));

        Assert.Equal(["0"], await bureau.RowsAsync("SELECT count(*) FROM problems"));
    }

    [Fact]
    public async Task A_trial_and_an_import_that_fails_leave_nothing_behind()
    {
        using var bureau = await Bureau.OpenAsync();
        var file = bureau.Sheet(Rows);
        var returned = Path.ChangeExtension(file, null) + "-退回.xlsx";

        await bureau.Get<LedgerImporter>().RunAsync(new ImportRequest { File = file, SkipRefused = true, DryRun = true }, null, Bureau.Token);
        Assert.False(File.Exists(returned));

        await bureau.ChangeAsync("CREATE TRIGGER broken BEFORE INSERT ON problems BEGIN SELECT RAISE(ABORT, 'a fault of ours'); END");
        await Assert.ThrowsAnyAsync<Exception>(() =>
            bureau.Get<LedgerImporter>().RunAsync(new ImportRequest { File = file, SkipRefused = true }, null, Bureau.Token));
        Assert.False(File.Exists(returned));
    }

    private string Write(string input) => Path.GetFileName(ReturnedFile.Write([_folder.Path], _folder.File(input), _ => { }));
}
