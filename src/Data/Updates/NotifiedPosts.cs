using CaseReform.Ops.Data.CloseOut;
using CaseReform.Ops.Data.Sql;

namespace CaseReform.Ops.Data.Updates;

/// <summary>To which posts notices of measures went, in a letter or in chat. A call to a close-out asks for no report and gives no right to one.</summary>
internal static class NotifiedPosts
{
    /// <summary>A letter that perhaps arrived counts: whoever reads it must be able to do what it asks.</summary>
    private static readonly string Went =
        $"""
        SELECT DISTINCT n.measure_id, n.post_id FROM notices n LEFT JOIN letters l ON l.id = n.letter_id
        WHERE (n.state = 'sent' OR (n.state = 'pending' AND l.state IN ('sent', 'uncertain')) OR (n.state = 'undeliverable' AND l.state = 'given_up' AND l.cause = 'uncertain'))
          AND n.rung NOT IN ({CloseOutCallSql.Rungs}) AND
        """;

    private static readonly SqlText OfMeasures = IdList.In("n.measure_id", Went);

    /// <summary>By measure.</summary>
    public static async Task<ILookup<long, long>> OfAsync(DatabaseSession session, IEnumerable<long> measures) =>
        (await session.QueryAsync<PostRow>(OfMeasures, IdList.Of(session, measures))).ToLookup(row => row.MeasureId, row => row.PostId);

    /// <summary>Of one measure.</summary>
    public static async Task<IReadOnlyList<long>> OfAsync(DatabaseSession session, long measure) => [.. (await OfAsync(session, [measure]))[measure]];

    private sealed record PostRow
    {
        public long MeasureId { get; init; }

        public long PostId { get; init; }
    }
}
