using CaseReform.Ops.Data.Sql;

namespace CaseReform.Ops.Data.Orders;

/// <summary>意见建议 for whoever reads them.</summary>
public sealed class SuggestionStore(Database database)
{
    private const string Select = "SELECT s.id, s.at, s.text, s.answer, s.answered_at, e.name AS person FROM suggestions s JOIN people e ON e.id = s.person_id";

    /// <summary>Those that wait for an answer, the oldest first.</summary>
    public Task<IReadOnlyList<Suggestion>> WaitingAsync(int take, CancellationToken token) =>
        database.ReadRowsAsync<Suggestion>($"{Select} WHERE s.answered_at IS NULL ORDER BY s.id LIMIT @take", new { take }, token);

    /// <summary>A person's own, the newest first.</summary>
    public Task<IReadOnlyList<Suggestion>> OfAsync(long person, int take, CancellationToken token) =>
        database.ReadRowsAsync<Suggestion>($"{Select} WHERE s.person_id = @person ORDER BY s.id DESC LIMIT @take", new { person, take }, token);
}

/// <summary>意见建议</summary>
public sealed record Suggestion
{
    /// <summary>Its number.</summary>
    public long Id { get; init; }

    /// <summary>Who made it.</summary>
    public string Person { get; init; } = string.Empty;

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>What.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>What the office answered, or null.</summary>
    public string? Answer { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }
}
