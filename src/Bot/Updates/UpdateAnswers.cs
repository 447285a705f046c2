using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Updates;
using CaseReform.Ops.Domain.Calendar;

using static CaseReform.Ops.Bot.Updates.UpdateWords;

namespace CaseReform.Ops.Bot.Updates;

/// <summary>What is said of an update that was made, or not.</summary>
internal static class UpdateAnswers
{
    /// <summary>What was recorded. Who presses again is told the same, since the first answer may have been lost, and that it counts once.</summary>
    public static Answer Recorded(Confirmation.Recorded recording, OfficeHours hours)
    {
        var update = recording.Update;
        var matter = Say(UpdateTexts.FactMatterInLedger, update.Measure, update.Ledger);
        var what = update.Action switch
        {
            UpdateAction.Report => Say(UpdateTexts.RecordedReport, matter, Change(Percent(update.PercentBefore), Percent(update.Percent))),
            UpdateAction.Complete when update.CompletedOn is { } day => Say(UpdateTexts.RecordedCompleteOn, matter, Status(update.Status), Day(day)),
            UpdateAction.Complete => Say(UpdateTexts.RecordedComplete, matter, Status(update.Status)),
            UpdateAction.Evidence => Say(UpdateTexts.RecordedEvidence, matter, update.Files.Count, string.Join('、', update.Files)),
            UpdateAction.Promise => Say(UpdateTexts.RecordedPromise, matter, Day(update.Until!.Value)),
            UpdateAction.Undo => Say(update.Undone switch
                {
                    UpdateAction.Promise => UpdateTexts.RecordedUndoOf,
                    UpdateAction.Evidence => UpdateTexts.RecordedUndoFiles,
                    _ => UpdateTexts.RecordedUndo,
                },
                matter, What(update.Undone!.Value, update.Until, update.Files), Status(update.Status), Percent(update.Percent)),
        };
        var text = update.Text is { } said ? Say(UpdateTexts.RecordedText, CardText.Plain(said)) : string.Empty;
        var recorded = Say(UpdateTexts.Recorded, Clock(update.At, hours), what, text);
        return recording.Again ? new Answer(Say(UpdateTexts.RecordedAgain, recorded))
            : update.Action == UpdateAction.Undo ? new Answer(recorded)
            : new Answer(recorded + Say(UpdateTexts.UndoHint, Clock(update.At + UpdateStore.UndoWindow, hours))) { Suggestions = [UpdateTexts.ActionUndo] };
    }

    /// <summary>取消 was pressed or said, and what went with it.</summary>
    public static Answer Dropped(int files) => new(files > 0 ? Say(UpdateTexts.DroppedFiles, files) : UpdateTexts.Dropped);

    /// <summary>Why nothing was changed.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="days">The days that may be promised, where that is the matter.</param>
    /// <param name="issued">The day the problem was handed out, where that is the matter.</param>
    public static string Refused(Refusal reason, (DateOnly First, DateOnly Last)? days = null, DateOnly? issued = null) => reason switch
    {
        Refusal.Unknown => UpdateTexts.RefusedUnknown,
        Refusal.NotYours => UpdateTexts.RefusedNotYours,
        Refusal.Expired => Say(UpdateTexts.RefusedExpired, UpdateHandler.Minutes),
        Refusal.Dropped => UpdateTexts.RefusedDropped,
        Refusal.Undone => UpdateTexts.RefusedUndone,
        Refusal.Changed => UpdateTexts.RefusedChanged,
        Refusal.ProblemClosed => UpdateTexts.RefusedProblemClosed,
        Refusal.NotPermitted => UpdateTexts.RefusedNotPermitted,
        Refusal.Completed => UpdateTexts.RefusedCompleted,
        Refusal.NothingToPromise => UpdateTexts.RefusedNothingToPromise,
        Refusal.DayNotAllowed => days is var (first, last) ? Say(UpdateTexts.RefusedDayNotAllowed, Day(first), Day(last)) : UpdateTexts.RefusedNothingToPromise,
        Refusal.CompletedAhead => UpdateTexts.RefusedCompletedAhead,
        Refusal.CompletedBeforeIssue => Say(UpdateTexts.RefusedCompletedBeforeIssue, issued is { } day ? Day(day) : UpdateTexts.NoPercent),
        Refusal.PromisedBefore => UpdateTexts.RefusedPromisedBefore,
        Refusal.NothingToUndo => Say(UpdateTexts.RefusedNothingToUndo, (int)UpdateStore.UndoWindow.TotalMinutes),
        Refusal.BuiltOn => UpdateTexts.RefusedBuiltOn,
        Refusal.FilesGone => UpdateTexts.RefusedFilesGone,
    };

    /// <summary>One button for each measure that a number means.</summary>
    public static Answer Choose(string number, IReadOnlyList<MeasureRow> measures, UpdateDraft draft)
    {
        const int MaxButtons = 10;
        var sentence = Say(UpdateTexts.SeveralMeasures, number, measures.Count);
        return new Answer(sentence)
        {
            Lines = [.. measures.Take(MaxButtons).Select(m => Say(UpdateTexts.FactOf, Say(UpdateTexts.FactMatterInLedger, m.Name, m.Ledger), CardText.Plain(m.Text, 60)))],
            Card = new AdaptiveCard(
            [
                new TextBlock(sentence),
                .. measures.Take(MaxButtons).SelectMany(m => new CardElement[]
                {
                    new TextBlock(CardText.Plain(m.Text, 60)),
                    new ActionSet([Submit.Of(Say(UpdateTexts.FactMatterInLedger, m.Name, m.Ledger), Wish.Of(draft, m.Id))]) { Spacing = "none" },
                }),
            ]),
        };
    }

    private static string Clock(DateTimeOffset at, OfficeHours hours) =>
        TimeZoneInfo.ConvertTime(at, hours.Zone).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
