using CaseReform.Ops.Data.Answers;
using CaseReform.Ops.Data.Sql;

namespace CaseReform.Ops.Data.Mail;

/// <summary>The open measures that are somebody's own, for the letter that tells them so: the same rule as 我的任务.</summary>
public sealed class OwnMeasureStore(Database database)
{
    private static readonly SqlText Places = ScopeSql.Both(list => string.Join(
        " UNION ALL ",
        ScopeSql.InHandsOfMany.Select(own =>
            $"SELECT m.id, coalesce(m.deadline, '9999-12-31') AS due, m.responsible_post_id AS post_id, coalesce(m.unit_id, m.lead_unit_id) AS unit_id FROM measures m WHERE m.open = 1 AND {own.For(list.Kind)}")));

    private static readonly SqlText Details = IdList.In(
        "m.id", $"SELECT m.id AS measure_id, coalesce(m.responsible_post_id, 0) AS post_id, p.entered_on AS fired_on, {LetterSql.OfMeasure} FROM measures m {LetterSql.MeasureTables} WHERE");

    /// <summary>For each reader the first of their own open measures by deadline, in the shape of notices that are none (<see cref="PendingNotice.Id"/> 0), and how many there are.</summary>
    public Task<IReadOnlyDictionary<long, OwnMeasures>> OfAsync(IReadOnlyList<OwnHands> readers, int most, CancellationToken token) => database.ReadAsync<IReadOnlyDictionary<long, OwnMeasures>>(
        async session =>
        {
            var places = await session.QueryAsync<PlaceRow>(Places, ScopeSql.ListsOf(session, ("posts", readers.SelectMany(r => r.Posts).Distinct()), ("seats", readers.SelectMany(r => r.SeatUnits).Distinct())));
            var (ofPost, ofUnit) = (places.Where(p => p.PostId is not null).ToLookup(p => p.PostId!.Value), places.Where(p => p.PostId is null).ToLookup(p => p.UnitId));
            var own = readers.ToDictionary(r => r.PersonId, r => r.Posts.SelectMany(p => ofPost[p]).Concat(r.SeatUnits.SelectMany(u => ofUnit[u])).OrderBy(p => p.Due, StringComparer.Ordinal).ThenBy(p => p.Id).ToList());
            var shown = own.Values.SelectMany(o => o.Take(most)).Select(o => o.Id).Distinct().ToList();
            var rows = shown.Count == 0 ? [] : (await session.QueryAsync<PendingNotice>(Details, IdList.Of(session, shown))).ToDictionary(r => r.MeasureId);
            return own.ToDictionary(o => o.Key, o => new OwnMeasures([.. o.Value.Take(most).Select(p => rows.GetValueOrDefault(p.Id)).OfType<PendingNotice>()], o.Value.Count));
        },
        token);

    private sealed record PlaceRow
    {
        public long Id { get; init; }

        public string Due { get; init; } = string.Empty;

        public long? PostId { get; init; }

        public long UnitId { get; init; }
    }
}

/// <summary>By what a measure is somebody's own.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Posts">A measure that names one of these as 责任人.</param>
/// <param name="SeatUnits">A measure of one of these units that names nobody.</param>
public sealed record OwnHands(long PersonId, IReadOnlyCollection<long> Posts, IReadOnlyCollection<long> SeatUnits);

/// <summary>Open measures of one person.</summary>
/// <param name="First">The first of them by deadline.</param>
/// <param name="Count">How many there are.</param>
public sealed record OwnMeasures(IReadOnlyList<PendingNotice> First, int Count);
