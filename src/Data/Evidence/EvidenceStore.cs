using System.Text.Json;

using CaseReform.Ops.Data.Sql;

namespace CaseReform.Ops.Data.Evidence;

/// <summary>Which files were sent, by whom, and to which measure they belong. The bytes lie in the <see cref="EvidenceFolder"/>.</summary>
public sealed class EvidenceStore(Database database)
{
    /// <summary>How long a file waits for its measure.</summary>
    public static readonly TimeSpan Waits = TimeSpan.FromDays(1);

    private const string Columns = "id, name, size, sha256, person_id, received_at, measure_id, coalesce(version, 0) AS version, note";

    private static readonly SqlText Named = IdList.In("id", $"SELECT {Columns} FROM evidence WHERE", "ORDER BY id");

    private const string Unclaimed = "DELETE FROM evidence WHERE person_id = @person AND conversation = @conversation AND measure_id IS NULL";

    private static readonly SqlText Rows = IdList.In("id", $"{Unclaimed} AND");

    private const string Sent = "RETURNING sha256 || name";

    // a file that was sent twice is shown once
    private static readonly SqlText DropNamed = IdList.In("id", $"{Unclaimed} AND (name, sha256) IN (SELECT name, sha256 FROM evidence WHERE", $") {Sent}");

    private static readonly SqlText Strays = new(
        "SELECT h.value FROM json_each(@hashes) h WHERE NOT EXISTS (SELECT 1 FROM evidence e WHERE e.sha256 = h.value)",
        "SELECT h FROM unnest(@hashes) h WHERE NOT EXISTS (SELECT 1 FROM evidence e WHERE e.sha256 = h)");

    // whoever enters a file holds this table from its row on until the commit; SQLite has one writer anyhow
    private static readonly SqlText NobodyEnters = new("SELECT 1", "LOCK TABLE evidence IN SHARE MODE");

    // rows that only refer to the person, as everything they say does, need not wait
    private static readonly SqlText LockPerson = new("SELECT id FROM people WHERE id = @person", "SELECT id FROM people WHERE id = @person FOR NO KEY UPDATE");

    /// <summary>Enters a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="quota">How many bytes one person's files may have together.</param>
    /// <param name="keep">Puts the file in its place; before others see the row, since a row without its file would be a promise that cannot be kept, and behind the
    /// row in the transaction, so that <see cref="RemoveStraysAsync"/> waits for it.</param>
    /// <param name="now">When.</param>
    /// <param name="token">Stops waiting.</param>
    /// <returns>Its row; null when the person's files would be larger than the quota together, whatever others have sent.</returns>
    public Task<long?> EnterAsync(NewEvidence file, long quota, Action keep, DateTimeOffset now, CancellationToken token) => database.WriteAsync<long?>(
        async session =>
        {
            await session.FirstAsync<long?>(LockPerson, new { person = file.PersonId });
            var used = await session.ScalarAsync<long>("SELECT CAST(coalesce(sum(size), 0) AS BIGINT) FROM evidence WHERE person_id = @person", new { person = file.PersonId });
            if (used + file.Size > quota)
            {
                return null;
            }

            var id = await session.InsertAsync(
                """
                INSERT INTO evidence (person_id, conversation, name, kind, size, sha256, received_at)
                VALUES (@person, @conversation, @name, @kind, @size, @sha256, @now) RETURNING id
                """,
                new
                {
                    person = file.PersonId, conversation = file.Conversation, name = file.Name, kind = ContentKinds.CodeOf(file.Kind), size = file.Size, sha256 = file.Sha256, now,
                });
            keep();
            return id;
        },
        token);

    /// <summary>What a person sent in a conversation and has not added to a measure.</summary>
    public Task<IReadOnlyList<EvidenceFile>> WaitingAsync(long personId, string conversation, DateTimeOffset now, CancellationToken token) => database.ReadAsync(
        session => session.QueryAsync<EvidenceFile>(
            $"SELECT {Columns} FROM evidence WHERE person_id = @personId AND conversation = @conversation AND measure_id IS NULL AND received_at > @since ORDER BY id",
            new { personId, conversation, since = now - Waits }),
        token);

    /// <summary>Forgets what a person sent in a conversation and has not added to a measure; its bytes become strays.</summary>
    /// <returns>How many files; what was sent twice counts once.</returns>
    public Task<int> DropAsync(long personId, string conversation, CancellationToken token) => database.WriteAsync(
        async session => (await session.QueryAsync<string>($"{Unclaimed} {Sent}", new { person = personId, conversation })).Distinct().Count(), token);

    /// <summary>Forgets files by their rows as if they had never been sent.</summary>
    public Task ForgetAsync(long personId, string conversation, IReadOnlyCollection<long> ids, CancellationToken token) => database.WriteAsync(
        session => session.ExecuteAsync(Rows, IdList.Of(session, ids, new { person = personId, conversation })), token);

    /// <summary>Forgets files by their rows, and what is the same under the same name.</summary>
    internal static async Task<int> DropAsync(DatabaseSession session, long personId, string conversation, IReadOnlyCollection<long> ids) =>
        (await session.QueryAsync<string>(DropNamed, IdList.Of(session, ids, new { person = personId, conversation }))).Distinct().Count();

    /// <summary>Files by their rows, with the version each would have as the next of its name at a measure.</summary>
    public Task<IReadOnlyList<EvidenceFile>> ForAsync(IReadOnlyCollection<long> ids, long measure, CancellationToken token) => database.ReadAsync<IReadOnlyList<EvidenceFile>>(
        async session =>
        {
            var files = await session.QueryAsync<EvidenceFile>(Named, IdList.Of(session, ids));
            var versions = (await session.QueryAsync<EvidenceFile>($"SELECT {Columns} FROM evidence WHERE measure_id = @measure", new { measure })).ToLookup(f => f.Name, f => f.Version);
            var next = versions.ToDictionary(g => g.Key, g => g.Max());
            return [.. files.Select(f => f with { Version = next[f.Name] = next.GetValueOrDefault(f.Name) + 1 })];
        },
        token);

    /// <summary>The files of a problem's measures, the newest version of each name; the reader's scope was checked with the problem.</summary>
    public Task<IReadOnlyList<EvidenceFile>> OfProblemAsync(long problem, CancellationToken token) => database.ReadAsync(
        session => session.QueryAsync<EvidenceFile>(
            $"""
            SELECT {Columns}, role, (SELECT o.name FROM people o WHERE o.id = e.person_id) AS sender FROM evidence e WHERE measure_id IN (SELECT id FROM measures WHERE problem_id = @problem)
              AND NOT EXISTS (SELECT 1 FROM evidence n WHERE n.measure_id = e.measure_id AND n.name = e.name AND n.version > e.version)
            ORDER BY measure_id, name
            """,
            new { problem }),
        token);

    /// <summary>One file, or null.</summary>
    public Task<EvidenceFile?> FindAsync(long id, CancellationToken token) => database.ReadAsync(
        session => session.FirstAsync<EvidenceFile>($"SELECT {Columns} FROM evidence WHERE id = @id", new { id }), token);

    /// <summary>Forgets what has waited too long; its bytes become strays.</summary>
    /// <returns>How many files.</returns>
    public Task<int> PurgeAsync(DateTimeOffset now, CancellationToken token) => database.WriteAsync(
        session => session.ExecuteAsync("DELETE FROM evidence WHERE measure_id IS NULL AND received_at <= @before", new { before = now - Waits }), token);

    /// <summary>Removes contents that no row names: of files forgotten, and of those whose entry failed after they were in their place.</summary>
    /// <param name="hashes">Contents that are there.</param>
    /// <param name="remove">Takes one away. Called while nobody can enter a file.</param>
    /// <param name="token">Stops waiting.</param>
    public async Task RemoveStraysAsync(IReadOnlyCollection<string> hashes, Action<string> remove, CancellationToken token)
    {
        if (await database.ReadAsync(session => StraysAsync(session, hashes), token) is { Count: > 0 } strays)
        {
            await database.WriteAsync(
                async session =>
                {
                    await session.ExecuteAsync(NobodyEnters);
                    foreach (var hash in await StraysAsync(session, strays))
                    {
                        remove(hash);
                    }
                },
                token);
        }
    }

    private static Task<IReadOnlyList<string>> StraysAsync(DatabaseSession session, IEnumerable<string> hashes) => session.QueryAsync<string>(
        Strays, new { hashes = session.Kind == DatabaseKind.Sqlite ? JsonSerializer.Serialize(hashes) : (object)hashes.ToArray() });
}
