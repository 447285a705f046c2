using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.Questions;

namespace CaseReform.Ops.Data.Answers;

/// <summary>
/// Problems and measures by words of their subject, within the reader's scope. The pairs of the words' characters tell which problems may hold them
/// (<see cref="SubjectIndex"/>); their texts decide.
/// </summary>
public sealed class SubjectSearch(Database database)
{
    /// <summary>The scope of somebody who sees no more problems than this is read first, and nothing else is looked at.</summary>
    private const int Narrow = 20_000;

    private const int Chunk = 500;

    private static readonly SqlText InScope = new($"SELECT id FROM ({ScopeSql.Problems.Sqlite}) s LIMIT @take", $"SELECT id FROM ({ScopeSql.Problems.Postgres}) s LIMIT @take");

    private static readonly SqlText Kept = IdList.In("pair", "SELECT pair, block, problems FROM subject_pairs WHERE");

    private static readonly SqlText Texts = ScopeSql.Both(list =>
        $"""
        SELECT p.id, g.name AS ledger, p.number, p.symptom, p.category, p.status, u.name AS unit, m.id AS measure_id, m.ordinal, m.text, m.open
        FROM problems p JOIN ledgers g ON g.id = p.ledger_id JOIN units u ON u.id = p.lead_unit_id LEFT JOIN measures m ON m.problem_id = p.id
        WHERE {list.In("p.id", "ids")} AND {ProblemSql.IsLive} AND {ScopeSql.Covers.For(list.Kind)} ORDER BY p.id, m.ordinal
        """);

    /// <summary>What holds all the words, best first: the words as one phrase in a measure, then in the problem, then apart; what is open before what is done.</summary>
    /// <param name="scope">Of whoever asks.</param>
    /// <param name="words">As they were said.</param>
    /// <param name="most">So many problems at most.</param>
    /// <param name="token">Stops reading.</param>
    public Task<FoundSubjects> FindAsync(Scope scope, IReadOnlyList<string> words, int most, CancellationToken token)
    {
        var searched = SubjectText.Searched(words);
        var pairs = searched.SelectMany(SubjectText.Pairs).Distinct().Select(SubjectIndex.Key).ToList();
        return pairs.Count == 0 ? Task.FromResult(FoundSubjects.None) : database.ReadAsync(session => FindAsync(session, scope, searched, pairs, most), token);
    }

    /// <summary>
    /// The texts in which parts of a sentence may stand, in one look for all of them: of each part, the first ones first, the newest problems that have all its pairs. A part
    /// may have gaps, of which nothing is asked. Only the reader's own scope is looked at, whatever others have.
    /// </summary>
    /// <param name="scope">Of whoever asks.</param>
    /// <param name="parts">As they were said.</param>
    /// <param name="token">Stops reading.</param>
    public Task<IReadOnlyList<SubjectTexts>> LookAsync(Scope scope, IReadOnlyList<string> parts, CancellationToken token)
    {
        List<long[]> searched = [.. parts.Select(SubjectText.Folded).Distinct(StringComparer.Ordinal).Select(part => SubjectText.Pairs(part).Select(SubjectIndex.Key).ToArray()).Where(pairs => pairs.Length > 0)];
        return searched.Count == 0 ? Task.FromResult<IReadOnlyList<SubjectTexts>>([]) : database.ReadAsync(session => SubjectLook.AtAsync(session, scope, searched), token);
    }

    private static async Task<FoundSubjects> FindAsync(DatabaseSession session, Scope scope, IReadOnlyList<string> words, List<long> pairs, int most)
    {
        var own = scope.All ? null : (await session.QueryAsync<long>(InScope, ScopeSql.Parameters(session, scope, new { take = Narrow + 1 }))).ToHashSet();
        own = own?.Count > Narrow ? null : own;
        var found = new List<FoundSubject>();
        foreach (var ids in await CandidatesAsync(session, pairs, own) is var candidates ? candidates.Chunk(Chunk) : [])
        {
            var values = ScopeSql.Parameters(session, scope);
            ScopeSql.AddLists(values, session, ("ids", ids));
            found.AddRange((await session.QueryAsync<TextRow>(Texts, values)).GroupBy(r => r.Id).Select(rows => Judge([.. rows], words)).OfType<FoundSubject>());
            if (found.Count > most)
            {
                break;
            }
        }

        return new FoundSubjects([.. found.OrderBy(f => f.Rank).ThenBy(f => f.IsOpen ? 0 : 1).ThenBy(f => f.Id).Take(most)], found.Count > most);
    }

    /// <summary>Rows of problems that may hold the pairs, the newest first; those whose texts are newer than their pairs come as well.</summary>
    private static async Task<IEnumerable<long>> CandidatesAsync(DatabaseSession session, List<long> pairs, HashSet<long>? own)
    {
        var blocks = new Dictionary<long, (SubjectBlock Problems, int Pairs)>();
        await session.EachAsync(Kept, IdList.Of(session, pairs), row =>
        {
            var (block, problems) = (row.GetInt64(1), SubjectBlock.Read(row.GetFieldValue<byte[]>(2)));
            if (blocks.TryGetValue(block, out var before))
            {
                problems.Intersect(before.Problems);
            }

            blocks[block] = (problems, before.Pairs + 1);
        });
        var waiting = (await session.QueryAsync<long>("SELECT problem_id FROM subjects_waiting")).ToHashSet();
        return blocks.Where(b => b.Value.Pairs == pairs.Count).OrderByDescending(b => b.Key)
            .SelectMany(b => b.Value.Problems.Places().Select(place => (b.Key * SubjectBlock.Size) + place))
            .Where(id => !waiting.Contains(id)).Concat(waiting.OrderDescending())
            .Where(id => own is null || own.Contains(id));
    }

    private static FoundSubject? Judge(IReadOnlyList<TextRow> rows, IReadOnlyList<string> words)
    {
        var problem = rows[0];
        var about = SubjectText.Folded(problem.Symptom) + "\n" + SubjectText.Folded(problem.Category);
        var measures = rows.Where(r => r.MeasureId is not null).Select(r => (Row: r, Text: SubjectText.Folded(r.Text))).ToList();
        if (!words.All(word => about.Contains(word, StringComparison.Ordinal) || measures.Exists(m => m.Text.Contains(word, StringComparison.Ordinal))))
        {
            return null;
        }

        var phrase = string.Concat(words);
        var isAbout = words.All(word => about.Contains(word, StringComparison.Ordinal));
        var matched = measures.Where(m => words.All(word => about.Contains(word, StringComparison.Ordinal) || m.Text.Contains(word, StringComparison.Ordinal))).ToList();
        var named = measures.Where(m => words.All(word => m.Text.Contains(word, StringComparison.Ordinal))).ToList();
        return new FoundSubject
        {
            Id = problem.Id,
            Ledger = problem.Ledger,
            Number = problem.Number,
            Symptom = problem.Symptom,
            Unit = problem.Unit,
            Status = problem.Status,
            Measures = [.. matched.Select(m => m.Row.MeasureId!.Value)],
            Ordinal = !isAbout && named.Count == 1 ? named[0].Row.Ordinal : null,
            MeasureText = !isAbout && named.Count == 1 ? named[0].Row.Text : null,
            IsOpen = rows.Any(r => r.Open == 1),
            Rank = measures.Exists(m => m.Text.Contains(phrase, StringComparison.Ordinal)) ? 0 : about.Contains(phrase, StringComparison.Ordinal) ? 1 : named.Count > 0 ? 2 : isAbout ? 3 : 4,
        };
    }

    private sealed record TextRow
    {
        public long Id { get; init; }

        public string Ledger { get; init; } = string.Empty;

        public string Number { get; init; } = string.Empty;

        public string Symptom { get; init; } = string.Empty;

        public string? Category { get; init; }

        public ProblemStatus Status { get; init; }

        public string Unit { get; init; } = string.Empty;

        public long? MeasureId { get; init; }

        public int? Ordinal { get; init; }

        public string? Text { get; init; }

        public long? Open { get; init; }
    }
}

/// <summary>A problem's own text and those of its measures.</summary>
/// <param name="Id">The problem's row.</param>
/// <param name="Texts">As they are compared.</param>
public sealed record SubjectTexts(long Id, IReadOnlyList<string> Texts);

/// <summary>What words were found in.</summary>
/// <param name="Problems">Best first.</param>
/// <param name="IsMore">There are more than were asked for.</param>
public sealed record FoundSubjects(IReadOnlyList<FoundSubject> Problems, bool IsMore)
{
    /// <summary>Nothing.</summary>
    public static FoundSubjects None { get; } = new([], false);
}

/// <summary>A problem that holds the words, itself or in its measures.</summary>
public sealed record FoundSubject
{
    /// <summary>The problem's row.</summary>
    public long Id { get; init; }

    /// <summary>The ledger's name.</summary>
    public string Ledger { get; init; } = string.Empty;

    /// <summary>问题编号</summary>
    public string Number { get; init; } = string.Empty;

    /// <summary>问题表现</summary>
    public string Symptom { get; init; } = string.Empty;

    /// <summary>牵头单位</summary>
    public string Unit { get; init; } = string.Empty;

    /// <summary>Where the problem stands.</summary>
    public ProblemStatus Status { get; init; }

    /// <summary>Rows of its measures that hold all the words, in their own text or the problem's.</summary>
    public IReadOnlyList<long> Measures { get; init; } = [];

    /// <summary>The one measure that the words name, where the problem's own text does not hold them; else null.</summary>
    public int? Ordinal { get; init; }

    /// <summary>That measure's text.</summary>
    public string? MeasureText { get; init; }

    /// <summary>Whether a measure of it still runs.</summary>
    public bool IsOpen { get; init; }

    internal int Rank { get; init; }
}
