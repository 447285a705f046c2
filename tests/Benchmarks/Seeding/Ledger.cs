using System.Data;
using System.Globalization;

using CaseReform.Ops.Benchmarks.Harness;
using CaseReform.Ops.Data.Reminders;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.Text;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CaseReform.Ops.Benchmarks.Seeding;

/// <summary>Fills a ledger quickly: prepared statements on SQLite, arrays on PostgreSQL, in large transactions.</summary>
internal static class Ledger
{
    /// <summary>The first day of the seeded ledger: too few days ago for a silence.</summary>
    public const string EnteredOn = "2026-03-06";

    private const int Chunk = 20_000;

    private static readonly BulkText InsertProblem = new(
        """
        INSERT INTO problems (id, ledger_id, number, sort_key, symptom, source_kind, scope, lead_unit_id, status, entered_on, version, imported_version)
        VALUES (@p0, 1, @p1, @p2, @p3, 'unknown', 'unknown', @p4, 'in_progress', @p5, 1, 1)
        """,
        """
        INSERT INTO problems (id, ledger_id, number, sort_key, symptom, source_kind, scope, lead_unit_id, status, entered_on, version, imported_version)
        SELECT p0, 1, p1, p2, p3, 'unknown', 'unknown', p4, 'in_progress', p5, 1, 1 FROM unnest(@p0, @p1, @p2, @p3, @p4, @p5) AS v (p0, p1, p2, p3, p4, p5)
        """,
        DbType.Int64, DbType.String, DbType.String, DbType.String, DbType.Int64, DbType.String);

    private static readonly BulkText InsertMeasure = new(
        """
        INSERT INTO measures (id, problem_id, ordinal, text, deadline, original_deadline, deadline_text, long_term, provisional, status, responsible_name,
                              responsible_post_id, open, next_due, version)
        VALUES (@p0, @p1, @p2, @p3, @p4, @p4, @p4, 0, 0, 'in_progress', '张示例', @p5, 1, @p6, 1)
        """,
        """
        INSERT INTO measures (id, problem_id, ordinal, text, deadline, original_deadline, deadline_text, long_term, provisional, status, responsible_name,
                              responsible_post_id, open, next_due, version)
        SELECT p0, p1, p2, p3, p4, p4, p4, 0, 0, 'in_progress', '张示例', p5, 1, p6, 1 FROM unnest(@p0, @p1, @p2, @p3, @p4, @p5, @p6) AS v (p0, p1, p2, p3, p4, p5, p6)
        """,
        DbType.Int64, DbType.Int64, DbType.Int64, DbType.String, DbType.String, DbType.Int64, DbType.Int64);

    private static readonly BulkText InsertLetter = new(
        """
        INSERT INTO letters (kind, recipient, day, subject, message_id, content_hash, state, any_hour, priority, attempts, repeats, composed_at, done_at)
        VALUES ('ladder', @p0, '2026-03-10', '【整改督办】3项需处理', @p1, @p1, 'sent', 0, 5, 1, 0, 0, 0)
        """,
        """
        INSERT INTO letters (kind, recipient, day, subject, message_id, content_hash, state, any_hour, priority, attempts, repeats, composed_at, done_at)
        SELECT 'ladder', p0, '2026-03-10', '【整改督办】3项需处理', p1, p1, 'sent', 0, 5, 1, 0, 0, 0 FROM unnest(@p0, @p1) AS v (p0, p1)
        """,
        DbType.String, DbType.String);

    /// <summary>Makes the ledger and releases its reminders.</summary>
    public static async Task BeginAsync(IHost host)
    {
        var database = host.Services.GetRequiredService<Database>();
        await database.WriteAsync(session => session.ExecuteAsync("INSERT INTO ledgers (id, name, year, created_at) VALUES (1, '示例台账', 2026, 0)"), CancellationToken.None);
        await host.Services.GetRequiredService<ReleaseStore>().ReleaseAsync(null, Ground.Noon, "benchmark", CancellationToken.None);
    }

    /// <summary>Adds open measures, each a problem of its own.</summary>
    /// <param name="database">Where to.</param>
    /// <param name="authority">Whose.</param>
    /// <param name="from">The number of the first.</param>
    /// <param name="to">The number after the last.</param>
    /// <param name="draw">What a measure of a number is like.</param>
    public static Task AddAsync(Database database, Authority authority, long from, long to, Func<long, Draft> draw) =>
        InChunksAsync(from, to, (first, end) => database.WriteAsync(
            async session =>
            {
                List<object?[]> problems = [], measures = [];
                for (var n = first; n < end; n++)
                {
                    var number = Number(n);
                    var draft = draw(n);
                    problems.Add([n + 1, number, ProblemNumber.From(number).SortKey(), Texts.Symptom(n), authority.Unit(draft.Unit), EnteredOn]);
                    measures.Add([n + 1, n + 1, 1L, Texts.Measure(n), IsoDay.Text(draft.Deadline), draft.Post, draft.NextDue]);
                }

                await InsertProblem.RunAsync(session, problems);
                await InsertMeasure.RunAsync(session, measures);
            },
            CancellationToken.None));

    /// <summary>Adds letters that went out yesterday.</summary>
    public static Task AddSentLettersAsync(Database database, long from, long to) =>
        InChunksAsync(from, to, (first, end) => database.WriteAsync(
            session => InsertLetter.RunAsync(
                session, [.. Range(first, end).Select(n => new object?[] { string.Create(CultureInfo.InvariantCulture, $"person{n}@example.test"), Number(n) })]),
            CancellationToken.None));

    /// <summary>The number of a problem as people write it.</summary>
    public static string Number(long n) => (n + 1).ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<long> Range(long from, long to)
    {
        for (var n = from; n < to; n++)
        {
            yield return n;
        }
    }

    private static async Task InChunksAsync(long from, long to, Func<long, long, Task> work)
    {
        for (var first = from; first < to; first += Chunk)
        {
            await work(first, Math.Min(to, first + Chunk));
        }
    }
}

/// <summary>A measure to be.</summary>
/// <param name="Unit">The number of the unit that answers for it.</param>
/// <param name="Deadline">Its deadline.</param>
/// <param name="Post">The post of the 责任人 it names, or null for all of the unit.</param>
/// <param name="NextDue">When it next needs a decision.</param>
internal sealed record Draft(long Unit, DateOnly Deadline, long? Post, long NextDue);
