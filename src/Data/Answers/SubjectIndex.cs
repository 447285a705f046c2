using System.Data;

using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Questions;

namespace CaseReform.Ops.Data.Answers;

/// <summary>
/// Notes by which pairs of characters problems are found. A problem whose texts are new waits (<c>subjects_waiting</c>, in the transaction that changed them) and is
/// searched as it is until its pairs are noted, so that an import need not wait for this and no answer misses anything.
/// </summary>
public sealed class SubjectIndex(Database database)
{
    /// <summary>Problems of one transaction: others who write wait no longer than for so many.</summary>
    private const int Batch = 2000;

    private const long AdvisoryLock = 0x43725375626A;

    private const string Texts =
        """
        SELECT p.id, p.symptom || ' ' || coalesce(p.category, '') AS text FROM problems p WHERE {0}
        UNION ALL SELECT m.problem_id, m.text FROM measures m WHERE {1}
        """;

    private static readonly SqlText Take = new(
        "DELETE FROM subjects_waiting WHERE problem_id IN (SELECT problem_id FROM subjects_waiting ORDER BY problem_id LIMIT @batch) RETURNING problem_id",
        "DELETE FROM subjects_waiting WHERE problem_id IN (SELECT problem_id FROM subjects_waiting ORDER BY problem_id LIMIT @batch FOR UPDATE SKIP LOCKED) RETURNING problem_id");

    private static readonly SqlText Read = new(
        string.Format(null, Texts, "p.id IN (SELECT value FROM json_each(@ids))", "m.problem_id IN (SELECT value FROM json_each(@ids))"),
        string.Format(null, Texts, "p.id IN (SELECT unnest(@ids))", "m.problem_id IN (SELECT unnest(@ids))"));

    private static readonly SqlText Kept = IdList.In("pair", "SELECT pair, problems FROM subject_pairs WHERE block = @block AND");

    private static readonly BulkText Put = new(
        "INSERT INTO subject_pairs (pair, block, problems) VALUES (@p0, @p1, @p2) ON CONFLICT (pair, block) DO UPDATE SET problems = excluded.problems",
        "INSERT INTO subject_pairs (pair, block, problems) SELECT * FROM unnest(@p0, @p1, @p2) ON CONFLICT (pair, block) DO UPDATE SET problems = excluded.problems",
        DbType.Int64, DbType.Int64, DbType.Binary);

    /// <summary>Notes the pairs of some that wait.</summary>
    /// <returns>Whether there was anything to note.</returns>
    public async Task<bool> NoteAsync(CancellationToken token) =>
        await database.ReadFirstAsync<long?>("SELECT problem_id FROM subjects_waiting LIMIT 1", null, token) is not null
        && await database.WriteAsync(NoteAsync, token);

    private static async Task<bool> NoteAsync(DatabaseSession session)
    {
        if (session.Kind == DatabaseKind.Postgres)
        {
            // bits are read, added to and written: one at a time
            await session.ExecuteAsync("SELECT pg_advisory_xact_lock(@key)", new { key = AdvisoryLock });
        }

        var taken = await session.QueryAsync<long>(Take, new { batch = Batch });
        foreach (var block in taken.GroupBy(SubjectBlock.Of))
        {
            var noted = new Dictionary<long, SubjectBlock>();
            await session.EachAsync(Read, IdList.Of(session, block), row =>
            {
                var problem = row.GetInt64(0);
                foreach (var pair in SubjectText.Pairs(SubjectText.Folded(row.GetString(1))))
                {
                    if (!noted.TryGetValue(Key(pair), out var problems))
                    {
                        noted.Add(Key(pair), problems = new SubjectBlock());
                    }

                    problems.Add(problem);
                }
            });
            await session.EachAsync(Kept, IdList.Of(session, noted.Keys, new { block = block.Key }), row => noted[row.GetInt64(0)].Add(SubjectBlock.Read(row.GetFieldValue<byte[]>(1))));
            await Put.RunAsync(session, [.. noted.OrderBy(n => n.Key).Select(n => new object?[] { n.Key, block.Key, n.Value.Write() })]);
        }

        return taken.Count > 0;
    }

    /// <summary>A pair as it is stored.</summary>
    internal static long Key(int pair) => (uint)pair;
}
