using CaseReform.Ops.Data.Sql;

namespace CaseReform.Ops.Data.Evidence;

/// <summary>Which files were sent, by whom, and to which measure they belong. The bytes lie in the <see cref="EvidenceFolder"/>.</summary>
public sealed class EvidenceStore(Database database)
{
    /// <summary>How long a file waits for its measure.</summary>
    public static readonly TimeSpan Waits = TimeSpan.FromDays(1);

    private const string Columns = "id, name, size, sha256, person_id, received_at, measure_id, coalesce(version, 0) AS version";

    private static readonly SqlText Named = IdList.In("id", $"SELECT {Columns} FROM evidence WHERE", "ORDER BY id");

    private static readonly SqlText StillUsed = "SELECT count(*) FROM evidence WHERE sha256 = @hash";

    // rows that only refer to the person, as everything they say does, need not wait
    private static readonly SqlText LockPerson = new("SELECT id FROM people WHERE id = @person", "SELECT id FROM people WHERE id = @person FOR NO KEY UPDATE");

    /// <summary>Enters a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="quota">How many bytes one person's files may have together.</param>
    /// <param name="keep">Puts the file in its place; before the row is there for others, since a row without its file would be a promise that cannot be kept.</param>
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

            keep();
            return await session.InsertAsync(
                """
                INSERT INTO evidence (person_id, conversation, name, kind, size, sha256, received_at)
                VALUES (@person, @conversation, @name, @kind, @size, @sha256, @now) RETURNING id
                """,
                new
                {
                    person = file.PersonId, conversation = file.Conversation, name = file.Name, kind = ContentKinds.CodeOf(file.Kind), size = file.Size, sha256 = file.Sha256, now,
                });
        },
        token);

    /// <summary>What a person sent in a conversation and has not added to a measure.</summary>
    public Task<IReadOnlyList<EvidenceFile>> WaitingAsync(long personId, string conversation, DateTimeOffset now, CancellationToken token) => database.ReadAsync(
        session => session.QueryAsync<EvidenceFile>(
            $"SELECT {Columns} FROM evidence WHERE person_id = @personId AND conversation = @conversation AND measure_id IS NULL AND received_at > @since ORDER BY id",
            new { personId, conversation, since = now - Waits }),
        token);

    /// <summary>Files by their rows, with the version each would have as the next of its name at a measure.</summary>
    public Task<IReadOnlyList<EvidenceFile>> ForAsync(IReadOnlyCollection<long> ids, long measure, CancellationToken token) => database.ReadAsync<IReadOnlyList<EvidenceFile>>(
        async session =>
        {
            var files = await session.QueryAsync<EvidenceFile>(Named, IdList.Of(session, ids));
            var versions = (await session.QueryAsync<EvidenceFile>(
                $"SELECT {Columns} FROM evidence WHERE measure_id = @measure ORDER BY version", new { measure })).ToLookup(f => f.Name, f => f.Version);
            var next = versions.ToDictionary(g => g.Key, g => g.Max());
            return [.. files.Select(f => f with { Version = next[f.Name] = next.GetValueOrDefault(f.Name) + 1 })];
        },
        token);

    /// <summary>The files of a measure, the newest version of each name first.</summary>
    public Task<IReadOnlyList<EvidenceFile>> OfMeasureAsync(long measure, CancellationToken token) => database.ReadAsync(
        session => session.QueryAsync<EvidenceFile>($"SELECT {Columns} FROM evidence WHERE measure_id = @measure ORDER BY name, version DESC", new { measure }), token);

    /// <summary>The files of a problem's measures, the newest version of each name; the reader's scope was checked with the problem.</summary>
    public Task<IReadOnlyList<EvidenceFile>> OfProblemAsync(long problem, CancellationToken token) => database.ReadAsync(
        session => session.QueryAsync<EvidenceFile>(
            $"""
            SELECT {Columns} FROM evidence e WHERE measure_id IN (SELECT id FROM measures WHERE problem_id = @problem)
              AND NOT EXISTS (SELECT 1 FROM evidence n WHERE n.measure_id = e.measure_id AND n.name = e.name AND n.version > e.version)
            ORDER BY measure_id, name
            """,
            new { problem }),
        token);

    /// <summary>One file, or null.</summary>
    public Task<EvidenceFile?> FindAsync(long id, CancellationToken token) => database.ReadAsync(
        session => session.FirstAsync<EvidenceFile>($"SELECT {Columns} FROM evidence WHERE id = @id", new { id }), token);

    /// <summary>Forgets what has waited too long.</summary>
    /// <returns>Hashes that no file has any more.</returns>
    public Task<IReadOnlyList<string>> PurgeAsync(DateTimeOffset now, CancellationToken token) => database.WriteAsync<IReadOnlyList<string>>(
        async session =>
        {
            var hashes = await session.QueryAsync<string>(
                "DELETE FROM evidence WHERE measure_id IS NULL AND received_at <= @before RETURNING sha256", new { before = now - Waits });
            var gone = new List<string>();
            foreach (var hash in hashes.Distinct())
            {
                if (await session.ScalarAsync<long>(StillUsed, new { hash }) == 0)
                {
                    gone.Add(hash);
                }
            }

            return gone;
        },
        token);
}
