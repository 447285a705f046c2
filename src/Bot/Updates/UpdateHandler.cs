using System.Text.Json;

using CaseReform.Ops.Bot.Activities;
using CaseReform.Ops.Bot.Answers;
using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Bot.Channels;
using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Bot.Understanding.Grammar;
using CaseReform.Ops.Data.Access;
using CaseReform.Ops.Data.Calendar;
using CaseReform.Ops.Data.Evidence;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Updates;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Promises;

using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

using static CaseReform.Ops.Bot.Updates.UpdateWords;

namespace CaseReform.Ops.Bot.Updates;

/// <inheritdoc cref="IUpdateHandler"/>
internal sealed partial class UpdateHandler(
    UpdateStore updates, UnassignedFiles evidence, SubscriptionStore subscriptions, CalendarStore calendars, Answerers answerers, RefusalAudit refusals, OfficeHours hours, TimeProvider clock) : IUpdateHandler
{
    /// <summary>For how many minutes a card can be confirmed.</summary>
    public const int Minutes = 10;

    /// <inheritdoc/>
    public async Task<bool> HandleAsync(ITurnContext turn, Intent intent, CancellationToken cancellationToken)
    {
        if (turn.Speaker is { } canceller && intent is Intent.Cancel { Files: true } && turn.IsPrivate)
        {
            return await CancelAsync(turn, canceller, cancellationToken);
        }

        if (turn.Speaker is not { } speaker || !intent.Writes)
        {
            return false;
        }

        // whose it is not, or what names nothing, is asked about and not refused
        if (intent.Tentative && turn.IsPrivate && await MeasureAsync(turn, speaker, Meant.By(intent), cancellationToken) is not (Target.One or Target.Many))
        {
            return false;
        }

        var answer = !turn.IsPrivate ? new Answer(UpdateTexts.GroupRefused) : intent switch
        {
            Intent.Report or Intent.Complete or Intent.Promise => await WishAsync(turn, speaker, Meant.By(intent), cancellationToken),
            Intent.Several several => await SeveralAsync(turn, speaker, [.. several.Parts.Select(Meant.By)], [.. several.Left.Select(UpdateAnswers.Left)], cancellationToken),
            Intent.Evidence files => await EvidenceAsync(turn, speaker, files, cancellationToken),
            Intent.DropFiles => await DropFilesAsync(turn, speaker, cancellationToken) is > 0 and var files ? UpdateAnswers.FilesDropped(files) : new Answer(UpdateTexts.NothingWaits),
            Intent.Undo undo => await UndoAsync(turn, speaker, undo, cancellationToken),
            Intent.ChooseNotices choice => await ChooseAsync(turn, speaker, choice.On, cancellationToken),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        if (answer.Sentence.Length > 0)
        {
            await SendAsync(turn, answer, cancellationToken);
        }

        return true;
    }

    /// <inheritdoc/>
    public async Task<bool> SubmitAsync(ITurnContext turn, JsonElement value, CancellationToken cancellationToken)
    {
        if (turn.Speaker is not { } speaker || value.ValueKind != JsonValueKind.Object || Wish.Text(value, "do") is not { } what)
        {
            return false;
        }

        Answer? answer = what switch
        {
            "confirm" or "drop" or "propose" when !turn.IsPrivate => new Answer(UpdateTexts.GroupRefused),
            "confirm" => await ConfirmAsync(turn, speaker, value, cancellationToken),
            "drop" => await DropAsync(turn, speaker, value, cancellationToken),
            "propose" => await SubmittedAsync(turn, speaker, value, cancellationToken),
            _ => null,
        };
        if (answer is not null)
        {
            await SendAsync(turn, answer, cancellationToken);
        }

        return answer is not null;
    }

    /// <inheritdoc/>
    public async Task<WaitingProposal?> WaitingAsync(ITurnContext turn, Standing speaker, CancellationToken cancellationToken) =>
        await updates.OpenAsync(speaker.Person.Id, ConversationOf(turn), clock.GetUtcNow(), cancellationToken) is { } card
            ? new WaitingProposal(card.At, async stopping =>
            {
                var said = await DropAsync(turn, speaker, card.NonceHash, stopping);
                return said.Sentence == UpdateTexts.Dropped && await updates.MeasureAsync(speaker.Scope, card.Proposes.Measure, stopping) is { } measure
                    ? said with { Sentence = Say(AnswerTexts.CancelledCard, Held(measure.Name, card.Proposes.Draft)), Suggestions = HelpQuestions.Quick(speaker) }
                    : said;
            })
            : null;

    private static string ConversationOf(ITurnContext turn) => Conversations.KeyOf(turn.Activity);

    private static Task SendAsync(ITurnContext turn, Answer answer, CancellationToken token) => turn.SendActivityAsync(answer.ToActivity(turn.Activity.ChannelId), token);

    /// <summary>A button or a form named the measure by its row.</summary>
    private async Task<Answer> SubmittedAsync(ITurnContext turn, Standing speaker, JsonElement value, CancellationToken token)
    {
        if (Wish.Read(value) is not { } wish)
        {
            return new Answer(UpdateTexts.NotUnderstood);
        }

        var measure = await updates.MeasureAsync(speaker.Scope, wish.MeasureId, token);
        if (measure is null)
        {
            Note(turn, speaker, wish.Draft.Operation, stopping => updates.HiddenAsync(wish.MeasureId, stopping));
            return new Answer(UpdateTexts.NotUnderstood);
        }

        var days = await DaysAsync(measure, speaker, token);
        return wish.Draft.Action switch
        {
            UpdateAction.Evidence => await EvidenceOfAsync(turn, speaker, measure, token),
            UpdateAction.Undo => await UndoOfAsync(turn, speaker, [measure], null, token),
            _ when wish.Typed.Fault(wish.Draft.Action, wish.IsForm, days) is { } fault => await AgainAsync(turn, speaker, measure, wish, fault, days, token),
            _ => await ProposeAsync(turn, speaker, measure, wish.Draft, null, token),
        };
    }

    /// <summary>What was typed cannot be taken: the form comes again, of whoever is only heard with the words alone.</summary>
    private async Task<Answer> AgainAsync(ITurnContext turn, Standing speaker, MeasureRow measure, Wish wish, string fault, (DateOnly First, DateOnly Last)? days, CancellationToken token)
    {
        var (draft, left) = await updates.FitAsync(new UpdateDraft { Action = wish.Draft.Action, Percent = wish.Typed.Percent is null ? null : 0 }, measure, speaker, token);
        return await updates.JudgeAsync(draft, measure, speaker, token) is { } refusal ? await RefuseAsync(turn, speaker, wish.Draft, measure, refusal, token)
            : draft.As is not null && UpdateForms.For(measure, draft, days, await answerers.LeftOutAsync(left, measure, speaker.Day, token)) is { } form ? form
            : UpdateForms.Again(fault, measure, wish, days);
    }

    private async Task<Answer> EvidenceAsync(ITurnContext turn, Standing speaker, Intent.Evidence said, CancellationToken token)
    {
        var unnamed = said is { Spoken: null, Named: null };
        var (taken, refused) = await evidence.TakeAsync(turn, speaker.Person.Id, ConversationOf(turn), token);
        var answer = unnamed && IsRefusedAlready(turn) ? new Answer(string.Empty)
            : taken.Count == 0 ? refused.Count > 0 || IsRefusedAlready(turn) ? new Answer(string.Empty) : NoFiles(said.Spoken)
            : unnamed ? Waiting(taken)
            : await WishAsync(turn, speaker, Meant.By(said) with { Draft = DraftOf(taken) with { Text = SpokenText.Clean(said.Note) } }, token);
        return answer with { Sentence = string.Concat(refused) + answer.Sentence };
    }

    /// <summary>取消 typed, when it was asked which measure the files are for: they wait on, since one may be meant for another.</summary>
    private async Task<bool> CancelAsync(ITurnContext turn, Standing speaker, CancellationToken token)
    {
        var waiting = await evidence.WaitingAsync(speaker.Person.Id, ConversationOf(turn), token);
        if (waiting.Count == 0)
        {
            return false;
        }

        await SendAsync(turn, UpdateAnswers.Dropped(waiting), token);
        return true;
    }

    private Task<int> DropFilesAsync(ITurnContext turn, Standing speaker, CancellationToken token) => evidence.DropAsync(speaker.Person.Id, ConversationOf(turn), token);

    private static Answer NoFiles(SpokenNumber? spoken) => new(Say(UpdateTexts.NoFiles, spoken is null ? UpdateTexts.SomeMeasure : CardText.Plain(Suggestions.Name(spoken with { Ledger = null }), 40)));

    private static bool IsRefusedAlready(ITurnContext turn) => turn.Activity.Attachments?.Any(a => a.ContentUrl == EvidenceTaking.Refused.ContentId) == true;

    private async Task<Answer> EvidenceOfAsync(ITurnContext turn, Standing speaker, MeasureRow measure, CancellationToken token)
    {
        var waiting = await evidence.WaitingAsync(speaker.Person.Id, ConversationOf(turn), token);
        return waiting.Count == 0
            ? NoFiles(new SpokenNumber(measure.Name))
            : await ProposeAsync(turn, speaker, measure, DraftOf(waiting), null, token);
    }

    private static Answer Waiting(IReadOnlyList<EvidenceFile> files) =>
        new(Say(UpdateTexts.FilesWaiting, files.Count, string.Join('、', files.Take(UnassignedFiles.MaxFiles).Select(f => f.Name)) + (files.Count > UnassignedFiles.MaxFiles ? UpdateTexts.AndMore : string.Empty)))
        {
            Suggestions = [UpdateTexts.SayDropFiles],
        };

    /// <summary>Those that came first; the others wait on, and the card says so.</summary>
    private static UpdateDraft DraftOf(IReadOnlyList<EvidenceFile> waiting) => new()
    {
        Action = UpdateAction.Evidence, Files = [.. waiting.Take(UnassignedFiles.MaxFiles).Select(f => f.Id)],
    };

    private async Task<Answer> UndoAsync(ITurnContext turn, Standing speaker, Intent.Undo undo, CancellationToken token)
    {
        if (undo.Spoken is not { } spoken)
        {
            return await UndoOfAsync(turn, speaker, [], undo.Kind, token);
        }

        var (measures, missing) = await FindAsync(turn, speaker, spoken, Operation.Undo, token);
        return missing ?? await UndoOfAsync(turn, speaker, measures, undo.Kind, token);
    }

    /// <param name="turn">The turn.</param>
    /// <param name="speaker">Whose update.</param>
    /// <param name="measures">Of which; of any for none.</param>
    /// <param name="kind">What it was; anything for null.</param>
    /// <param name="token">Stops reading.</param>
    private async Task<Answer> UndoOfAsync(ITurnContext turn, Standing speaker, IReadOnlyList<MeasureRow> measures, UpdateAction? kind, CancellationToken token)
    {
        // what an application rests on says so, however long ago it was reported
        foreach (var measured in measures.Take(1))
        {
            if (await updates.JudgeAsync(new UpdateDraft { Action = UpdateAction.Undo }, measured, speaker, token) is { } rests && rests is UpdateRefusal.AppliedFor or UpdateRefusal.InNotice)
            {
                return new Answer(UpdateAnswers.Refused(rests));
            }
        }

        var last = await updates.LastAsync(speaker.Person.Id, [.. measures.Select(m => m.Id)], kind, clock.GetUtcNow(), token);
        if (last is null || await updates.MeasureAsync(speaker.Scope, last.MeasureId, token) is not { } measure)
        {
            return new Answer(kind is { } named ? Say(UpdateTexts.NothingOfKindToUndo, (int)UpdateStore.UndoWindow.TotalMinutes, Action(named)) : UpdateAnswers.Refused(UpdateRefusal.NothingToUndo));
        }

        if (last.Others.Count > 0)
        {
            return await UndoTogetherAsync(turn, speaker, last, token);
        }

        var draft = new UpdateDraft { Action = UpdateAction.Undo, Undoes = last.Id, As = last.Update.As };
        return measure.Version == last.LedTo || await updates.JudgeAsync(draft, measure, speaker, token) is not null
            ? await ProposeAsync(turn, speaker, measure, draft, last, token)
            : new Answer(UpdateAnswers.Refused(UpdateRefusal.BuiltOn));
    }

    private async Task<Answer> ChooseAsync(ITurnContext turn, Standing speaker, bool on, CancellationToken token)
    {
        await subscriptions.ChooseAsync(speaker.Person, turn.Activity.ChannelId ?? string.Empty, ActivityJson.WriteReference(turn.Activity), on, clock.GetUtcNow(), token);
        return new Answer(on ? UpdateTexts.NoticesOn : UpdateTexts.NoticesOff);
    }

    /// <summary>Shows what will change and keeps it until somebody confirms.</summary>
    private async Task<Answer> ProposeAsync(ITurnContext turn, Standing speaker, MeasureRow measure, UpdateDraft wanted, LastUpdate? last, CancellationToken token)
    {
        var (draft, left) = await updates.FitAsync(wanted, measure, speaker, token);
        var leftOut = await answerers.LeftOutAsync(left, measure, speaker.Day, token);
        if (Limits(draft) is { } limit)
        {
            return new Answer(limit);
        }

        if (await updates.JudgeAsync(draft, measure, speaker, token) is { } refusal)
        {
            return await RefuseAsync(turn, speaker, draft, measure, refusal, token);
        }

        if (UpdateForms.For(measure, draft, await DaysAsync(measure, speaker, token), leftOut) is { } form)
        {
            return form;
        }

        var nonce = await KeepAsync(turn, speaker, measure, draft, token);
        var files = draft.Files.Count == 0 ? [] : await evidence.ForAsync(draft.Files, measure.Id, token);
        var filesLeft = files.Count == 0 ? 0 : (await evidence.WaitingAsync(speaker.Person.Id, ConversationOf(turn), token)).Count(f => !draft.Files.Contains(f.Id));
        return ProposalCard.Of(measure, draft, last?.Former ?? UpdateStore.After(measure, draft, speaker.Day), nonce, files, filesLeft, last, leftOut);
    }

    private static string? Limits(UpdateDraft draft) =>
        draft.Text?.Length > SpokenText.MaxLength ? Say(UnderstandingTexts.TextTooLong, SpokenText.MaxLength)
        : draft.Percent is < 0 or > 100 ? UpdateTexts.PercentRange
        : null;

    /// <summary>Keeps a proposal.</summary>
    /// <returns>The secret of its buttons.</returns>
    private async Task<string> KeepAsync(ITurnContext turn, Standing speaker, MeasureRow measure, UpdateDraft draft, CancellationToken token)
    {
        var nonce = Nonce.New();
        var now = clock.GetUtcNow();
        await updates.ProposeAsync(
            new NewProposal
            {
                NonceHash = Nonce.HashOf(nonce)!, PersonId = speaker.Person.Id, Conversation = ConversationOf(turn), Measure = measure, Draft = draft,
                At = now, ExpiresAt = now.AddMinutes(Minutes),
            },
            token);
        ChatMemory.Of(turn).Proposed(new WaitingCard(Held(measure.Name, draft), Key: Nonce.HashOf(nonce)), new SpokenNumber(measure.Name, measure.Ledger), draft.Text).Keep(turn);
        return nonce;
    }

    private async Task<Answer> ConfirmAsync(ITurnContext turn, Standing speaker, JsonElement value, CancellationToken token)
    {
        if (Nonce.HashOf(Wish.Text(value, "nonce")) is not { } hash)
        {
            return new Answer(UpdateTexts.NotUnderstood);
        }

        var confirmation = await updates.ConfirmAsync(PressOf(turn, speaker, hash), token);
        if (confirmation is Confirmation.Recorded recorded)
        {
            ChatMemory.Of(turn).Settled(hash, true).Keep(turn);
            return UpdateAnswers.Recorded(recorded, hours);
        }

        var refused = (Confirmation.Refused)confirmation;
        var measure = refused.MeasureId is { } id ? await updates.MeasureAsync(speaker.Scope, id, token) : null;
        if (refused.Reason is UpdateRefusal.NotYours or UpdateRefusal.NotPermitted)
        {
            Note(turn, speaker, refused.Draft?.Operation ?? Operation.Report, _ => Task.FromResult<string?>(measure?.Subject ?? "proposal"));
        }

        if (refused.Reason == UpdateRefusal.NotPermitted)
        {
            return new Answer(measure is null ? UpdateTexts.RefusedNotPermitted + answerers.Call : await answerers.RefusedAsync(measure, speaker, token));
        }

        if (refused.Reason is not (UpdateRefusal.Changed or UpdateRefusal.Expired) || refused.Draft is not { Action: not UpdateAction.Undo } draft || measure is null)
        {
            var reason = UpdateAnswers.Refused(refused.Reason, measure is null ? null : await DaysAsync(measure, speaker, token), measure?.IssuedOn);
            return new Answer(refused.Which is { } which ? Say(UpdateTexts.NoneRecorded, which, reason) : reason);
        }

        var fresh = draft.Others.Count > 0 ? await AgainAsync(turn, speaker, measure, draft, token) : await ProposeAsync(turn, speaker, measure, draft, null, token);
        return fresh with { Sentence = UpdateAnswers.Refused(refused.Reason), Lines = [fresh.Sentence, .. fresh.Lines] };
    }

    private async Task<Answer> DropAsync(ITurnContext turn, Standing speaker, JsonElement value, CancellationToken token) =>
        Nonce.HashOf(Wish.Text(value, "nonce")) is not { } hash ? new Answer(UpdateTexts.NotUnderstood) : await DropAsync(turn, speaker, hash, token);

    private async Task<Answer> DropAsync(ITurnContext turn, Standing speaker, string hash, CancellationToken token)
    {
        var dropping = await updates.DropAsync(PressOf(turn, speaker, hash), token);
        ChatMemory.Of(turn).Settled(hash, dropping is Confirmation.Recorded).Keep(turn);
        return dropping switch
        {
            Confirmation.Dropped dropped => UpdateAnswers.Dropped(dropped.Files.Count == 0 ? [] : await evidence.WaitingAsync(speaker.Person.Id, ConversationOf(turn), token)),
            Confirmation.Recorded recorded => UpdateAnswers.Recorded(recorded, hours),
            Confirmation.Refused refused => new Answer(UpdateAnswers.Refused(refused.Reason)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private Press PressOf(ITurnContext turn, Standing speaker, string hash)
    {
        var now = clock.GetUtcNow();
        return new Press(hash, speaker.Person.Id, ConversationOf(turn), now, hours.DayOf(now));
    }

    /// <summary>What lies outside the scope does not exist; that somebody asked for it is noted.</summary>
    private async Task<(IReadOnlyList<MeasureRow> Measures, Answer? Missing)> FindAsync(
        ITurnContext turn, Standing speaker, SpokenNumber spoken, Operation operation, CancellationToken token)
    {
        var found = await updates.FindAsync(speaker.Scope, spoken.Number, spoken.Ledger, token);
        if (found.Count > 0)
        {
            return (found, null);
        }

        Note(turn, speaker, operation, stopping => updates.HiddenAsync(spoken.Number, spoken.Ledger, stopping));
        return ([], new Answer(Say(UpdateTexts.NotFound, CardText.Plain(spoken.Number, 40)) + answerers.Call));
    }

    private async Task<Answer> RefuseAsync(ITurnContext turn, Standing speaker, UpdateDraft draft, MeasureRow measure, UpdateRefusal refusal, CancellationToken token)
    {
        if (refusal == UpdateRefusal.NotPermitted)
        {
            Note(turn, speaker, draft.Operation, _ => Task.FromResult<string?>(measure.Subject));
            var isHeard = draft.Action == UpdateAction.Promise && (await updates.FitAsync(new UpdateDraft { Action = UpdateAction.Report }, measure, speaker, token)).Draft.As is not null;
            return new Answer(isHeard ? await answerers.NotPromisedAsync(measure, speaker.Day, token) : await answerers.RefusedAsync(measure, speaker, token));
        }

        return new Answer(UpdateAnswers.Refused(refusal, await DaysAsync(measure, speaker, token), measure.IssuedOn));
    }

    /// <summary>Notes what was refused, if there is such a thing at all; once the answer is out, so that its time tells nothing.</summary>
    private void Note(ITurnContext turn, Standing speaker, Operation operation, Func<CancellationToken, Task<string?>> subject) => turn.Afterwards.Add(async stopping =>
    {
        if (await subject(stopping) is { } named)
        {
            await refusals.NoteAsync(speaker.Person, operation, named, stopping);
        }
    });

    private async Task<(DateOnly First, DateOnly Last)?> DaysAsync(MeasureRow measure, Standing speaker, CancellationToken token) =>
        PromiseRule.DaysFor(measure.Facts, await calendars.LoadAsync(token), speaker.Day);
}
