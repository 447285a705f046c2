using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Data.Ledger.Withdrawal;

/// <summary>What the office can still read of withdrawn problems: who withdrew them and why, what was reported, which files came in, what changed.</summary>
public sealed class WithdrawnHistory(Database database)
{
    private static readonly SqlText Withdrawals = IdList.In("id", "SELECT id, ledger, day, actor, reason FROM withdrawals WHERE");

    private static readonly SqlText Reports = IdList.In(
        "m.problem_id",
        "SELECT m.id AS measure_id, r.day, r.actor, r.role, r.percent, r.text, r.completes FROM measures m JOIN reports r ON r.measure_id = m.id WHERE", "ORDER BY r.id");

    private static readonly SqlText Files = IdList.In(
        "m.problem_id",
        "SELECT m.id AS measure_id, e.name, e.version, e.sha256, e.received_at FROM measures m JOIN evidence e ON e.measure_id = m.id WHERE", "ORDER BY e.name, e.version");

    private static readonly SqlText Changes = IdList.In(
        "c.problem_id", "SELECT c.problem_id, c.measure_id, c.field, c.old_value, c.new_value, c.at, c.actor FROM changes c WHERE", "ORDER BY c.id");

    /// <summary>Reads it for a page of withdrawn problems, as of one moment.</summary>
    public Task<WithdrawnPage> ReadAsync(IReadOnlyCollection<LedgerProblem> problems, CancellationToken token) => database.ReadAsync(
        async session =>
        {
            var ids = problems.Select(p => p.Id).ToList();
            return new WithdrawnPage(
                (await session.QueryAsync<WithdrawalRow>(Withdrawals, IdList.Of(session, problems.Select(p => p.WithdrawalId).OfType<long>().Distinct()))).ToDictionary(w => w.Id),
                (await session.QueryAsync<WithdrawnReport>(Reports, IdList.Of(session, ids))).ToLookup(r => r.MeasureId),
                (await session.QueryAsync<WithdrawnFile>(Files, IdList.Of(session, ids))).ToLookup(f => f.MeasureId),
                (await session.QueryAsync<WithdrawnChange>(Changes, IdList.Of(session, ids))).ToLookup(c => c.ProblemId));
        },
        token);
}

/// <summary>The history of some withdrawn problems.</summary>
/// <param name="Withdrawals">By their row.</param>
/// <param name="Reports">By measure.</param>
/// <param name="Files">By measure.</param>
/// <param name="Changes">By problem.</param>
public sealed record WithdrawnPage(
    IReadOnlyDictionary<long, WithdrawalRow> Withdrawals, ILookup<long, WithdrawnReport> Reports, ILookup<long, WithdrawnFile> Files, ILookup<long, WithdrawnChange> Changes);

/// <summary>A withdrawal.</summary>
public sealed record WithdrawalRow
{
    /// <summary>The row.</summary>
    public long Id { get; init; }

    /// <summary>The ledger's name before it.</summary>
    public string Ledger { get; init; } = string.Empty;

    /// <summary>The office day.</summary>
    public DateOnly Day { get; init; }

    /// <summary>Who.</summary>
    public string Actor { get; init; } = string.Empty;

    /// <summary>Why.</summary>
    public string Reason { get; init; } = string.Empty;
}

/// <summary>A report on a withdrawn measure.</summary>
public sealed record WithdrawnReport
{
    /// <summary>The measure's row.</summary>
    public long MeasureId { get; init; }

    /// <summary>The office day.</summary>
    public DateOnly Day { get; init; }

    /// <summary>Who reported.</summary>
    public string Actor { get; init; } = string.Empty;

    /// <summary>As what, of somebody who did not answer for the measure; else null.</summary>
    public PostRole? Role { get; init; }

    /// <summary>How far.</summary>
    public int? Percent { get; init; }

    /// <summary>What was done.</summary>
    public string? Text { get; init; }

    /// <summary>Whether it completed the measure.</summary>
    public bool Completes { get; init; }
}

/// <summary>A file of a withdrawn measure.</summary>
public sealed record WithdrawnFile
{
    /// <summary>The measure's row.</summary>
    public long MeasureId { get; init; }

    /// <summary>Its name.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>Which version of that name.</summary>
    public int Version { get; init; }

    /// <summary>Its content, by which it is kept.</summary>
    public string Sha256 { get; init; } = string.Empty;

    /// <summary>When it came.</summary>
    public DateTimeOffset ReceivedAt { get; init; }
}

/// <summary>A changed cell of a withdrawn problem or its measures.</summary>
public sealed record WithdrawnChange
{
    /// <summary>The problem's row.</summary>
    public long ProblemId { get; init; }

    /// <summary>The measure's row; null for the problem itself.</summary>
    public long? MeasureId { get; init; }

    /// <summary>The column's name in the database.</summary>
    public string Field { get; init; } = string.Empty;

    /// <summary>What it was.</summary>
    public string? OldValue { get; init; }

    /// <summary>What it became.</summary>
    public string? NewValue { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>By whom.</summary>
    public string Actor { get; init; } = string.Empty;
}
