using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Data.Updates;

/// <summary>A draft as its speaker may mean it.</summary>
/// <param name="Draft">What is left of it.</param>
/// <param name="LeftOut">What was said and is not taken, or null.</param>
public sealed record FittedDraft(UpdateDraft Draft, LeftOut? LeftOut)
{
    /// <summary>Fits a draft to somebody who is only heard: words and files are taken, percentages and completions left out.</summary>
    /// <param name="draft">As it was said.</param>
    /// <param name="heardAs">As what they are heard; null for who may do all of it, or nothing.</param>
    internal static FittedDraft Of(UpdateDraft draft, PostRole? heardAs) => draft.Action switch
    {
        UpdateAction.Undo => new(draft, null),
        UpdateAction.Promise => new(draft with { As = null }, null),
        UpdateAction.Evidence => new(draft with { As = heardAs }, null),
        UpdateAction.Report => heardAs is null ? new(draft with { As = null }, null)
            : new(draft with { As = heardAs, Percent = null }, draft.Percent is null ? null : Updates.LeftOut.Percent),
        UpdateAction.Complete => heardAs is null ? new(draft with { As = null }, null)
            : new(draft with { Action = UpdateAction.Report, As = heardAs, Percent = null, CompletedOn = null }, Updates.LeftOut.Completion),
    };
}

/// <summary>What somebody said who is only heard, and what only the 责任人 may say.</summary>
public enum LeftOut
{
    /// <summary>进度百分比</summary>
    Percent,

    /// <summary>完成</summary>
    Completion,
}
