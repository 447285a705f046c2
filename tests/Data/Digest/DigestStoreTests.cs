using CaseReform.Ops.Data.Digest;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.Tests.Support;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Testing.Databases;
using CaseReform.Ops.Testing.Ledger;

namespace CaseReform.Ops.Data.Tests.Digest;

public abstract class DigestStoreTests(DatabaseFixture fixture) : ContractTests(fixture)
{
    private LedgerSeed _seed = null!;
    private DigestStore _store = null!;
    private long _problem;

    private DateTimeOffset Now => Test.Now;

    [Fact]
    public async Task A_week_is_filed_once_with_its_letters()
    {
        await FillAsync();
        var mark = await _store.MarkAsync(default);
        Assert.Equal(new LedgerMark(1, 1, 1), mark);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => _store.FileAsync(New(), [Letter("digest|2026-W47|1")], mark, Now, default))));
        Assert.Single(outcomes, DigestFiling.Filed);
        Assert.Equal(3, outcomes.Count(o => o == DigestFiling.AlreadyFiled));
        Assert.Equal(1, await CountAsync("letters"));
        var last = (await _store.LastAsync(default))!;
        Assert.Equal(("2026-W47", new DateOnly(2026, 11, 20), Now, false), (last.Key, last.Day, last.AsOf, last.Withheld));
        Assert.Equal((1, "1"), (DigestSnapshot.Parse(last.Snapshot).LastEvent, DigestSnapshot.Parse(last.Snapshot).Open));
    }

    [Fact]
    public async Task The_last_digest_up_to_a_day_is_never_one_of_the_future_and_the_one_filed_last_counts()
    {
        await FillAsync();
        var mark = await _store.MarkAsync(default);
        await _store.FileAsync(New() with { Key = "2027-W01", Day = new(2027, 1, 4) }, [], mark, Now, default);
        Assert.Null(await _store.LastUpToAsync(new(2027, 1, 3), default));
        await _store.FileAsync(New() with { Key = "2026-W52", Day = new(2026, 12, 24) }, [], mark, Now, default);

        Assert.Equal("2026-W52", (await _store.LastUpToAsync(new(2026, 12, 24), default))?.Key);
        Assert.Equal("2026-W52", (await _store.LastUpToAsync(new(2027, 1, 4), default))?.Key);
        Assert.Null(await _store.LastUpToAsync(new(2026, 12, 23), default));
    }

    [Fact]
    public async Task A_ledger_that_changed_meanwhile_is_counted_again()
    {
        await FillAsync();
        var mark = await _store.MarkAsync(default);
        await _seed.TurnAsync(_problem, ProblemStatus.Closed, EventKind.Closed, -1);
        Assert.Equal(DigestFiling.LedgerChanged, await _store.FileAsync(New(), [Letter("a")], mark, Now, default));
        Assert.Equal((0, 0), (await CountAsync("digests"), await CountAsync("letters")));
    }

    [Fact]
    public async Task A_withheld_digest_gives_way_to_one_that_reconciles_and_to_no_other()
    {
        await FillAsync();
        var mark = await _store.MarkAsync(default);
        Assert.Equal(DigestFiling.Filed, await _store.FileAsync(New() with { Mismatch = "不符：1" }, [], mark, Now, default));
        Assert.Null(await _store.LastAsync(default));
        Assert.True((await _store.FindAsync("2026-W47", default))!.Withheld);
        Assert.Equal(DigestFiling.AlreadyFiled, await _store.FileAsync(New() with { Mismatch = "不符：1" }, [Letter("a")], mark, Now, default));
        Assert.Equal(DigestFiling.Filed, await _store.FileAsync(New(), [Letter("b")], mark, Now, default));
        Assert.Equal((1, 1), (await CountAsync("digests"), await CountAsync("letters")));
        Assert.Equal(0, await CountAsync("alarms WHERE cleared_at IS NULL"));
        Assert.Equal(1, await CountAsync("alarms"));
    }

    [Fact]
    public async Task The_history_and_what_did_not_arrive_are_read_back()
    {
        await FillAsync();
        await _seed.TurnAsync(_problem, ProblemStatus.Closed, EventKind.Closed, -1);
        await _seed.RunAsync(
            """
            INSERT INTO letters (kind, person_id, recipient, day, subject, message_id, content_hash, state, any_hour, priority, attempts, repeats, composed_at, done_at, detail)
            SELECT 'ladder', id, 'a@b.test', '2026-11-19', 's', '<a@b.test>', 'h', 'given_up', 0, 5, 3, 2, 1, 2000, '451' FROM people
            """);
        Assert.Equal([(EventKind.Closed, -1)], (await _store.EventsAsync(1, default)).Select(e => (e.Kind, e.Delta)));
        Assert.Equal(ProblemStatus.Closed, Assert.Single(await _store.ProblemsAsync(default)).Status);
        Assert.Equal(new DateOnly(2026, 9, 1), await _store.FirstDayAsync(default));
        var lost = Assert.Single(await _store.LostLettersAsync(DateTimeOffset.UnixEpoch, default));
        Assert.Equal(("张示例", "甲市示例局", LetterState.GivenUp, 2), (lost.Person, lost.Unit, lost.State, lost.Repeats));
        Assert.Empty(await _store.LostLettersAsync(DateTimeOffset.FromUnixTimeMilliseconds(2000), default));
    }

    [Fact]
    public async Task What_an_earlier_version_took_in_as_closed_moves_no_figure_any_more_and_what_was_closed_later_does()
    {
        await FillAsync();
        await _seed.TurnAsync(_problem, ProblemStatus.Closed, EventKind.Closed, -1);
        await _seed.RunAsync("UPDATE events SET at = at + 1 WHERE kind = 'closed'");
        await _seed.RunAsync("UPDATE problems SET closed_on = '2026-11-20'");
        await _seed.RunAsync(await CameClosedAsync());
        Assert.Equal([1, -1], (await _store.EventsAsync(0, default)).Select(e => e.Delta));
        Assert.Equal(1, await CountAsync("problems WHERE closed_on IS NOT NULL"));

        await _seed.RunAsync("UPDATE events SET at = at - 1 WHERE kind = 'closed'");
        await _seed.RunAsync(await CameClosedAsync());
        Assert.Empty(await _store.EventsAsync(0, default));
        Assert.Equal(0, await CountAsync("problems WHERE closed_on IS NOT NULL"));
    }

    // The same text for both databases.
    private static async Task<string> CameClosedAsync()
    {
        var assembly = typeof(DigestStore).Assembly;
        using var reader = new StreamReader(assembly.GetManifestResourceStream(assembly.GetManifestResourceNames().First(n => n.EndsWith("0017_came_closed.sql", StringComparison.Ordinal)))!);
        return await reader.ReadToEndAsync(default(CancellationToken));
    }

    [Theory]
    [InlineData("ladder", "refused", "NULL", 1)]
    [InlineData("digest", "given_up", "NULL", 1)]
    [InlineData("office", "uncertain", "5", 1)]
    [InlineData("ladder", "uncertain", "NULL", 0)]
    [InlineData("ladder", "waiting", "5", 0)]
    [InlineData("ladder", "sent", "NULL", 0)]
    [InlineData("ladder", "dropped", "NULL", 0)]
    [InlineData("access", "refused", "NULL", 0)]
    [InlineData("probe", "given_up", "NULL", 0)]
    public async Task What_did_not_arrive_for_certain_is_told_and_what_lets_somebody_in_or_tries_the_server_is_not(string kind, string state, string next, int lost)
    {
        await FillAsync();
        await _seed.RunAsync(
            $"""
            INSERT INTO letters (kind, person_id, recipient, day, subject, message_id, content_hash, state, any_hour, priority, attempts, repeats, next_attempt, composed_at, done_at)
            SELECT '{kind}', id, 'a@b.test', '2026-11-19', 's', '<a@b.test>', 'h', '{state}', 0, 5, 1, 0, {next}, 1, 2000 FROM people
            """);

        Assert.Equal(lost, (await _store.LostLettersAsync(DateTimeOffset.FromUnixTimeMilliseconds(1999), default)).Count);
    }

    private async Task FillAsync()
    {
        _store = new DigestStore(Database);
        _seed = new LedgerSeed(Database, Now);
        var unit = await _seed.UnitAsync("甲市示例局");
        await _seed.HolderAsync(unit, PostRole.Handler, "张示例", "zhang@example.test");
        _problem = await _seed.ProblemAsync("1", unit);
    }

    private async Task<long> CountAsync(string table) => await Database.ReadAsync(s => s.ScalarAsync<long>($"SELECT count(*) FROM {table}"), default);

    private NewDigest New() => new()
    {
        Key = "2026-W47", Day = new(2026, 11, 20), AsOf = Now, Snapshot = new DigestSnapshot { LastEvent = 1, Open = "1" }, Html = "<html/>", Plain = "text",
    };

    private static StandaloneLetter Letter(string key) => new()
    {
        Kind = LetterKind.Digest, DedupKey = key, Recipient = "zhang@example.test", Day = new(2026, 11, 20), Subject = "s", MessageId = "<a@b.test>", Bytes = [1],
    };
}

public sealed class DigestStoreOnSqlite(SqliteFixture fixture) : DigestStoreTests(fixture), IClassFixture<SqliteFixture>;

public sealed class DigestStoreOnPostgres(PostgresFixture fixture) : DigestStoreTests(fixture), IClassFixture<PostgresFixture>;
