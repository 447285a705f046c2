using System.Runtime.Versioning;
using System.Text;

using CaseReform.Ops.Data.Migrations;
using CaseReform.Ops.Data.Tests.Support;
using CaseReform.Ops.Testing.Databases;
using CaseReform.Ops.Testing.Time;

namespace CaseReform.Ops.Data.Tests.Migrations;

/// <summary>Files that are no ledger: each is refused with a sentence, and none is changed.</summary>
[SupportedOSPlatform("linux")]
public sealed class BadFileTests(SqliteFixture fixture) : IClassFixture<SqliteFixture>
{
    private const UnixFileMode Readable =
        UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public Task A_text_file_is_refused() =>
        RefusesAsync(_ => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("这不是数据库。\n", 400))), "已损坏或不是数据库文件");

    [Fact]
    public Task A_file_cut_in_the_middle_is_refused() => RefusesAsync(whole => whole[..(whole.Length / 2)], "已损坏或不是数据库文件");

    [Fact]
    public Task A_file_cut_inside_its_first_page_is_refused() => RefusesAsync(whole => whole[..700], "已损坏或不是数据库文件");

    [Fact]
    public Task A_file_whose_list_of_tables_is_overwritten_is_refused() => RefusesAsync(
        whole =>
        {
            whole.AsSpan(100, 3900).Fill(0x5A);
            return whole;
        },
        "已损坏或不是数据库文件");

    [Fact(Timeout = Limit.Outside)]
    public async Task A_folder_in_place_of_the_file_is_refused()
    {
        await using var test = await fixture.BlankAsync();
        Directory.CreateDirectory(test.Database.Path!);

        var refusal = await Assert.ThrowsAsync<SchemaException>(() => test.Migrator.RunAsync(CancellationToken.None));

        Assert.Contains("台账数据库无法打开", refusal.Message, StringComparison.Ordinal);
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData(false, "不可写")]
    [InlineData(true, "台账数据库")]
    public async Task What_may_not_be_written_is_refused(bool folder, string because)
    {
        await using var test = await fixture.NewAsync();
        var path = folder ? test.DatabaseOptions.DataFolder : test.Database.Path!;
        File.SetUnixFileMode(test.DatabaseOptions.DataFolder, folder ? Readable : Readable | UnixFileMode.UserWrite | UnixFileMode.OtherWrite);
        File.SetUnixFileMode(test.Database.Path!, folder ? Readable | UnixFileMode.OtherWrite : Readable);

        using var child = SecondProcess.StartUnprivileged(test, "migrate");
        var said = await child.StandardOutput.ReadToEndAsync(Token);
        await child.WaitForExitAsync(Token);
        File.SetUnixFileMode(path, Readable | UnixFileMode.UserWrite);

        Assert.True(child.ExitCode == PlayedParts.Refused, said + await child.StandardError.ReadToEndAsync(Token));
        Assert.Contains(because, said, StringComparison.Ordinal);
        Assert.Contains(folder ? test.DatabaseOptions.DataFolder : test.Database.Path!, said, StringComparison.Ordinal);
    }

    private async Task RefusesAsync(Func<byte[], byte[]> damage, string because)
    {
        await using var test = await fixture.NewAsync();
        var file = test.Database.Path!;
        await test.Database.DisposeAsync();
        var damaged = damage(await File.ReadAllBytesAsync(file));
        await File.WriteAllBytesAsync(file, damaged);
        await using var later = test.SecondDoor();

        var refusal = await Assert.ThrowsAsync<SchemaException>(() => later.Migrator.RunAsync(CancellationToken.None));

        Assert.Contains(because, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(damaged, await File.ReadAllBytesAsync(file));
    }
}
