using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.Questions;

namespace CaseReform.Ops.Data.Answers;

/// <summary>Which problems of a scope may hold some of many parts of a sentence, and their texts. What others have neither lends a text nor takes a place.</summary>
internal static class SubjectLook
{
    /// <summary>Problems of each part: pairs that all stand in a text and not beside each other are rare.</summary>
    private const int Each = 12;

    private const int Most = 240;

    private const int Chunk = 500;

    private static readonly SqlText Kept = IdList.In("pair", "SELECT pair, block, problems FROM subject_pairs WHERE");

    private static readonly SqlText Texts = ScopeSql.Both(list =>
        $"""
        SELECT p.id, p.symptom, p.category, m.text
        FROM problems p JOIN ledgers g ON g.id = p.ledger_id LEFT JOIN measures m ON m.problem_id = p.id
        WHERE {list.In("p.id", "ids")} AND {ProblemSql.IsLive} AND {ScopeSql.Covers.For(list.Kind)} ORDER BY p.id DESC, m.ordinal
        """);

    /// <param name="session">Where.</param>
    /// <param name="scope">Of whoever asks.</param>
    /// <param name="parts">The pairs of each part; the first parts come first.</param>
    public static async Task<IReadOnlyList<SubjectTexts>> AtAsync(DatabaseSession session, Scope scope, IReadOnlyList<long[]> parts)
    {
        var own = scope.All ? null : await OwnAsync(session, scope);
        var kept = await KeptAsync(session, parts.SelectMany(pairs => pairs).Distinct());
        var waiting = await WaitingAsync(session);
        var chosen = new HashSet<long>();
        foreach (var pairs in parts)
        {
            foreach (var id in Holding(pairs, kept, own).Where(id => !waiting.Contains(id)).Take(Each))
            {
                if (chosen.Count < Most)
                {
                    chosen.Add(id);
                }
            }
        }

        var fresh = await FreshAsync(session, scope, own, waiting, parts.SelectMany(pairs => pairs).ToHashSet(), Longest);
        return [.. chosen.Count > 0 ? await TextsAsync(session, scope, chosen) : [], .. fresh.Select(found => found.Problem)];
    }

    /// <summary>Problems of a scope that share pairs with words, those that share most.</summary>
    public static async Task<IReadOnlyList<long>> SharingAsync(DatabaseSession session, Scope scope, IReadOnlyList<long> pairs)
    {
        if (pairs.Count == 0)
        {
            return [];
        }

        var own = scope.All ? null : await OwnAsync(session, scope);
        var kept = await KeptAsync(session, pairs);
        var waiting = await WaitingAsync(session);
        var shares = new PriorityQueue<long, (int Pairs, long Id)>();
        foreach (var at in kept.Values.SelectMany(blocks => blocks.Keys).Distinct().Where(at => own is null || own.ContainsKey(at)))
        {
            var counts = new byte[SubjectBlock.Size];
            foreach (var blocks in kept.Values.Where(blocks => blocks.ContainsKey(at)))
            {
                foreach (var place in blocks[at].Places())
                {
                    counts[place]++;
                }
            }

            for (var place = 0; place < SubjectBlock.Size; place++)
            {
                var id = (at * SubjectBlock.Size) + place;
                if (counts[place] > 0 && (own is null || Holds(own, id)) && !waiting.Contains(id))
                {
                    Keep(id, counts[place]);
                }
            }
        }

        foreach (var (problem, held) in await FreshAsync(session, scope, own, waiting, [.. pairs], Held))
        {
            Keep(problem.Id, held);
        }

        return [.. shares.UnorderedItems.Select(item => item.Element)];

        void Keep(long id, int held)
        {
            if (shares.Count < Most)
            {
                shares.Enqueue(id, (held, id));
            }
            else
            {
                shares.EnqueueDequeue(id, (held, id));
            }
        }
    }

    private static async Task<HashSet<long>> WaitingAsync(DatabaseSession session) => [.. await session.QueryAsync<long>("SELECT problem_id FROM subjects_waiting")];

    /// <summary>Problems whose texts are newer than their pairs, as they are, those that have most of the pairs.</summary>
    private static async Task<List<(SubjectTexts Problem, int Rank)>> FreshAsync(
        DatabaseSession session, Scope scope, Dictionary<long, SubjectBlock>? own, HashSet<long> waiting, HashSet<long> pairs, Func<string, HashSet<long>, int> rank)
    {
        List<(SubjectTexts Problem, int Rank)> fresh = [];
        foreach (var ids in waiting.OrderDescending().Where(id => own is null || Holds(own, id)).Chunk(Chunk))
        {
            fresh.AddRange((await TextsAsync(session, scope, ids)).Select(problem => (problem, Rank: problem.Texts.Select(text => rank(text, pairs)).DefaultIfEmpty().Max())).Where(found => found.Rank > 0));
            if (fresh.Count > Most)
            {
                fresh = [.. fresh.OrderByDescending(found => found.Rank).Take(Most)];
            }
        }

        return fresh;
    }

    private static async Task<Dictionary<long, SubjectBlock>> OwnAsync(DatabaseSession session, Scope scope)
    {
        var own = new Dictionary<long, SubjectBlock>();
        await session.EachAsync(ScopeSql.Problems, ScopeSql.Parameters(session, scope), row =>
        {
            var id = row.GetInt64(0);
            if (!own.TryGetValue(SubjectBlock.Of(id), out var block))
            {
                own.Add(SubjectBlock.Of(id), block = new SubjectBlock());
            }

            block.Add(id);
        });
        return own;
    }

    private static async Task<Dictionary<long, Dictionary<long, SubjectBlock>>> KeptAsync(DatabaseSession session, IEnumerable<long> pairs)
    {
        var kept = new Dictionary<long, Dictionary<long, SubjectBlock>>();
        await session.EachAsync(Kept, IdList.Of(session, pairs), row =>
        {
            if (!kept.TryGetValue(row.GetInt64(0), out var blocks))
            {
                kept.Add(row.GetInt64(0), blocks = []);
            }

            blocks.Add(row.GetInt64(1), SubjectBlock.Read(row.GetFieldValue<byte[]>(2)));
        });
        return kept;
    }

    /// <summary>Problems of the scope that have all the pairs noted, the newest first.</summary>
    private static IEnumerable<long> Holding(long[] pairs, Dictionary<long, Dictionary<long, SubjectBlock>> kept, Dictionary<long, SubjectBlock>? own)
    {
        var blocks = new List<Dictionary<long, SubjectBlock>>();
        foreach (var pair in pairs)
        {
            if (!kept.TryGetValue(pair, out var held))
            {
                yield break;
            }

            blocks.Add(held);
        }

        var rarest = blocks.MinBy(held => held.Count)!;
        foreach (var at in rarest.Keys.OrderDescending().Where(at => (own is null || own.ContainsKey(at)) && blocks.TrueForAll(held => held.ContainsKey(at))))
        {
            var left = rarest[at].Copy();
            blocks.ForEach(held => left.Intersect(held[at]));
            if (own is not null)
            {
                left.Intersect(own[at]);
            }

            foreach (var place in left.Places())
            {
                yield return (at * SubjectBlock.Size) + place;
            }
        }
    }

    private static bool Holds(Dictionary<long, SubjectBlock> own, long id) => own.TryGetValue(SubjectBlock.Of(id), out var block) && block.Has(id);

    private static async Task<IEnumerable<SubjectTexts>> TextsAsync(DatabaseSession session, Scope scope, IEnumerable<long> ids)
    {
        var values = ScopeSql.Parameters(session, scope);
        ScopeSql.AddLists(values, session, ("ids", ids));
        return (await session.QueryAsync<TextRow>(Texts, values)).GroupBy(row => row.Id)
            .Select(rows => new SubjectTexts(rows.Key, [.. rows.Select(row => row.Text).Prepend(rows.First().Category).Prepend(rows.First().Symptom).Select(SubjectText.Folded).Where(text => text.Length > 0)]));
    }

    /// <summary>How many known pairs follow each other at most.</summary>
    private static int Longest(string text, HashSet<long> pairs)
    {
        var (longest, run) = (0, 0);
        for (var at = 1; at < text.Length; at++)
        {
            run = pairs.Contains(SubjectIndex.Key((text[at - 1] << 16) | text[at])) ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }

    /// <summary>How many of the pairs a text has.</summary>
    private static int Held(string text, HashSet<long> pairs) => SubjectText.Pairs(text).Count(pair => pairs.Contains(SubjectIndex.Key(pair)));

    private sealed record TextRow
    {
        public long Id { get; init; }

        public string Symptom { get; init; } = string.Empty;

        public string? Category { get; init; }

        public string? Text { get; init; }
    }
}
