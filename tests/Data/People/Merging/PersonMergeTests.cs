using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.People.Merging;
using CaseReform.Ops.Data.Tests.Support;
using CaseReform.Ops.Testing.Databases;

namespace CaseReform.Ops.Data.Tests.People.Merging;

public abstract class PersonMergeTests(DatabaseFixture fixture) : LedgerTests(fixture)
{
    private long _gone;
    private long _measure;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _gone = await Seed.HolderAsync(Unit.Handler, "张示", "zhang.old@example.test");
        _measure = await MeasureAsync("1", Today.AddDays(-1));
        await LeaveTracesAsync(_gone);
    }

    [Fact]
    public async Task Nothing_names_the_person_who_went()
    {
        var before = await CountsAsync();

        Assert.Equal("zhang@example.test", await MergeAsync());

        foreach (var column in PersonReferences.All.Select(r => r.Column))
        {
            Assert.Equal((column, 0L), (column, await NamingAsync(column, _gone)));
        }

        Assert.Equal(before, await CountsAsync());
        Assert.Equal([Handler], await Test.QueryAsync<long>("SELECT id FROM people WHERE name LIKE '张示%'"));
    }

    [Fact]
    public async Task One_who_held_the_post_with_the_other_holds_it_once()
    {
        await MergeAsync();
        Assert.Equal(["2020-01-01.."], await Test.QueryAsync<string>("SELECT from_day || '..' || coalesce(to_day, '') FROM holdings WHERE post_id = @Handler", new { Unit.Handler }));
    }

    [Fact]
    public async Task An_address_is_taken_over_where_the_one_who_stays_has_none()
    {
        await Test.ExecuteAsync("UPDATE people SET email = NULL, email_key = NULL WHERE id = @Handler", new { Handler });
        Assert.Equal("zhang.old@example.test", await MergeAsync());
        Assert.Equal("zhang.old@example.test/zhang.old@example.test", await Test.ScalarAsync<string>("SELECT email || '/' || email_key FROM people WHERE id = @Handler", new { Handler }));
    }

    [Fact]
    public async Task Keys_that_end_with_the_person_are_those_of_the_one_who_stays_unless_there_is_one()
    {
        await Test.ExecuteAsync(Letter, new { person = Handler, key = $"office|2026-11-20|{Handler}" });
        await MergeAsync();
        Assert.Equal(
            [$"digest|2026-47|{Handler}", $"office|2026-11-20|{_gone}", $"office|2026-11-20|{Handler}"],
            await Test.QueryAsync<string>("SELECT dedup_key FROM letters ORDER BY id"));
        Assert.Equal([$"chat:web:{Handler}"], await Test.QueryAsync<string>("SELECT DISTINCT channel FROM notices WHERE channel <> 'mail'"));
    }

    [Fact]
    public async Task Choices_and_what_was_said_in_chat_of_the_one_who_stays_are_kept()
    {
        await Test.ExecuteAsync(
            "INSERT INTO chat_subscriptions (person_id, channel, reference, active, changed_at) VALUES (@Handler, 'web', 'mine', 1, 2)", new { Handler });
        await Test.ExecuteAsync(ChatNotice, new { measure = _measure, post = Unit.Handler, channel = $"chat:web:{Handler}", state = "sent" });
        await MergeAsync();
        Assert.Equal(["mine"], await Test.QueryAsync<string>("SELECT reference FROM chat_subscriptions"));
        Assert.Equal(["sent"], await Test.QueryAsync<string>("SELECT state FROM notices WHERE channel <> 'mail'"));
    }

    [Fact]
    public async Task Nobody_acts_for_himself_afterwards()
    {
        await Test.ExecuteAsync("INSERT INTO absences (person_id, acting_id, from_day) VALUES (@Handler, @gone, '2026-11-01')", new { Handler, gone = _gone });
        await MergeAsync();
        Assert.Equal(0, await Test.ScalarAsync<long>("SELECT count(*) FROM absences WHERE person_id = acting_id"));
    }

    [Fact]
    public async Task Who_is_let_go_is_reached_by_nothing_and_let_in_by_nothing_and_the_address_is_free()
    {
        await Database.WriteAsync(session => Settled(PersonRetirement.EndAsync(session, _gone, Test.Now)), Token);
        Assert.Equal(
            "0/zhang.old@example.test//1/0/0/0/1/0",
            await Test.ScalarAsync<string>(
                """
                SELECT a.active || '/' || a.email || '/' || coalesce(a.email_key, '')
                    || '/' || (SELECT count(*) FROM sessions WHERE ended_at IS NOT NULL) || '/' || (SELECT count(*) FROM access_mails WHERE expires_at > @now)
                    || '/' || (SELECT count(*) FROM bindings) || '/' || (SELECT count(*) FROM chat_subscriptions WHERE active = 1)
                    || '/' || (SELECT count(*) FROM letters WHERE state = 'dropped') || '/' || (SELECT count(*) FROM notices WHERE channel <> 'mail' AND state = 'pending')
                FROM people a WHERE a.id = @gone
                """,
                new { gone = _gone, now = Test.Now }));

        await Test.ExecuteAsync("UPDATE people SET email_key = 'zhang.old@example.test' WHERE id = @Handler", new { Handler });
        Assert.False(await Database.WriteAsync(session => PersonRetirement.UndoAsync(session, _gone, "zhang.old@example.test"), Token));
        Assert.Equal("1/-", await Test.ScalarAsync<string>("SELECT active || '/' || coalesce(email, '-') FROM people WHERE id = @gone", new { gone = _gone }));
    }

    private const string Letter =
        """
        INSERT INTO letters (kind, dedup_key, person_id, recipient, day, subject, message_id, content_hash, state, any_hour, priority, attempts, repeats, next_attempt, composed_at)
        VALUES ('digest', @key, @person, 'x@example.test', '2026-11-20', '周报', 'm', 'h', CASE WHEN @key LIKE 'office%' THEN 'sent' ELSE 'waiting' END, 0, 5, 0, 0, 1, 1)
        """;

    private const string ChatNotice =
        """
        INSERT INTO notices (measure_id, rung, deadline, occurrence, post_id, channel, kind, state, reason, ladder_version, fired_on, planned_at)
        VALUES (@measure, 'late', '2026-11-19', '-', @post, @channel, 'to', @state, 'x', 1, '2026-11-20', 1)
        """;

    private static async Task<bool> Settled(Task work)
    {
        await work;
        return true;
    }

    /// <summary>A row in every table that names people.</summary>
    private async Task LeaveTracesAsync(long person)
    {
        await Test.ExecuteAsync("INSERT INTO absences (person_id, acting_id, from_day) VALUES (@person, @Leader, '2026-11-01')", new { person, Leader });
        await Test.ExecuteAsync("INSERT INTO absences (person_id, acting_id, from_day) VALUES (@Leader, @person, '2027-11-01')", new { person, Leader });
        await Test.ExecuteAsync("INSERT INTO reports (measure_id, at, day, person_id, actor, through, completes) VALUES (@measure, 1, '2026-11-20', @person, '张示', 'chat', 0)", new { measure = _measure, person });
        await Test.ExecuteAsync("INSERT INTO promises (measure_id, deadline, made_on, until, person_id) VALUES (@measure, '2026-11-19', '2026-11-18', '2026-11-25', @person)", new { measure = _measure, person });
        await Test.ExecuteAsync(
            "INSERT INTO proposals (nonce_hash, person_id, conversation, measure_id, measure_version, draft, created_at, expires_at, state) VALUES ('n', @person, 'c', @measure, 1, '{}', 1, 2, 'done')",
            new { measure = _measure, person });
        await Test.ExecuteAsync("INSERT INTO evidence (person_id, conversation, name, kind, size, sha256, received_at) VALUES (@person, 'c', 'n', 'pdf', 1, 'h', 1)", new { person });
        await Test.ExecuteAsync(Letter, new { person, key = $"digest|2026-47|{person}" });
        await Test.ExecuteAsync(Letter, new { person, key = $"office|2026-11-20|{person}" });
        await Test.ExecuteAsync(
            "INSERT INTO access_mails (kind, address_hash, person_id, requested_at, expires_at, tries) VALUES ('link', 'h', @person, 1, @later, 0)", new { person, later = Test.Now.AddMinutes(9) });
        await Test.ExecuteAsync(
            "INSERT INTO sessions (kind, cookie_hash, person_id, user_agent, created_at, seen_at, expires_at) VALUES ('link', 'h', @person, '', 1, 1, 2)", new { person });
        await Test.ExecuteAsync("INSERT INTO bindings (account, person_id, bound_at) VALUES ('a', @person, 1)", new { person });
        await Test.ExecuteAsync("INSERT INTO conversations (channel, name, person_id, last_at) VALUES ('web', 'c', @person, 1)", new { person });
        await Test.ExecuteAsync("INSERT INTO inbox (conversation_id, activity_id, person_id, at) SELECT id, 'a', @person, 1 FROM conversations", new { person });
        await Test.ExecuteAsync("INSERT INTO chat_subscriptions (person_id, channel, reference, active, changed_at) VALUES (@person, 'web', 'theirs', 1, 1)", new { person });
        await Test.ExecuteAsync(
            "INSERT INTO set_aside (key, kind, person_id, detail, stamp, tries, since, tried_at, next_try) VALUES (@key, 'ladder', @person, '', '', 1, 1, 1, 1)", new { person, key = $"ladder|{person}" });
        await Test.ExecuteAsync(ChatNotice, new { measure = _measure, post = Unit.Handler, channel = $"chat:web:{person}", state = "pending" });
    }

    private Task<string?> MergeAsync() => Database.WriteAsync(
        async session =>
        {
            var people = await DirectoryRows.PeopleAsync(session);
            return await PersonMerge.RunAsync(session, people.Single(p => p.Id == _gone), people.Single(p => p.Id == Handler));
        },
        Token);

    /// <summary>What the person did stays: rows of each table but those that are made again or joined.</summary>
    private async Task<string> CountsAsync()
    {
        var counts = new List<string>();
        foreach (var table in PersonReferences.All.Select(r => r.Column.Split('.')[0]).Distinct().Except(["set_aside", "holdings"]))
        {
            counts.Add($"{table} {await Test.ScalarAsync<long>($"SELECT count(*) FROM {table}")}");
        }

        return string.Join(", ", counts);
    }

    private Task<long> NamingAsync(string column, long id) => Test.ScalarAsync<long>($"SELECT count(*) FROM {column.Split('.')[0]} WHERE {column.Split('.')[1]} = @id", new { id });
}

public sealed class PersonMergeOnSqlite(SqliteFixture fixture) : PersonMergeTests(fixture), IClassFixture<SqliteFixture>;

public sealed class PersonMergeOnPostgres(PostgresFixture fixture) : PersonMergeTests(fixture), IClassFixture<PostgresFixture>;
