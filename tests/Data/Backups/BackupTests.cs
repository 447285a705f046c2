using System.Security.Cryptography;

using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Backups;
using CaseReform.Ops.Data.Migrations;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Data.Tests.Support;
using CaseReform.Ops.Testing.Databases;
using CaseReform.Ops.Testing.Tools;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Data.Tests.Backups;

public abstract class BackupTests(DatabaseFixture fixture) : LedgerTests(fixture)
{
    private static readonly byte[] Photo = [.. Enumerable.Range(0, 5000).Select(i => (byte)i)];

    private readonly TemporaryFolder _place = new();

    private string Folder => _place.File("backup");

    private static string Photograph => Convert.ToHexStringLower(SHA256.HashData(Photo));

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await base.DisposeAsync();
        _place.Dispose();
    }

    [Fact]
    public async Task What_is_put_back_is_what_was_there()
    {
        await FillAsync();
        var manifest = await MakeAsync();
        await Child.AppendAsync(Database, 2, "later");
        await using var other = await Fixture.BlankAsync();
        await RestoreAsync(other);

        await using var restored = other.SecondDoor();
        await restored.Migrator.RunAsync(Token);
        Assert.Equal(manifest.AuditSeq, Assert.IsType<AuditVerdict.Whole>(await restored.Audit.VerifyAsync(restored.Database, Token)) is { HeadFileRead: true } whole ? whole.Head.Seq : -1);
        foreach (var table in Migrator.Made("TABLE", Database.Kind).Except(["settings", "audit"]))
        {
            Assert.Equal((table, await Test.ScalarAsync<long>($"SELECT count(*) FROM {table}")), (table, await restored.ScalarAsync<long>($"SELECT count(*) FROM {table}")));
        }

        Assert.Equal(Photo, await File.ReadAllBytesAsync(Path.Combine(restored.DatabaseOptions.DataFolder, "evidence", Photograph[..2], Photograph), Token));
        Assert.Equal(await File.ReadAllBytesAsync(Test.Key.File, Token), await File.ReadAllBytesAsync(restored.Key.File, Token));

        // numbers go on where they were, and what counts the ledger counts on
        var id = await new Seed(restored.Database).ProblemAsync(Ledger, Unit.Id, "99");
        Assert.True(id > await Test.ScalarAsync<long>("SELECT max(id) FROM problems"));
        await Child.AppendAsync(restored.Database, 1);
        Assert.IsType<AuditVerdict.Whole>(await restored.Audit.VerifyAsync(restored.Database, Token));
    }

    [Fact]
    public async Task A_backup_made_beside_a_busy_writer_is_of_one_moment()
    {
        await FillAsync();
        await using var second = Test.SecondDoor();
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var busy = Task.Run(
            async () =>
            {
                for (var i = 0; !enough.IsCancellationRequested; i++)
                {
                    await second.Database.WriteAsync(
                        async session =>
                        {
                            await session.ExecuteAsync("INSERT INTO settings (key, value) VALUES (@key, 'busy')", new { key = $"busy.{i}" });
                            session.Audit(Entries.Of("busy"));
                        },
                        Token);
                }
            },
            Token);
        var manifest = await MakeAsync();
        await enough.CancelAsync();
        await busy;

        await using var other = await Fixture.BlankAsync();
        await RestoreAsync(other);
        await using var restored = other.SecondDoor();
        await restored.Migrator.RunAsync(Token);

        Assert.Equal(manifest.AuditSeq, Assert.IsType<AuditVerdict.Whole>(await restored.Audit.VerifyAsync(restored.Database, Token)).Head.Seq);
        Assert.Equal(
            await restored.ScalarAsync<long>("SELECT count(*) FROM audit WHERE action = 'busy'"), await restored.ScalarAsync<long>("SELECT count(*) FROM settings WHERE value = 'busy'"));
    }

    [Theory]
    [InlineData("keys/audit.key", "changed")]
    [InlineData("audit.head", "missing")]
    [InlineData("database", "cut")]
    [InlineData("manifest.json", "changed")]
    public async Task A_backup_that_is_not_whole_is_refused_with_the_files_name_and_nothing_is_changed(string name, string harm)
    {
        await FillAsync();
        await MakeAsync();
        name = name == "database" ? Database.Kind == DatabaseKind.Sqlite ? "ledger.db" : "tables/problems.copy" : name;
        var file = Path.Combine(Folder, name);
        var bytes = await File.ReadAllBytesAsync(file, Token);
        File.Delete(file);
        if (harm != "missing")
        {
            bytes[bytes.Length / 2] ^= 1;
            await File.WriteAllBytesAsync(file, harm == "cut" ? bytes[..^1] : bytes, Token);
        }

        await using var other = await Fixture.BlankAsync();
        var refusal = await Assert.ThrowsAsync<BackupRefusedException>(() => RestoreAsync(other));

        Assert.Contains(name, refusal.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(other.Key.File));
    }

    [Fact]
    public async Task A_backup_goes_neither_into_a_folder_that_is_there_nor_into_the_data()
    {
        Directory.CreateDirectory(Folder);
        Assert.Contains("已存在", (await Assert.ThrowsAsync<BackupRefusedException>(MakeAsync)).Message, StringComparison.Ordinal);
        var inside = Path.Combine(Test.DatabaseOptions.DataFolder, "backup");
        Assert.Contains("数据目录之内", (await Assert.ThrowsAsync<BackupRefusedException>(() => StoreOf(Test).MakeAsync(inside, "test", Token))).Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(inside));
    }

    [Fact]
    public async Task What_a_killed_backup_left_is_cleared_by_the_next_one_and_marks_of_the_moment_stay_outside()
    {
        await FillAsync();
        Directory.CreateDirectory(Folder + ".unfinished");
        await File.WriteAllTextAsync(Path.Combine(Folder + ".unfinished", "half"), "x", Token);
        await File.WriteAllTextAsync(Path.Combine(Test.DatabaseOptions.DataFolder, "keys", "restore.mark.key"), "x", Token);

        var manifest = await MakeAsync();

        Assert.False(Directory.Exists(Folder + ".unfinished"));
        Assert.DoesNotContain(manifest.Files, f => f.Name.Contains("restore.mark", StringComparison.Ordinal));
        Assert.Equal(Test.Now, await StoreOf(Test).LastAsync(Token));
        Assert.Equal("backup.made", await Test.ScalarAsync<string>("SELECT action FROM audit ORDER BY seq DESC LIMIT 1"));
    }

    [Fact]
    public async Task Files_are_for_the_programs_user_alone()
    {
        await FillAsync();
        await MakeAsync();
        await using var other = await Fixture.BlankAsync();
        await RestoreAsync(other);

        foreach (var file in Directory.GetFiles(Folder, "*", SearchOption.AllDirectories).Append(other.Key.File))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public async Task Data_that_are_there_are_kept_aside_and_a_journal_of_letters_in_hand_stays_as_a_trace()
    {
        await FillAsync();
        var before = (await MakeAsync()).AuditSeq;
        var data = Test.DatabaseOptions.DataFolder;
        await File.WriteAllTextAsync(Path.Combine(data, "phases.journal"), "x", Token);
        await File.WriteAllTextAsync(Path.Combine(data, "restore.mark"), "x", Token);
        await Child.AppendAsync(Database, 5, "later");
        var restore = RestoreOf(Test);
        Assert.True(await restore.HoldsSomethingAsync(Token));

        var aside = await restore.RunAsync(Folder, await restore.CheckAsync(Folder, Token), Token);

        Assert.False(File.Exists(Path.Combine(aside!, "phases.journal")));
        Assert.True(File.Exists(Path.Combine(data, "phases.journal")));
        Assert.True(File.Exists(Path.Combine(data, "restore.mark")));
        await using var restored = Test.SecondDoor();
        await restored.Migrator.RunAsync(Token);
        Assert.Equal(before, Assert.IsType<AuditVerdict.Whole>(await restored.Audit.VerifyAsync(restored.Database, Token)).Head.Seq);
    }

    [Fact]
    public async Task A_restore_that_was_killed_before_its_last_step_left_the_data_as_they_were()
    {
        await FillAsync();
        await MakeAsync();
        var data = Test.DatabaseOptions.DataFolder;
        Directory.CreateDirectory(Path.Combine(data, "restore.new"));
        await File.WriteAllTextAsync(Path.Combine(data, "restore.new", "audit.head"), "half", Token);

        await Test.Migrator.RunAsync(Token);

        Assert.IsType<AuditVerdict.Whole>(await Test.Audit.VerifyAsync(Database, Token));
        var restore = RestoreOf(Test);
        await restore.RunAsync(Folder, await restore.CheckAsync(Folder, Token), Token);
        Assert.False(Directory.Exists(Path.Combine(data, "restore.new")));
    }

    [Fact]
    public async Task A_restore_that_was_killed_in_its_last_step_is_carried_to_its_end_or_forgotten_by_the_next_start_which_says_so()
    {
        await FillAsync();
        var data = Test.DatabaseOptions.DataFolder;
        var (stage, head) = (Path.Combine(data, "restore.new"), Path.Combine(data, "audit.head"));
        Directory.CreateDirectory(stage);
        var ready = Path.Combine(stage, "note");
        await File.WriteAllTextAsync(ready, "new", Token);
        new PendingRestore("1", stage, Path.Combine(data, "before"), [new PendingMove(Path.Combine(stage, "gone.already"), head), new PendingMove(ready, Path.Combine(data, "note"))], []).Write(data);
        var old = await File.ReadAllTextAsync(head, Token);

        var said = await Assert.ThrowsAsync<SchemaException>(() => Test.Migrator.RunAsync(Token));

        // on PostgreSQL the database knows nothing of it
        var finished = Database.Kind == DatabaseKind.Sqlite;
        Assert.Contains(finished ? "现已完成" : "请重新运行 restore", said.Message, StringComparison.Ordinal);
        Assert.Equal(finished, File.Exists(Path.Combine(data, "note")));
        Assert.Equal(old, await File.ReadAllTextAsync(head, Token));
        Assert.False(Directory.Exists(stage));
        await Test.Migrator.RunAsync(Token);
    }

    private async Task FillAsync()
    {
        var measure = await MeasureAsync("1", Today);
        await MeasureAsync("2", Today);
        await PlanAsync();
        var file = Path.Combine(Test.DatabaseOptions.DataFolder, "evidence", Photograph[..2], Photograph);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllBytesAsync(file, Photo, Token);
        await Test.ExecuteAsync(
            "INSERT INTO evidence (person_id, conversation, name, kind, size, sha256, received_at, measure_id, version) VALUES (@Handler, 'c', '照片.jpg', 'jpeg', 5000, @Photograph, 0, @measure, 1)",
            new { Handler, Photograph, measure });
        await Child.AppendAsync(Database, 3);
    }

    private Task<BackupManifest> MakeAsync() => StoreOf(Test).MakeAsync(Folder, "test", Token);

    private async Task RestoreAsync(TestDatabase other)
    {
        var restore = RestoreOf(other);
        var manifest = await restore.CheckAsync(Folder, Token);
        Assert.False(await restore.HoldsSomethingAsync(Token));
        Assert.Null(await restore.RunAsync(Folder, manifest, Token));
    }

    private static BackupStore StoreOf(TestDatabase test) => new(test.Database, test.Audit, test.Key, Options.Create(test.DatabaseOptions), test.Clock);

    private static BackupRestore RestoreOf(TestDatabase test) =>
        new(test.Database, test.Migrator, test.Key, Options.Create(test.DatabaseOptions), Options.Create(new AuditOptions()), test.Clock);
}

public sealed class BackupOnSqlite(SqliteFixture fixture) : BackupTests(fixture), IClassFixture<SqliteFixture>;

public sealed class BackupOnPostgres(PostgresFixture fixture) : BackupTests(fixture), IClassFixture<PostgresFixture>;
