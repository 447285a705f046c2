using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Data.Evidence;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Updates;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.People;

using static CaseReform.Ops.Bot.Updates.UpdateWords;

namespace CaseReform.Ops.Bot.Updates;

/// <summary>Shows exactly what a confirmation will change, from what to what.</summary>
internal static class ProposalCard
{
    /// <summary>The answer with its two buttons.</summary>
    /// <param name="measure">The measure as it is.</param>
    /// <param name="draft">What is to be done.</param>
    /// <param name="after">What its cells would be.</param>
    /// <param name="nonce">The secret of the buttons.</param>
    /// <param name="files">The files to add.</param>
    /// <param name="left">How many more files wait that are not among them.</param>
    /// <param name="last">The update to undo.</param>
    /// <param name="leftOut">What was said and is not taken, as a sentence.</param>
    public static Answer Of(
        MeasureRow measure, UpdateDraft draft, MeasureCells after, string nonce, IReadOnlyList<EvidenceFile> files, int left, LastUpdate? last, string? leftOut = null)
    {
        var sentence = Sentence(measure, draft, last);
        var facts = Facts(measure, draft, after, files, last).ToList();
        List<string> warnings = [.. leftOut is null ? [] : new[] { leftOut }, .. Warnings(measure, draft, left, last)];
        var expires = Say(UpdateTexts.Expires, UpdateHandler.Minutes);
        return new Answer(sentence)
        {
            Lines = [.. facts.Select(f => Say(UpdateTexts.FactOf, f.Title, f.Value)), .. warnings, expires, UpdateTexts.FallbackHint],
            Card = new AdaptiveCard(
            [
                TextBlock.Heading(sentence),
                new FactSet([.. facts.Select(f => new Fact(f.Title, f.Value))]),
                .. warnings.Select(w => new TextBlock(w) { Color = "warning" }),
                TextBlock.Remark(expires),
            ])
            {
                Actions = Buttons(nonce),
            },
        };
    }

    /// <summary>Several updates under one pair of buttons.</summary>
    /// <param name="parts">Each measure, what is to be done, what its cells would be, and the update to undo.</param>
    /// <param name="nonce">The secret of the buttons.</param>
    /// <param name="left">What was said and is not on the card, as a sentence.</param>
    public static Answer OfSeveral(IReadOnlyList<(MeasureRow Measure, UpdateDraft Draft, MeasureCells After, LastUpdate? Last)> parts, string nonce, string? left = null)
    {
        var sentence = Say(parts[0].Last is null ? UpdateTexts.CheckSeveral : UpdateTexts.CheckUndoSeveral, parts.Count);
        var expires = Say(UpdateTexts.Expires, UpdateHandler.Minutes);
        var shown = parts.Select(part => (
            Heading: Part(part.Measure, part.Draft, part.Last), Facts: Facts(part.Measure, part.Draft, part.After, [], part.Last).ToList(), Warnings: Warnings(part.Measure, part.Draft, 0, part.Last).ToList())).ToList();
        return new Answer(sentence)
        {
            Lines = [.. left is null ? [] : new[] { left }, .. shown.SelectMany(part => (IEnumerable<string>)[part.Heading, .. part.Facts.Select(f => Say(UpdateTexts.FactOf, f.Title, f.Value)), .. part.Warnings]), expires, UpdateTexts.FallbackHint],
            Card = new AdaptiveCard(
            [
                TextBlock.Heading(sentence),
                .. left is null ? [] : new[] { new TextBlock(left) { Color = "warning" } },
                .. shown.SelectMany(part => (IEnumerable<CardElement>)
                [
                    new TextBlock(part.Heading) { Weight = "bolder", Separator = true },
                    new FactSet([.. part.Facts.Select(f => new Fact(f.Title, f.Value))]),
                    .. part.Warnings.Select(w => new TextBlock(w) { Color = "warning" }),
                ]),
                TextBlock.Remark(expires),
            ])
            {
                Actions = Buttons(nonce),
            },
        };
    }

    private static IReadOnlyList<Submit> Buttons(string nonce) =>
    [
        Submit.Of(UpdateTexts.ButtonConfirm, new { @do = "confirm", nonce }) with { Style = "positive" },
        Submit.Of(UpdateTexts.ButtonCancel, new { @do = "drop", nonce }),
    ];

    private static string Part(MeasureRow measure, UpdateDraft draft, LastUpdate? last) => Say(draft.Action switch
        {
            UpdateAction.Report => UpdateTexts.PartReport,
            UpdateAction.Complete => UpdateTexts.PartComplete,
            UpdateAction.Promise => UpdateTexts.PartPromise,
            UpdateAction.Undo => UpdateTexts.PartUndo,
            UpdateAction.Evidence => UpdateTexts.CheckEvidence,
        },
        measure.Name,
        last is null ? null : What(last.Update));

    private static string Sentence(MeasureRow measure, UpdateDraft draft, LastUpdate? last) => Say(draft.Action switch
        {
            UpdateAction.Report when draft.As is not null => UpdateTexts.CheckHeard,
            UpdateAction.Report => UpdateTexts.CheckReport,
            UpdateAction.Complete => UpdateTexts.CheckComplete,
            UpdateAction.Evidence => UpdateTexts.CheckEvidence,
            UpdateAction.Promise => UpdateTexts.CheckPromise,
            UpdateAction.Undo => UpdateTexts.CheckUndo,
        },
        measure.Name,
        last is null ? null : What(last.Update));

    private static string What(RecordedUpdate update) => UpdateWords.What(update.Action, update.Until, update.Files, update.As);

    private static IEnumerable<(string Title, string Value)> Facts(
        MeasureRow measure, UpdateDraft draft, MeasureCells after, IReadOnlyList<EvidenceFile> files, LastUpdate? last)
    {
        yield return (UpdateTexts.FactNumber, Say(UpdateTexts.FactNumberInLedger, measure.Name, measure.Ledger));
        yield return (UpdateTexts.FactMeasure, CardText.Plain(measure.Text));
        yield return (UpdateTexts.FactProblem, CardText.Plain(measure.Symptom));
        yield return (UpdateTexts.FactDeadline, measure.Deadline is { } deadline ? Day(deadline) : UpdateTexts.NoDeadline);
        if (last is not null)
        {
            yield return (UpdateTexts.FactReason, What(last.Update));
        }

        if (draft.As is { } role)
        {
            yield return (UpdateTexts.FactAs, PostRoleNames.NameOfHeard(role));
            if ((draft.Text ?? last?.Update.Text) is { } said)
            {
                yield return (UpdateTexts.FactHeard, CardText.Plain(said, SpokenText.MaxLength));
            }
        }

        // an undone promise or file touches no cell
        if ((last?.Update.Action ?? draft.Action) is UpdateAction.Report or UpdateAction.Complete)
        {
            yield return (UpdateTexts.FactStatus, Change(Status(measure.Status), Status(after.Status)));
            yield return (UpdateTexts.FactPercent, Change(Percent(measure.Percent), Percent(after.Percent)));
            if (draft.Action == UpdateAction.Complete || after.CompletedOn != measure.CompletedOn)
            {
                yield return (UpdateTexts.FactCompletedOn, Change(DayOrNone(measure.CompletedOn), DayOrNone(after.CompletedOn)));
            }

            if (after.Progress != measure.Progress)
            {
                yield return (UpdateTexts.FactOldProgress, CardText.Plain(measure.Progress ?? UpdateTexts.NoProgress));
                yield return (UpdateTexts.FactNewProgress, CardText.Plain(after.Progress ?? UpdateTexts.NoProgress, SpokenText.MaxLength));
            }
        }

        foreach (var file in files)
        {
            yield return (UpdateTexts.FactFiles, Say(UpdateTexts.FileFact, file.Name, FileSize.Of(file.Size), file.Version));
        }

        if (draft is { Action: UpdateAction.Evidence, Text: { } note })
        {
            yield return (UpdateTexts.FactNote, CardText.Plain(note, SpokenText.MaxLength));
        }

        foreach (var name in last?.Update.Files ?? [])
        {
            yield return (UpdateTexts.FactFiles, Change(name, UpdateTexts.FileDeleted));
        }

        if ((draft.Until ?? last?.Update.Until) is { } until)
        {
            yield return (UpdateTexts.FactPromise, draft.Action == UpdateAction.Undo ? Change(Promise(until), Promise(null)) : Change(Promise(null), Promise(until)));
        }
    }

    private static string DayOrNone(DateOnly? day) => day is { } known ? Day(known) : UpdateTexts.NoPercent;

    private static IEnumerable<string> Warnings(MeasureRow measure, UpdateDraft draft, int left, LastUpdate? last)
    {
        if (left > 0)
        {
            yield return Say(UpdateTexts.WarnFilesLeft, UnassignedFiles.MaxFiles, left, measure.Name);
        }

        if (draft.Action == UpdateAction.Report && draft.Percent < measure.Percent)
        {
            yield return Say(UpdateTexts.WarnLower, measure.Percent, draft.Percent);
        }

        if (draft is { Action: UpdateAction.Report, Percent: 100 } && measure.Status != MeasureStatus.Completed)
        {
            yield return Say(UpdateTexts.WarnHundred, measure.Name);
        }

        if (draft.Action == UpdateAction.Complete)
        {
            yield return UpdateTexts.WarnNotClosed;
            if (measure.LongTerm)
            {
                yield return UpdateTexts.WarnLongTerm;
            }
        }

        if (draft.Action == UpdateAction.Promise)
        {
            yield return UpdateTexts.WarnPromise;
        }

        if (draft.Action == UpdateAction.Undo)
        {
            yield return last?.Update.Action == UpdateAction.Evidence ? UpdateTexts.WarnUndoneFiles : UpdateTexts.WarnUndone;
        }
    }
}
