using System.Text.Json.Serialization;

using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Data.Updates;

/// <summary>What somebody wants to do to a measure. Stored with the proposal, so the spelling of the members is for good.</summary>
public sealed record UpdateDraft
{
    /// <summary>What.</summary>
    public required UpdateAction Action { get; init; }

    /// <summary>How far it got, 0 to 100, or null.</summary>
    public int? Percent { get; init; }

    /// <summary>What was done, or null.</summary>
    public string? Text { get; init; }

    /// <summary>The promised day.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The day of the completion, where one was said; else it is that of the confirmation.</summary>
    public DateOnly? CompletedOn { get; init; }

    /// <summary>The files to add, by their rows.</summary>
    public IReadOnlyList<long> Files { get; init; } = [];

    /// <summary>The proposal to undo.</summary>
    public long? Undoes { get; init; }

    /// <summary>As what somebody says it who was written to about the measure and does not answer for it: then no cell changes but the day of the last report. Null for 责任人 and 办公室.</summary>
    public PostRole? As { get; init; }

    /// <summary>The further measures that the same button changes.</summary>
    public IReadOnlyList<UpdatePart> Others { get; init; } = [];

    /// <summary>What it is to the access rule.</summary>
    [JsonIgnore]
    public Operation Operation => Action switch
    {
        UpdateAction.Report => Operation.Report,
        UpdateAction.Complete => Operation.Complete,
        UpdateAction.Evidence => Operation.AttachEvidence,
        UpdateAction.Promise => Operation.Promise,
        UpdateAction.Undo => Operation.Undo,
    };
}

/// <summary>What the chat can do to a measure.</summary>
public enum UpdateAction
{
    /// <summary>进度</summary>
    Report,

    /// <summary>完成</summary>
    Complete,

    /// <summary>佐证</summary>
    Evidence,

    /// <summary>签收并承诺</summary>
    Promise,

    /// <summary>撤销</summary>
    Undo,
}
