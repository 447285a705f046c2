using System.Security.Cryptography;

using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Backups;
using CaseReform.Ops.Data.Files;
using CaseReform.Ops.Data.Migrations;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Data.Tests.Support;
using CaseReform.Ops.Data.Workers;
using CaseReform.Ops.Testing.Databases;
using CaseReform.Ops.Testing.Time;
using CaseReform.Ops.Testing.Tools;

using Microsoft.Extensions.Options;

using Npgsql;

namespace CaseReform.Ops.Data.Tests.Backups;

public abstract class BackupTests(DatabaseFixture fixture) : LedgerTests(fixture)
{
    private static readonly byte[] Photo = [.. Enumerable.Range(0, 5000).Select(i => (byte)i)];

    private readonly TemporaryFolder _place = new();

    protected string Folder => _place.File("backup");

    private static string Photograph => Convert.ToHexStringLower(SHA256.HashData(Photo));

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await base.DisposeAsync();
        _place.Dispose();
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task What_is_put_back_is_what_was_there()
    {
        await FillAsync();
        var manifest = await MakeAsync();
        await Entries.AppendAsync(Database, 2, "later");
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
        await Entries.AppendAsync(restored.Database, 1);
        Assert.IsType<AuditVerdict.Whole>(await restored.Audit.VerifyAsync(restored.Database, Token));
    }

    [Fact(Timeout = Limit.Outside)]
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

    [Theory(Timeout = Limit.Outside)]
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

    [Fact(Timeout = Limit.Outside)]
    public async Task A_backup_goes_neither_into_a_folder_that_is_there_nor_into_the_data()
    {
        Directory.CreateDirectory(Folder);
        Assert.Contains("已存在", (await Assert.ThrowsAsync<BackupRefusedException>(MakeAsync)).Message, StringComparison.Ordinal);
        var inside = Path.Combine(Test.DatabaseOptions.DataFolder, "backup");
        Assert.Contains("数据目录之内", (await Assert.ThrowsAsync<BackupRefusedException>(() => StoreOf(Test).MakeAsync(inside, "test", Token))).Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(inside));
    }

    [Fact(Timeout = Limit.Outside)]
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

    [Fact(Timeout = Limit.Outside)]
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

    [Fact(Timeout = Limit.Outside)]
    public async Task Data_that_are_there_are_kept_aside_and_a_journal_of_letters_in_hand_stays_as_a_trace()
    {
        await FillAsync();
        var before = (await MakeAsync()).AuditSeq;
        var data = Test.DatabaseOptions.DataFolder;
        await File.WriteAllTextAsync(Path.Combine(data, "phases.journal"), "x", Token);
        await File.WriteAllTextAsync(Path.Combine(data, "restore.mark"), "x", Token);
        await Entries.AppendAsync(Database, 5, "later");
        var restore = RestoreOf(Test);
        Assert.True(await restore.HoldsSomethingAsync(Token));

        var aside = await restore.RunAsync(Folder, await restore.CheckAsync(Folder, Token), Token);

        Assert.False(File.Exists(Path.Combine(aside!, "phases.journal")));
        Assert.True(File.Exists(Path.Combine(data, "phases.journal")));
        Assert.True(File.Exists(Path.Combine(data, "restore.mark")));
        await using var restored = Test.SecondDoor();
        await restored.Migrator.RunAsync(Token);
        Assert.False(restored.Database.ChangedOver); // nobody is told that an older program used it
        Assert.Equal(before, Assert.IsType<AuditVerdict.Whole>(await restored.Audit.VerifyAsync(restored.Database, Token)).Head.Seq);
    }

    [Fact(Timeout = Limit.Outside)]
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

    [Fact(Timeout = Limit.Outside)]
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

    [Fact(Timeout = Limit.Outside)]
    public async Task A_second_restore_after_one_that_was_killed_finishes_or_forgets_that_one_first_and_puts_none_of_its_files_in_place_of_its_own()
    {
        await FillAsync();
        var before = (await MakeAsync()).AuditSeq;
        var data = Test.DatabaseOptions.DataFolder;
        var stage = Path.Combine(data, "restore.new");
        Directory.CreateDirectory(stage);
        await File.WriteAllTextAsync(Path.Combine(stage, "audit.head"), "half", Token);
        await File.WriteAllTextAsync(Path.Combine(stage, "note"), "new", Token);
        new PendingRestore(
            "1", stage, Path.Combine(data, "before"),
            [new PendingMove(Path.Combine(stage, "note"), Path.Combine(data, "note")), new PendingMove(Path.Combine(stage, "audit.head"), Path.Combine(data, "audit.head"))], []).Write(data);
        var restore = RestoreOf(Test);

        await restore.RunAsync(Folder, await restore.CheckAsync(Folder, Token), Token);

        Assert.Equal(Database.Kind == DatabaseKind.Sqlite, File.Exists(Path.Combine(data, "note")));
        Assert.Empty(Directory.EnumerateFileSystemEntries(data, "restore.new*"));
        await using var restored = Test.SecondDoor();
        await restored.Migrator.RunAsync(Token);
        Assert.Equal(before, Assert.IsType<AuditVerdict.Whole>(await restored.Audit.VerifyAsync(restored.Database, Token)).Head.Seq);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Whoever_starts_while_somebody_else_finishes_a_restore_is_told_to_wait_and_leaves_it_to_him()
    {
        var data = Test.DatabaseOptions.DataFolder;
        var stage = Path.Combine(data, "restore.new");
        Directory.CreateDirectory(stage);
        await File.WriteAllTextAsync(Path.Combine(stage, "note"), "new", Token);
        new PendingRestore("1", stage, Path.Combine(data, "before"), [new PendingMove(Path.Combine(stage, "note"), Path.Combine(data, "note"))], []).Write(data);
        using (RestoreTurn.Take(data))
        {
            Assert.Contains("正在用备份恢复", (await Assert.ThrowsAsync<SchemaException>(() => Test.Migrator.RunAsync(Token))).Message, StringComparison.Ordinal);
            await Assert.ThrowsAsync<SchemaException>(() => RestoreOf(Test).SettleAsync(Token));
            Assert.True(File.Exists(Path.Combine(stage, "note")));
        }

        await RestoreOf(Test).SettleAsync(Token);
        await Test.Migrator.RunAsync(Token);
        Assert.False(Directory.Exists(stage));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Evidence_that_is_not_what_was_received_is_named()
    {
        await FillAsync();
        var file = Path.Combine(Test.DatabaseOptions.DataFolder, "evidence", Photograph[..2], Photograph);
        await File.WriteAllBytesAsync(file, [1, .. Photo[1..]], Token);

        Assert.Equal([Photograph], (await MakeAsync()).DamagedEvidence);

        await RestoreOf(Test).CheckAsync(Folder, Token);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_backup_that_cannot_be_noted_is_complete_all_the_same()
    {
        await FillAsync();
        await Test.ExecuteAsync(new SqlText(
            "CREATE TRIGGER full BEFORE INSERT ON settings WHEN NEW.key = 'backup.last' BEGIN SELECT RAISE(ABORT, 'full'); END",
            "ALTER TABLE settings ADD CONSTRAINT \"full\" CHECK (key <> 'backup.last')"));

        var made = await StoreOf(Test).MakeAsync(Folder, "test", Token);

        Assert.Contains("full", made.Unnoted!.Message, StringComparison.Ordinal);
        await RestoreOf(Test).CheckAsync(Folder, Token);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Where_two_users_share_the_data_folder_both_may_use_what_was_put_back()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await FillAsync();
        await MakeAsync();
        await using var other = await Fixture.BlankAsync();
        var data = other.DatabaseOptions.DataFolder;
        File.SetUnixFileMode(data, SharedFolder.FolderMode(Folder) | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.SetGroup);
        await RestoreAsync(other);

        foreach (var folder in new[] { "keys", "evidence", Path.Combine("evidence", Photograph[..2]) })
        {
            Assert.Equal((folder, SharedFolder.FolderMode(data) | UnixFileMode.SetGroup), (folder, File.GetUnixFileMode(Path.Combine(data, folder))));
        }

        foreach (var file in new[] { other.Key.File, Path.Combine(data, "evidence", Photograph[..2], Photograph) })
        {
            Assert.Equal((file, SharedFolder.FileMode(data)), (file, File.GetUnixFileMode(file)));
        }

        foreach (var file in Directory.GetFiles(Folder, "*", SearchOption.AllDirectories))
        {
            Assert.Equal((file, BackupFiles.FileMode), (file, File.GetUnixFileMode(file)));
        }
    }

    protected async Task FillAsync()
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
        await Entries.AppendAsync(Database, 3);
    }

    protected async Task<BackupManifest> MakeAsync() => (await StoreOf(Test).MakeAsync(Folder, "test", Token)).Manifest;

    private async Task RestoreAsync(TestDatabase other)
    {
        var restore = RestoreOf(other);
        var manifest = await restore.CheckAsync(Folder, Token);
        Assert.False(await restore.HoldsSomethingAsync(Token));
        Assert.Null(await restore.RunAsync(Folder, manifest, Token));
    }

    private static BackupStore StoreOf(TestDatabase test) => new(test.Database, test.Audit, test.Key, Options.Create(test.DatabaseOptions), test.Clock);

    protected static BackupRestore RestoreOf(TestDatabase test) =>
        new(test.Database, test.Migrator, test.Key, Options.Create(test.DatabaseOptions), Options.Create(new AuditOptions()), test.Clock);
}

public sealed class BackupOnSqlite(SqliteFixture fixture) : BackupTests(fixture), IClassFixture<SqliteFixture>;

public sealed class BackupOnPostgres(PostgresFixture fixture) : BackupTests(fixture), IClassFixture<PostgresFixture>
{
    [Theory(Timeout = Limit.Outside)]
    [InlineData("people")]
    [InlineData("sessions")]
    public async Task The_tables_of_another_program_are_refused_and_left_alone(string table)
    {
        await FillAsync();
        await MakeAsync();
        await using var other = await Fixture.BlankAsync();
        await other.ExecuteAsync($"CREATE TABLE {table} (id INTEGER)");
        await other.ExecuteAsync($"INSERT INTO {table} VALUES (7)");
        var restore = RestoreOf(other);
        var manifest = await restore.CheckAsync(Folder, Token);

        Assert.Contains("不是本系统的台账库", (await Assert.ThrowsAsync<SchemaException>(() => restore.HoldsSomethingAsync(Token))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<SchemaException>(() => restore.RunAsync(Folder, manifest, Token));

        Assert.Equal(7, await other.ScalarAsync<long>($"SELECT id FROM {table}"));
        Assert.Empty(Directory.EnumerateFileSystemEntries(other.DatabaseOptions.DataFolder, "restore.[np]*"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_restore_takes_the_time_it_needs_and_whoever_starts_beside_it_waits()
    {
        await FillAsync();
        await MakeAsync();
        var settings = new NpgsqlConnectionStringBuilder(Test.DatabaseOptions.ConnectionString) { CommandTimeout = 1 };
        await using var hasty = new TestDatabase(new DatabaseOptions { Kind = DatabaseKind.Postgres, ConnectionString = settings.ToString(), DataFolder = Test.DatabaseOptions.DataFolder });
        await using var held = await HeldRows.HoldAsync(Test, "SELECT count(*) FROM settings");
        var restore = RestoreOf(hasty);
        var manifest = await restore.CheckAsync(Folder, Token);
        var running = restore.RunAsync(Folder, manifest, Token);
        await held.WaitForAsync(1);

        await using var second = Test.SecondDoor();
        Assert.Contains("正在用备份恢复", (await Assert.ThrowsAsync<SchemaException>(() => second.Migrator.RunAsync(Token))).Message, StringComparison.Ordinal);
        await Task.Delay(TimeSpan.FromSeconds(1.5), Token); // the time limit of a statement
        await held.LetGoAsync();
        await running;

        await second.Migrator.RunAsync(Token);
        Assert.Equal(manifest.AuditSeq, Assert.IsType<AuditVerdict.Whole>(await second.Audit.VerifyAsync(second.Database, Token)) is { HeadFileRead: true } whole ? whole.Head.Seq : -1);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Files_that_vanish_while_the_tables_are_put_back_undo_it()
    {
        await FillAsync();
        await MakeAsync();
        await Entries.AppendAsync(Database, 1, "later");
        var entries = await Test.ScalarAsync<long>("SELECT count(*) FROM audit");
        await using var second = Test.SecondDoor();
        await using var held = await HeldRows.HoldAsync(Test, "SELECT count(*) FROM settings");
        var restore = RestoreOf(second);
        var running = restore.RunAsync(Folder, await restore.CheckAsync(Folder, Token), Token);
        await held.WaitForAsync(1);
        Directory.Delete(Assert.Single(Directory.GetDirectories(Test.DatabaseOptions.DataFolder, "restore.new*")), recursive: true);
        await held.LetGoAsync();

        Assert.Contains("重新恢复", (await Assert.ThrowsAsync<BackupRefusedException>(() => running)).Message, StringComparison.Ordinal);
        Assert.Equal(entries, await Test.ScalarAsync<long>("SELECT count(*) FROM audit"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_bot_of_another_machine_is_seen_and_those_of_another_ledger_are_not()
    {
        await using var other = await Fixture.NewAsync();
        await using (var bot = new NameLock(Test.DatabaseOptions, "bot", "x", TimeProvider.System))
        {
            await bot.HoldAsync(Token);
            Assert.StartsWith("caseops bot ", await RestoreOf(Test).HeldAsync(Token), StringComparison.Ordinal);
            Assert.Null(await RestoreOf(other).HeldAsync(Token));
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(TimeSpan.FromSeconds(10));
        while (await RestoreOf(Test).HeldAsync(patience.Token) is not null)
        {
            // the server ends a session a moment after its client
        }
    }
}
