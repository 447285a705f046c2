using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Data.Evidence;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Updates;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.People;

using static CaseReform.Ops.Bot.Updates.UpdateWords;

namespace CaseReform.Ops.Bot.Updates;

/// <summary>What is said of an update that was made, or not.</summary>
internal static class UpdateAnswers
{
    /// <summary>What was recorded. Who presses again is told the same, since the first answer may have been lost, and that it counts once.</summary>
    public static Answer Recorded(Confirmation.Recorded recording, OfficeHours hours)
    {
        var update = recording.Update;
        var recorded = update.Others.Count == 0
            ? Say(UpdateTexts.Recorded, Clock(update.At, hours), What(update), SaidOf(update))
            : Say(UpdateTexts.RecordedSeveral, Clock(update.At, hours), update.Others.Count + 1, string.Join(UpdateTexts.Between, update.Others.Prepend(update).Select(one => What(one) + SaidOf(one))));
        return recording.Again ? new Answer(Say(UpdateTexts.RecordedAgain, recorded))
            : update.Action == UpdateAction.Undo ? new Answer(recorded)
            : new Answer(recorded + Say(update.Others.Count == 0 ? UpdateTexts.UndoHint : UpdateTexts.UndoHintSeveral, Clock(update.At + UpdateStore.UndoWindow, hours))) { Suggestions = [UpdateTexts.ActionUndo] };
    }

    private static string SaidOf(RecordedUpdate update) => update.Text is { } said
        ? Say(update.Action == UpdateAction.Evidence ? UpdateTexts.RecordedNote : update.As is null ? UpdateTexts.RecordedText : UpdateTexts.RecordedHeardText, CardText.Plain(said))
        : string.Empty;

    private static string What(RecordedUpdate update)
    {
        var measure = Say(UpdateTexts.FactNumberInLedger, update.Measure, update.Ledger);
        return update.Action switch
        {
            UpdateAction.Report when update.As is { } role => Say(UpdateTexts.RecordedHeard, measure, PostRoleNames.NameOfHeard(role)),
            UpdateAction.Report => Say(UpdateTexts.RecordedReport, measure, Change(Percent(update.PercentBefore), Percent(update.Percent))),
            UpdateAction.Complete when update.CompletedOn is { } day => Say(UpdateTexts.RecordedCompleteOn, measure, Status(update.Status), Day(day)),
            UpdateAction.Complete => Say(UpdateTexts.RecordedComplete, measure, Status(update.Status)),
            UpdateAction.Evidence => Say(UpdateTexts.RecordedEvidence, measure, update.Files.Count, string.Join('、', update.Files)),
            UpdateAction.Promise => Say(UpdateTexts.RecordedPromise, measure, Day(update.Until!.Value)),
            UpdateAction.Undo => Say(update.Undone switch
                {
                    UpdateAction.Promise => UpdateTexts.RecordedUndoOf,
                    UpdateAction.Evidence => UpdateTexts.RecordedUndoFiles,
                    UpdateAction.Report when update.As is not null => UpdateTexts.RecordedUndoOf,
                    _ => UpdateTexts.RecordedUndo,
                },
                measure, UpdateWords.What(update.Undone!.Value, update.Until, update.Files, update.As), Status(update.Status), Percent(update.Percent)),
        };
    }

    /// <summary>取消 was pressed or said, and which files wait on.</summary>
    public static Answer Dropped(IReadOnlyList<EvidenceFile> waiting) => waiting.Count == 0
        ? new(UpdateTexts.Dropped)
        : new(Say(UpdateTexts.DroppedFilesWait, waiting.Count, string.Join('、', waiting.Select(file => file.Name)))) { Suggestions = [UpdateTexts.SayDropFiles] };

    /// <summary>删除佐证 was said.</summary>
    public static Answer FilesDropped(int files) => new(Say(UpdateTexts.DroppedFiles, files));

    /// <summary>Nothing of several updates was proposed, and why.</summary>
    public static Answer NothingOf(int all, IReadOnlyList<string> reasons) => new(Say(UpdateTexts.SeveralRefused, all, string.Concat(reasons)));

    /// <summary>What an update beside others lacks.</summary>
    public static string Left(LeftPart part) => Say(
        part.Missing switch
        {
            Slot.Progress => UpdateTexts.LeftProgress,
            Slot.Day => UpdateTexts.LeftDay,
            _ => UpdateTexts.LeftPutOff,
        },
        CardText.Plain(part.Spoken.Number, 40));

    /// <summary>The words beside a number do not name its measure.</summary>
    public static Answer Differs(MeasureRow measure, string words, UpdateDraft draft)
    {
        var sentence = Say(UpdateTexts.WordsDiffer, measure.Name, CardText.Plain(measure.Text, 60), CardText.Plain(words, 40));
        return draft.Action == UpdateAction.Complete
            ? new(sentence + Say(UpdateTexts.WordsDifferComplete, measure.Name, CardText.Plain(words, 40))) { Suggestions = [Say(UnderstandingTexts.SayComplete, measure.Name), Say(UnderstandingTexts.SayShow, measure.Name)] }
            : new(sentence + UpdateTexts.WordsDifferAgain) { Suggestions = [Say(UnderstandingTexts.SayShow, measure.Name)] };
    }

    /// <summary>Why nothing was changed.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="days">The days that may be promised, where that is why.</param>
    /// <param name="issued">The day the problem was handed out, where that is why.</param>
    public static string Refused(UpdateRefusal reason, (DateOnly First, DateOnly Last)? days = null, DateOnly? issued = null) => reason switch
    {
        UpdateRefusal.Unknown => UpdateTexts.RefusedUnknown,
        UpdateRefusal.NotYours => UpdateTexts.RefusedNotYours,
        UpdateRefusal.Expired => Say(UpdateTexts.RefusedExpired, UpdateHandler.Minutes),
        UpdateRefusal.Dropped => UpdateTexts.RefusedDropped,
        UpdateRefusal.Undone => UpdateTexts.RefusedUndone,
        UpdateRefusal.Changed => UpdateTexts.RefusedChanged,
        UpdateRefusal.ProblemClosed => UpdateTexts.RefusedProblemClosed,
        UpdateRefusal.Withdrawn => UpdateTexts.RefusedWithdrawn,
        UpdateRefusal.NotPermitted => UpdateTexts.RefusedNotPermitted,
        UpdateRefusal.Completed => UpdateTexts.RefusedCompleted,
        UpdateRefusal.NothingToPromise => UpdateTexts.RefusedNothingToPromise,
        UpdateRefusal.DayNotAllowed => days is var (first, last) ? Say(UpdateTexts.RefusedDayNotAllowed, Day(first), Day(last)) : UpdateTexts.RefusedNothingToPromise,
        UpdateRefusal.CompletedAhead => UpdateTexts.RefusedCompletedAhead,
        UpdateRefusal.CompletedBeforeIssue => Say(UpdateTexts.RefusedCompletedBeforeIssue, issued is { } day ? Day(day) : UpdateTexts.NoPercent),
        UpdateRefusal.PromisedBefore => UpdateTexts.RefusedPromisedBefore,
        UpdateRefusal.NothingToUndo => Say(UpdateTexts.RefusedNothingToUndo, (int)UpdateStore.UndoWindow.TotalMinutes),
        UpdateRefusal.BuiltOn => UpdateTexts.RefusedBuiltOn,
        UpdateRefusal.FilesGone => UpdateTexts.RefusedFilesGone,
        UpdateRefusal.AppliedFor => UpdateTexts.RefusedAppliedFor,
        UpdateRefusal.InNotice => UpdateTexts.RefusedInNotice,
    };

    /// <summary>One button for each measure that a number, or words, mean.</summary>
    public static Answer Choose(string? number, IReadOnlyList<MeasureRow> measures, UpdateDraft draft)
    {
        const int MaxButtons = 10;
        var sentence = number is { Length: > 0 } ? Say(UpdateTexts.SeveralMeasures, number, measures.Count) : Say(UpdateTexts.SeveralNamed, measures.Count);
        return new Answer(sentence)
        {
            Lines = [.. measures.Take(MaxButtons).Select(m => Say(UpdateTexts.FactOf, Say(UpdateTexts.FactNumberInLedger, m.Name, m.Ledger), CardText.Plain(m.Text, 60)))],
            Card = new AdaptiveCard(
            [
                new TextBlock(sentence),
                .. measures.Take(MaxButtons).SelectMany(m => new CardElement[]
                {
                    new TextBlock(CardText.Plain(m.Text, 60)),
                    new ActionSet([Submit.Of(Say(UpdateTexts.FactNumberInLedger, m.Name, m.Ledger), Wish.Of(draft, m.Id))]) { Spacing = "none" },
                }),
            ]),
        };
    }

    private static string Clock(DateTimeOffset at, OfficeHours hours) =>
        TimeZoneInfo.ConvertTime(at, hours.Zone).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
