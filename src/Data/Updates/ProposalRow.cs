namespace CaseReform.Ops.Data.Updates;

internal sealed record ProposalRow
{
    public const string Columns = "id, person_id, conversation, measure_id, measure_version, draft, expires_at, state, outcome, trace";

    public long Id { get; init; }

    public long PersonId { get; init; }

    public string Conversation { get; init; } = string.Empty;

    public long MeasureId { get; init; }

    public int MeasureVersion { get; init; }

    public string Draft { get; init; } = string.Empty;

    public DateTimeOffset ExpiresAt { get; init; }

    public string State { get; init; } = string.Empty;

    public string? Outcome { get; init; }

    public string? Trace { get; init; }

    public UpdateDraft Wanted => UpdateJson.Read<UpdateDraft>(Draft);

    public RecordedUpdate? Recorded => State is "done" or "undone" && Outcome is { } outcome ? UpdateJson.Read<RecordedUpdate>(outcome) : null;
}
