using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.CloseOut;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Data.CloseOut;

/// <summary>A problem with all that decides about its close-out; held until the transaction ends where it writes.</summary>
internal sealed class CloseOutCase
{
    private const string Measures = MeasureRow.Select + " WHERE p.id = @problem ORDER BY m.ordinal";

    private static readonly SqlText Held = new(Measures, Measures + " FOR SHARE OF g FOR UPDATE OF p, m");

    private const string Judged =
        """
        SELECT m.id, m.effective, (SELECT count(*) FROM evidence e WHERE e.measure_id = m.id) AS files
        FROM measures m WHERE m.problem_id = @problem
        """;

    private const string Last = $"SELECT {CloseOutRow.Columns} FROM close_outs c WHERE c.problem_id = @problem ORDER BY c.round DESC LIMIT 1";

    private CloseOutCase(IReadOnlyList<MeasureRow> measures, CloseOutFacts facts, CloseOutRow? last)
    {
        Rows = measures;
        Facts = facts;
        LastApplication = last;
    }

    /// <summary>The measures.</summary>
    public IReadOnlyList<MeasureRow> Rows { get; }

    /// <summary>The first of them, for what they have in common.</summary>
    public MeasureRow Problem => Rows[0];

    /// <summary>What decides.</summary>
    public CloseOutFacts Facts { get; }

    /// <summary>The last application, running or not.</summary>
    public CloseOutRow? LastApplication { get; }

    /// <summary>The application that runs.</summary>
    public CloseOutRow? Application => LastApplication is { EndedOn: null } running ? running : null;

    /// <summary>In whose hands the problem lies.</summary>
    public ProblemFacts Hands => new(Problem.LeadUnitId, Problem.OverseeingUnitId, Problem.LeadLeaderPostId, [.. Rows.Select(m => m.Hands)]);

    /// <summary>As the trail names it.</summary>
    public string Subject => $"{Problem.Ledger}/{Problem.Number}";

    /// <summary>What people are to it. Whoever stood behind the application that closed it still does when one looks back.</summary>
    public CloseOutPeople People(Roster roster, DateOnly day) =>
        new(roster, Hands, (Facts.Stage == CloseOutStage.Closed ? LastApplication : Application)?.By, day);

    /// <summary>Reads it; null where there is no such problem, or it was withdrawn.</summary>
    public static async Task<CloseOutCase?> ReadAsync(DatabaseSession session, long problem, CloseOutTerms terms, DateOnly today)
    {
        var rows = await session.QueryAsync<MeasureRow>(session.Writes ? Held : Measures, new { problem });
        if (rows.Count == 0)
        {
            return null;
        }

        var judged = (await session.QueryAsync<JudgedRow>(Judged, new { problem })).ToDictionary(row => row.Id);
        var last = await session.FirstAsync<CloseOutRow>(Last, new { problem });
        var running = last is { EndedOn: null } ? last : null;
        List<CloseOutMeasure> measures =
        [
            .. rows.Select(m => new CloseOutMeasure(m.Name, m.IsComplete, judged[m.Id].Files + (string.IsNullOrWhiteSpace(m.Evidence) ? 0 : 1), judged[m.Id].Effective)),
        ];
        return new CloseOutCase(
            rows,
            new CloseOutFacts
            {
                Number = rows[0].Number,
                Stage = CloseOutStages.Of(rows[0].ProblemStatus, measures.TrueForAll(m => m.IsComplete), running?.Verified ?? false),
                Measures = measures,
                IsVerified = running?.Verified ?? false,
                Notice = running?.Notice,
                Terms = terms,
                Today = today,
            },
            last);
    }

    private sealed record JudgedRow
    {
        public long Id { get; init; }

        public Effectiveness Effective { get; init; }

        public int Files { get; init; }
    }
}
