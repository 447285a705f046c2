using CaseReform.Ops.Data.Migrations;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Data.Tests.Support;
using CaseReform.Ops.Testing.Databases;
using CaseReform.Ops.Testing.Processes;
using CaseReform.Ops.Testing.Time;
using CaseReform.Ops.Testing.Tools;

using Npgsql;

namespace CaseReform.Ops.Data.Tests.Migrations;

public abstract class MigratorTests(DatabaseFixture fixture)
{
    private const string Journal = "SELECT count(*) FROM schema_journal";

    [Fact(Timeout = Limit.Outside)]
    public async Task A_second_run_changes_nothing()
    {
        await using var test = await fixture.NewAsync();
        await test.ExecuteAsync("INSERT INTO settings (key, value) VALUES ('kept', 'yes')");

        await test.Migrator.RunAsync(CancellationToken.None);

        Assert.Equal(Migrator.Newest(test.Database.Kind), await test.ScalarAsync<long>(Journal));
        Assert.Equal("yes", await test.ScalarAsync<string>("SELECT value FROM settings WHERE key = 'kept'"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Many_connections_at_once_migrate_once()
    {
        await using var test = await fixture.BlankAsync();
        var doors = Enumerable.Range(0, 6).Select(_ => test.SecondDoor()).ToList();

        await Task.WhenAll(doors.Select(door => Task.Run(() => door.Migrator.RunAsync(CancellationToken.None))));

        Assert.Equal(Migrator.Newest(test.Database.Kind), await test.ScalarAsync<long>(Journal));
        foreach (var door in doors)
        {
            await door.DisposeAsync();
        }
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Processes_that_begin_at_once_migrate_once_and_chain_their_first_entries()
    {
        await using var test = await fixture.BlankAsync();

        var processes = Enumerable.Range(0, 4).Select(_ => SecondProcess.Start(test, "begin", 1)).ToList();
        await Task.WhenAll(processes.Select(SecondProcess.SucceedAsync));

        Assert.Equal(Migrator.Newest(test.Database.Kind), await test.ScalarAsync<long>(Journal));
        Assert.Equal(1, await test.ScalarAsync<long>("SELECT count(*) FROM ladders"));
        Assert.Equal(5, Assert.IsType<Data.Audit.AuditVerdict.Whole>(await test.Audit.VerifyAsync(test.Database, CancellationToken.None)).Head.Seq);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Letters_that_failed_count_as_settled_by_the_upgrade_exactly_where_a_later_one_reached_the_same_person_or_address()
    {
        await using var test = await fixture.BlankAsync();
        await test.Database.WriteAsync(session => test.Migrator.ApplyAsync(session, 7), CancellationToken.None);
        var random = new Random(7);
        for (var i = 1; i <= 40; i++)
        {
            await test.ExecuteAsync("INSERT INTO people (id, name, email) VALUES (@i, '某人', @email)", new { i, email = $"p{i}@ops.example" });
        }

        await test.Database.WriteAsync(
            async session =>
            {
                for (var i = 1; i <= 4000; i++)
                {
                    var person = random.Next(1, 41);
                    await session.ExecuteAsync(
                        """
                        INSERT INTO letters (kind, person_id, recipient, day, subject, message_id, content_hash, state, any_hour, priority, attempts, repeats, composed_at, done_at)
                        VALUES (@kind, @person, @recipient, '2026-01-01', '', @id, '', @state, 0, 0, 0, 0, 0, @done)
                        """,
                        new
                        {
                            kind = random.Next(3) == 0 ? "access" : "reminder", person = random.Next(3) == 0 ? (int?)null : person, recipient = $"p{person}@ops.example",
                            id = $"m{i}", state = new[] { "sent", "refused", "given_up", "waiting" }[random.Next(4)], done = (long)i,
                        });
                }

                await session.ExecuteAsync("UPDATE letters SET state = 'refused' WHERE id > 3900");
            },
            CancellationToken.None);
        var expected = await test.QueryAsync<long>(
            """
            SELECT id FROM letters WHERE state IN ('refused', 'given_up') AND EXISTS (
                SELECT 1 FROM letters s WHERE s.state = 'sent' AND s.kind <> 'access' AND s.id > letters.id
                    AND (s.person_id = letters.person_id OR (letters.person_id IS NULL AND s.recipient = letters.recipient))) ORDER BY id
            """);
        Assert.InRange(expected.Count, 1000, 2000);

        await test.Migrator.RunAsync(CancellationToken.None);

        Assert.Equal(expected, await test.QueryAsync<long>("SELECT id FROM letters WHERE settled_at IS NOT NULL ORDER BY id"));
        Assert.Equal(0, await test.ScalarAsync<long>("SELECT count(*) FROM letters WHERE settled_at <> done_at"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_newer_schema_is_refused_and_left_alone()
    {
        await using var test = await fixture.NewAsync();
        await test.ExecuteAsync("INSERT INTO schema_journal (version, name, applied_at) VALUES (99, '0099_later.sql', 0)");

        var refusal = await Assert.ThrowsAsync<SchemaException>(() => test.Migrator.RunAsync(CancellationToken.None));

        Assert.Contains("99", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("请改用新版程序", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(Migrator.Newest(test.Database.Kind) + 1, await test.ScalarAsync<long>(Journal));
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData("problems")]
    [InlineData("audit")]
    public async Task A_database_of_another_program_is_refused_and_left_alone(string table)
    {
        await using var test = await fixture.BlankAsync();
        await test.ExecuteAsync($"CREATE TABLE {table} (id INTEGER)");

        var refusal = await Assert.ThrowsAsync<SchemaException>(() => test.Migrator.RunAsync(CancellationToken.None));

        Assert.Contains("不是本系统的台账库", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(0, await test.ScalarAsync<long>(new SqlText(
            "SELECT count(*) FROM sqlite_master WHERE name = 'schema_journal'",
            "SELECT count(*) FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = 'schema_journal'")));
    }
}

public sealed class MigratorOnSqlite(SqliteFixture fixture) : MigratorTests(fixture), IClassFixture<SqliteFixture>;

public sealed class MigratorOnPostgres(PostgresFixture fixture) : MigratorTests(fixture), IClassFixture<PostgresFixture>
{
    private readonly PostgresFixture _fixture = fixture;

    [Fact(Timeout = Limit.Outside)]
    public async Task An_upgrade_takes_the_time_it_needs()
    {
        await using var test = await _fixture.BlankAsync();
        var settings = new NpgsqlConnectionStringBuilder(test.DatabaseOptions.ConnectionString) { CommandTimeout = 1 };
        await using var hasty = new TestDatabase(new DatabaseOptions { Kind = DatabaseKind.Postgres, ConnectionString = settings.ToString(), DataFolder = test.DatabaseOptions.DataFolder });

        // another process that upgrades
        await using var held = await HeldRows.HoldAsync(test, $"SELECT count(*) FROM (SELECT pg_advisory_xact_lock({0x43526F7073})) locked");
        var running = hasty.Migrator.RunAsync(CancellationToken.None);
        await held.WaitForAsync(1);
        await Task.Delay(TimeSpan.FromSeconds(1.5)); // the time limit of a statement
        await held.LetGoAsync();
        await running;
    }
}

public sealed class MissingServerTests
{
    [Fact(Timeout = Limit.Outside)]
    public async Task A_server_that_is_away_is_named_in_a_sentence()
    {
        using var folder = new TemporaryFolder();
        await using var test = new TestDatabase(new DatabaseOptions
        {
            Kind = DatabaseKind.Postgres, ConnectionString = $"Host=127.0.0.1;Port={FreePort.Next()};Username=ops;Database=postgres", DataFolder = folder.Path,
        });

        var refusal = await Assert.ThrowsAsync<SchemaException>(() => test.Migrator.RunAsync(CancellationToken.None));

        Assert.Contains("台账数据库无法打开", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }
}
