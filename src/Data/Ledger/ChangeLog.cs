using System.Data;

using CaseReform.Ops.Data.Sql;

namespace CaseReform.Ops.Data.Ledger;

/// <summary>What changed in one problem, cell by cell, under the version it led to. Conflicts between a file and the ledger are told by it.</summary>
public sealed class ChangeLog(long problemId, long version, DateTimeOffset at, string actor, string through)
{
    private static readonly BulkText Insert = new(
        "INSERT INTO changes (problem_id, measure_id, field, old_value, new_value, version, at, actor, through) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8)",
        """
        INSERT INTO changes (problem_id, measure_id, field, old_value, new_value, version, at, actor, through)
        SELECT * FROM unnest(@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8)
        """,
        DbType.Int64, DbType.Int64, DbType.String, DbType.String, DbType.String, DbType.Int64, DbType.Int64, DbType.String, DbType.String);

    private readonly List<ChangeEntry> _entries = [];

    /// <summary>What changed so far.</summary>
    public IReadOnlyList<ChangeEntry> Entries => _entries;

    /// <summary>Notes a cell; equal values are no change.</summary>
    public void Add(long? measureId, string field, string? old, string? now)
    {
        if (!string.Equals(old, now, StringComparison.Ordinal))
        {
            _entries.Add(new ChangeEntry(measureId, field, old, now));
        }
    }

    /// <summary>Stores the changes.</summary>
    public Task<int> WriteAsync(DatabaseSession session) => Insert.RunAsync(
        session,
        [.. _entries.Select(e => new object?[] { problemId, e.MeasureId, e.Field, e.Old, e.New, version, at.ToUnixTimeMilliseconds(), actor, through })]);
}

/// <summary>One changed cell.</summary>
/// <param name="MeasureId">The measure, or null for the problem itself.</param>
/// <param name="Field">The column's name in the database.</param>
/// <param name="Old">What it was.</param>
/// <param name="New">What it is.</param>
public sealed record ChangeEntry(long? MeasureId, string Field, string? Old, string? New);
