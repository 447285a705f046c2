using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Data.Reminders;

/// <summary>Who has to answer for open measures, in groups: few even where measures are many.</summary>
public sealed class AnswerableStore(Database database)
{
    private const string Open = "m.open = 1 AND p.status <> 'closed'";

    /// <summary>The groups.</summary>
    public async Task<IReadOnlyList<(DutyPosts Posts, int Measures)>> GroupsAsync(CancellationToken token) =>
        [.. (await database.ReadAsync(
            session => session.QueryAsync<GroupRow>(
                $"""
                SELECT coalesce(m.unit_id, p.lead_unit_id) AS unit_id, m.responsible_post_id, p.overseeing_unit_id, p.lead_leader_post_id, count(*) AS measures
                FROM measures m JOIN problems p ON p.id = m.problem_id WHERE {Open}
                GROUP BY coalesce(m.unit_id, p.lead_unit_id), m.responsible_post_id, p.overseeing_unit_id, p.lead_leader_post_id
                """),
            token)).Select(r => (new DutyPosts(r.UnitId, r.ResponsiblePostId, r.OverseeingUnitId, r.LeadLeaderPostId), (int)r.Measures))];

    /// <summary>The measures of one group, at most so many.</summary>
    public Task<IReadOnlyList<MeasureRow>> MeasuresAsync(DutyPosts posts, int take, CancellationToken token) => database.ReadAsync(
        session => session.QueryAsync<MeasureRow>(
            $"{MeasureRow.Select} WHERE {Open} AND u.id = @unit AND coalesce(m.responsible_post_id, 0) = @post ORDER BY m.id LIMIT @take",
            new { unit = posts.LeadUnitId, post = posts.ResponsiblePostId ?? 0, take }),
        token);

    /// <summary>Years in which deadlines of open measures lie or are counted provisionally.</summary>
    public async Task<(IReadOnlyList<int> Years, long Provisional)> YearsAsync(CancellationToken token) => await database.ReadAsync(
        async session => (
            (IReadOnlyList<int>)[.. (await session.QueryAsync<string>(
                "SELECT DISTINCT substr(deadline, 1, 4) FROM measures WHERE open = 1 AND deadline IS NOT NULL")).Select(y => int.Parse(y, null)).Order()],
            await session.ScalarAsync<long>("SELECT count(*) FROM measures WHERE open = 1 AND provisional = 1")),
        token);

    private sealed record GroupRow
    {
        public long UnitId { get; init; }

        public long? ResponsiblePostId { get; init; }

        public long? OverseeingUnitId { get; init; }

        public long? LeadLeaderPostId { get; init; }

        public long Measures { get; init; }
    }
}
