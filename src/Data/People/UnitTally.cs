using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Sql;

namespace CaseReform.Ops.Data.People;

/// <summary>How much names a unit, in figures.</summary>
public sealed record UnitTally
{
    /// <summary>Problems it leads, closed ones too.</summary>
    public int Problems { get; init; }

    /// <summary>Measures of other units' problems that it answers for.</summary>
    public int Measures { get; init; }

    /// <summary>Problems it oversees.</summary>
    public int Overseen { get; init; }

    /// <summary>Open problems it supports.</summary>
    public int Supported { get; init; }

    /// <summary>Posts.</summary>
    public int Posts { get; init; }

    /// <summary>People in office in it.</summary>
    public int Holders { get; init; }

    /// <summary>Reminders that wait for its posts.</summary>
    public int Notices { get; init; }

    /// <summary>Units below it.</summary>
    public int Below { get; init; }

    /// <summary>Counts.</summary>
    public static async Task<UnitTally> LoadAsync(DatabaseSession session, long unit, DateOnly today) => (await session.FirstAsync<UnitTally>(
        $"""
        SELECT (SELECT count(*) FROM problems p WHERE p.lead_unit_id = @unit AND {ProblemSql.IsLive}) AS problems,
               (SELECT count(*) FROM measures m JOIN problems p ON p.id = m.problem_id WHERE m.unit_id = @unit AND {ProblemSql.IsLive}) AS measures,
               (SELECT count(*) FROM problems p WHERE p.overseeing_unit_id = @unit AND {ProblemSql.IsLive}) AS overseen,
               (SELECT count(*) FROM problem_units s JOIN problems p ON p.id = s.problem_id WHERE s.unit_id = @unit AND p.status <> 'closed' AND {ProblemSql.IsLive}) AS supported,
               (SELECT count(*) FROM posts WHERE unit_id = @unit) AS posts,
               (SELECT count(DISTINCT h.person_id) FROM posts s JOIN holdings h ON h.post_id = s.id
                WHERE s.unit_id = @unit AND h.from_day <= @today AND (h.to_day IS NULL OR h.to_day >= @today)) AS holders,
               (SELECT count(*) FROM posts s JOIN notices n ON n.post_id = s.id WHERE s.unit_id = @unit AND n.channel = 'mail' AND n.state = 'pending') AS notices,
               (SELECT count(*) FROM units WHERE parent_id = @unit) AS below
        """,
        new { unit, today }))!;
}
