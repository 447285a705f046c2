using CaseReform.Ops.Data.Updates;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Bot.Updates;

/// <summary>How updates speak of days, states and percentages.</summary>
internal static class UpdateWords
{
    public static string Day(DateOnly day) => Say(UpdateTexts.DayFormat, day.Year, day.Month, day.Day);

    public static string Percent(int? percent) => percent is { } value ? Say(UpdateTexts.Percentage, value) : UpdateTexts.NoPercent;

    public static string Status(MeasureStatus status) => status switch
    {
        MeasureStatus.NotStarted => UpdateTexts.StatusNotStarted,
        MeasureStatus.InProgress => UpdateTexts.StatusInProgress,
        MeasureStatus.Completed => UpdateTexts.StatusCompleted,
        MeasureStatus.LongTerm => UpdateTexts.StatusLongTerm,
    };

    public static string Action(UpdateAction action) => action switch
    {
        UpdateAction.Report => UpdateTexts.ActionReport,
        UpdateAction.Complete => UpdateTexts.ActionComplete,
        UpdateAction.Evidence => UpdateTexts.ActionEvidence,
        UpdateAction.Promise => UpdateTexts.ActionPromise,
        UpdateAction.Undo => UpdateTexts.ActionUndo,
    };

    /// <summary>What an update was: 承诺（2026年12月20日前完成）, 佐证材料（纪要.txt）.</summary>
    public static string What(UpdateAction action, DateOnly? until, IReadOnlyList<string> files, PostRole? heardAs) => (action, until) switch
    {
        (UpdateAction.Report, _) when heardAs is not null => UpdateTexts.ActionHeard,
        (UpdateAction.Promise, { } day) => Say(UpdateTexts.InBrackets, Action(action), Promise(day)),
        (UpdateAction.Evidence, _) => Say(UpdateTexts.InBrackets, Action(action), string.Join('、', files)),
        _ => Action(action),
    };

    /// <summary>What a card that waits would record, in a few words: 12-1进度60%.</summary>
    public static string Held(string measure, UpdateDraft draft) => draft switch
    {
        { Others.Count: > 0 } => Say(UpdateTexts.HeldSeveral, draft.Others.Count + 1),
        { Action: UpdateAction.Report, Percent: { } percent } => Say(UpdateTexts.HeldPercent, measure, percent),
        { Action: UpdateAction.Report } => Say(UpdateTexts.HeldReport, measure),
        { Action: UpdateAction.Complete } => Say(UpdateTexts.HeldComplete, measure),
        { Action: UpdateAction.Promise } => Say(UpdateTexts.HeldPromise, measure),
        { Action: UpdateAction.Evidence } => Say(UpdateTexts.HeldEvidence, measure),
        _ => Say(UpdateTexts.HeldUndo, measure),
    };

    public static string Promise(DateOnly? until) => until is { } day ? Say(UpdateTexts.PromiseFact, Day(day)) : UpdateTexts.NoPromise;

    /// <summary>From what to what, or that it stays.</summary>
    public static string Change(string before, string after) => before == after ? Say(UpdateTexts.Unchanged, after) : Say(UpdateTexts.Arrow, before, after);
}
