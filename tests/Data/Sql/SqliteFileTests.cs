using CaseReform.Ops.Data.Migrations;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Data.Tests.Support;
using CaseReform.Ops.Testing.Databases;
using CaseReform.Ops.Testing.Time;
using CaseReform.Ops.Testing.Tools;

using Microsoft.Data.Sqlite;

namespace CaseReform.Ops.Data.Tests.Sql;

/// <summary>What one file on one disk adds: locks, a full disk, the library it is read with.</summary>
public sealed class SqliteFileTests(SqliteFixture fixture) : ContractTests(fixture), IClassFixture<SqliteFixture>
{
    private const int Busy = 5;
    private const int ReadOnly = 8;
    private const int Full = 13;

    [Fact(Timeout = Limit.Outside)]
    public async Task A_write_behind_a_stranger_who_holds_the_lock_is_late_and_not_lost()
    {
        await using var stranger = new SqliteConnection($"Data Source={Database.Path};Pooling=False");
        stranger.Open();
        var holding = stranger.BeginTransaction();

        var write = Task.Run(() => Test.ExecuteAsync("INSERT INTO settings (key, value) VALUES ('late', 'yes')"), Token);
        var others = Task.Run(() => Test.ExecuteAsync("INSERT INTO settings (key, value) VALUES ('later', 'yes')"), Token);
        await Test.QueryAsync<string>("SELECT key FROM settings");
        Assert.False(write.IsCompleted || others.IsCompleted);
        await holding.CommitAsync(Token);
        await Task.WhenAll(write, others);

        Assert.Equal(2, await Test.ScalarAsync<long>("SELECT count(*) FROM settings WHERE value = 'yes'"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_lock_that_is_never_given_back_ends_in_an_error_and_not_in_half_a_change()
    {
        Test.DatabaseOptions.BusyTimeout = TimeSpan.FromSeconds(1);
        await using var impatient = Test.SecondDoor();
        await using var stranger = new SqliteConnection($"Data Source={Database.Path};Pooling=False");
        stranger.Open();
        await using (await stranger.BeginTransactionAsync(Token))
        {
            var error = await Assert.ThrowsAsync<SqliteException>(() => impatient.ExecuteAsync("INSERT INTO settings (key, value) VALUES ('late', 'yes')"));
            Assert.Equal(Busy, error.SqliteErrorCode);
        }

        await impatient.ExecuteAsync("INSERT INTO settings (key, value) VALUES ('after', 'yes')");

        Assert.Equal(["after"], await Test.QueryAsync<string>("SELECT key FROM settings WHERE value = 'yes'"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_full_disk_fails_one_change_whole_and_work_goes_on_when_there_is_room()
    {
        await Entries.AppendAsync(Database, 2);
        var pages = await Test.ScalarAsync<long>("PRAGMA page_count");

        var error = await Assert.ThrowsAsync<SqliteException>(() => FillAsync($"PRAGMA max_page_count = {pages + 3}"));
        Assert.Equal(Full, error.SqliteErrorCode);
        Assert.Equal(0, await Test.ScalarAsync<long>("SELECT count(*) FROM settings WHERE key LIKE 'fill%'"));
        Assert.Equal(2, Test.Audit.ReadHead()!.Seq);

        await FillAsync("PRAGMA max_page_count = 1073741823");
        Assert.Equal(50, await Test.ScalarAsync<long>("SELECT count(*) FROM settings WHERE key LIKE 'fill%'"));
        Assert.Equal("ok", await Test.ScalarAsync<string>("PRAGMA quick_check"));
        Assert.Equal(3, Test.Audit.ReadHead()!.Seq);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_killed_writer_leaves_a_file_that_passes_its_check()
    {
        await Test.ExecuteAsync("INSERT INTO settings (key, value) VALUES ('balance', 'whole')");
        using var child = SecondProcess.Start(Test, "hold");
        Assert.Equal(PlayedParts.Holding, await child.StandardOutput.ReadLineAsync(Token));
        Assert.NotEqual(0, Database.LogLength);

        child.Kill();
        await child.WaitForExitAsync(Token);

        Assert.Equal("ok", await Test.ScalarAsync<string>("PRAGMA integrity_check"));
        Assert.Equal("whole", await Test.ScalarAsync<string>("SELECT value FROM settings WHERE key = 'balance'"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Nothing_is_left_to_the_disks_mood()
    {
        Assert.Equal(2, await Test.ScalarAsync<long>("PRAGMA synchronous"));
        Assert.Equal(1, await Test.ScalarAsync<long>("PRAGMA foreign_keys"));
        Assert.Equal("wal", await Test.ScalarAsync<string>("PRAGMA journal_mode"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task The_library_is_one_whose_write_ahead_log_two_processes_may_share() =>
        Assert.True(Version.Parse(await Test.ScalarAsync<string>("SELECT sqlite_version()")) >= new Version(3, 51, 3));

    [Theory(Timeout = Limit.Outside)]
    [InlineData("truncate")]
    [InlineData("delete")]
    public async Task A_file_of_an_older_program_is_taken_along_at_the_first_start(string mode)
    {
        await Entries.AppendAsync(Database, 3);
        await Database.DisposeAsync();
        await using (var old = new SqliteConnection($"Data Source={Database.Path};Pooling=False"))
        {
            old.Open();
            await using var command = old.CreateCommand();
            command.CommandText = $"PRAGMA journal_mode = {mode}";
            Assert.Equal(mode, await command.ExecuteScalarAsync(Token));
        }

        await using var later = Test.SecondDoor();
        await later.Migrator.RunAsync(Token);

        Assert.True(later.Database.ChangedOver);
        Assert.Equal(3, await later.ScalarAsync<long>("SELECT count(*) FROM audit"));
        Assert.Equal("wal", await later.ScalarAsync<string>("PRAGMA journal_mode"));
        await using var next = Test.SecondDoor();
        await next.Migrator.RunAsync(Token);
        Assert.False(next.Database.ChangedOver);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_file_of_another_program_keeps_its_journal_mode()
    {
        await using var blank = await Fixture.BlankAsync();
        await using (var other = new SqliteConnection($"Data Source={blank.Database.Path};Pooling=False"))
        {
            other.Open();
            await using var command = other.CreateCommand();
            command.CommandText = "CREATE TABLE songs (id INTEGER)";
            await command.ExecuteNonQueryAsync(Token);
        }

        await Assert.ThrowsAsync<SchemaException>(() => blank.Migrator.RunAsync(Token));

        Assert.Equal("delete", await blank.ScalarAsync<string>("PRAGMA journal_mode"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_read_cannot_write()
    {
        var error = await Assert.ThrowsAsync<SqliteException>(() => Database.ReadAsync(session => session.ExecuteAsync("DELETE FROM settings"), Token));

        Assert.Equal(ReadOnly, error.SqliteErrorCode);
        Assert.NotEqual(0, await Test.ScalarAsync<long>("SELECT count(*) FROM settings"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_log_that_somebody_always_reads_from_is_cut_all_the_same()
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var reading = Task.Run(ReadOnAsync, Token);

        await GrowAsync(SqliteFile.LogLimit * 2);

        await enough.CancelAsync();
        await reading;
        Assert.InRange(Database.LogLength, 0, SqliteFile.LogLimit * 5 / 4);

        // each reader leaves when there is something newer to read and the next one has begun: none is long, and at no commit all are at the log's end
        async Task ReadOnAsync()
        {
            const string Look = "SELECT coalesce((SELECT substr(value, 1, 16) FROM settings WHERE key = 'bulk'), '')";
            await using var chat = Test.SecondDoor();
            var (last, leave) = (Task.CompletedTask, new TaskCompletionSource());
            while (!enough.IsCancellationRequested)
            {
                var (seen, mayLeave) = (new TaskCompletionSource<string>(), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
                var read = chat.Database.ReadAsync(
                    async session =>
                    {
                        seen.SetResult(await session.ScalarAsync<string>(Look));
                        await mayLeave.Task;
                    },
                    Token);
                var mine = await seen.Task;
                leave.SetResult();
                await last;
                (last, leave) = (read, mayLeave);
                while (!enough.IsCancellationRequested && await chat.ScalarAsync<string>(Look) == mine)
                {
                    await Task.Yield();
                }
            }

            leave.SetResult();
            await last;
        }
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_log_that_a_long_read_let_grow_is_cut_when_the_read_has_ended()
    {
        await using var export = Test.SecondDoor();
        await export.Database.ReadAsync(
            async session =>
            {
                await session.ScalarAsync<long>("SELECT count(*) FROM settings");
                await GrowAsync(SqliteFile.LogLimit * 3 / 2);
                Assert.True(Database.LogLength > SqliteFile.LogLimit);
            },
            Token);

        await GrowAsync(SqliteFile.LogLimit / 2);

        Assert.InRange(Database.LogLength, 0, SqliteFile.LogLimit);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_change_whose_rollback_fails_as_well_tells_what_went_wrong_first()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => Database.WriteAsync(
            async session =>
            {
                // as SQLite does by itself on a full disk
                await session.ExecuteAsync("ROLLBACK");
                throw new InvalidOperationException("the disk is full");
            },
            Token));

        Assert.Equal("the disk is full", error.Message);
        await Test.ExecuteAsync("INSERT INTO settings (key, value) VALUES ('after', 'yes')");
        Assert.Equal(["after"], await Test.QueryAsync<string>("SELECT key FROM settings WHERE value = 'yes'"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_file_behind_a_link_is_known_by_its_own_name()
    {
        using var folder = new TemporaryFolder();
        File.CreateSymbolicLink(folder.File("ledger.db"), Database.Path!);

        await using var linked = new TestDatabase(new DatabaseOptions { DataFolder = folder.Path });

        Assert.Equal(Database.Path, linked.Database.Path);
    }

    /// <summary>Rewrites the same pages again and again.</summary>
    private async Task GrowAsync(long bytes)
    {
        const int Step = 4 << 20;
        for (var written = 0L; written < bytes; written += Step)
        {
            await Test.ExecuteAsync("INSERT INTO settings (key, value) VALUES ('bulk', hex(randomblob(@half))) ON CONFLICT (key) DO UPDATE SET value = excluded.value", new { half = Step / 2 });
        }
    }

    private Task FillAsync(string limit) => Database.WriteAsync(
        async session =>
        {
            await session.ScalarAsync<long>(limit);
            session.Audit(Entries.Of("filled"));
            for (var i = 0; i < 50; i++)
            {
                await session.ExecuteAsync("INSERT INTO settings (key, value) VALUES (@key, @value)", new { key = $"fill.{i}", value = new string('x', 4000) });
            }
        },
        Token);
}
