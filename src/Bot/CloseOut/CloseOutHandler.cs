using System.Text.Json;

using CaseReform.Ops.Bot.Activities;
using CaseReform.Ops.Bot.Answers;
using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Bot.Channels;
using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Bot.Updates;
using CaseReform.Ops.Data.CloseOut;
using CaseReform.Ops.Data.Updates;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.CloseOut;

using Microsoft.Bot.Builder;

namespace CaseReform.Ops.Bot.CloseOut;

/// <summary>销号 in the chat: a sentence or a button leads to a form for what is missing, then to a card, and the card's button makes the move.</summary>
internal sealed class CloseOutHandler(CloseOutStore store, Answerers answerers, OfficeHours hours, TimeProvider clock)
{
    private const string Confirm = "closeout-confirm";
    private const string Drop = "closeout-drop";

    /// <summary>Moves that may wait for somebody behind 审核12, in the order in which they are looked for.</summary>
    private static readonly CloseOutMove[] Waiting = [CloseOutMove.Agree, CloseOutMove.Verify, CloseOutMove.Close, CloseOutMove.Publish, CloseOutMove.Settle, CloseOutMove.LookBack];

    /// <summary>Answers <see cref="Intent.CloseOut"/> and <see cref="Intent.WaitingForMe"/> of a known speaker.</summary>
    /// <returns>False for any other intent; nothing was sent.</returns>
    public async Task<bool> HandleAsync(ITurnContext turn, Intent intent, CancellationToken token)
    {
        if (turn.Speaker is not { } speaker || intent is not (Intent.CloseOut or Intent.WaitingForMe))
        {
            return false;
        }

        await SendAsync(
            turn,
            !turn.IsPrivate ? new Answer(CloseOutChatTexts.GroupRefused)
            : intent is Intent.CloseOut said ? await SaidAsync(turn, speaker, said, token)
            : CloseOutCards.List(await store.WaitingForAsync(speaker, token)),
            token);
        return true;
    }

    /// <summary>Answers a button of one of our cards.</summary>
    /// <returns>False for any other; nothing was sent.</returns>
    public async Task<bool> SubmitAsync(ITurnContext turn, JsonElement value, string what, CancellationToken token)
    {
        if (turn.Speaker is not { } speaker || what is not (CloseOutFields.Do or Confirm or Drop))
        {
            return false;
        }

        await SendAsync(
            turn,
            !turn.IsPrivate ? new Answer(CloseOutChatTexts.GroupRefused)
            : what == CloseOutFields.Do ? CloseOutFields.Read(value) is { } fields ? await StepAsync(turn, speaker, fields, token) : new Answer(CloseOutChatTexts.NotUnderstood)
            : Nonce.HashOf(Wish.Text(value, "nonce")) is { } hash ? await PressedAsync(turn, speaker, hash, what == Confirm, token)
            : new Answer(CloseOutChatTexts.NotUnderstood),
            token);
        return true;
    }

    private async Task<Answer> SaidAsync(ITurnContext turn, Standing speaker, Intent.CloseOut said, CancellationToken token)
    {
        var found = await store.FindAsync(speaker.Scope, said.Spoken.Number, said.Spoken.Ledger, token);
        if (found.Count > 1)
        {
            var views = new List<CloseOutView>();
            foreach (var problem in found)
            {
                if (await store.ViewAsync(problem, speaker, null, new CloseOutWish(), token) is { } view)
                {
                    views.Add(view);
                }
            }

            return CloseOutCards.Choose(said.Spoken.Number, said.Move, views);
        }

        return found is [var one] ? await StepAsync(turn, speaker, CloseOutFields.Of(said.Move, one, said.Text), token) : Missing(said.Spoken.Number);
    }

    private Answer Missing(string number) => new(Say(CloseOutChatTexts.NotFound, CardText.Plain(number, 40)) + answerers.Call);

    /// <summary>What comes next: why not, a form for what is missing, or the card to confirm.</summary>
    private async Task<Answer> StepAsync(ITurnContext turn, Standing speaker, CloseOutFields fields, CancellationToken token)
    {
        if (fields.Move is not { } move)
        {
            return await ReviewAsync(turn, speaker, fields, token);
        }

        if (fields.Text?.Length > SpokenText.MaxLength || fields.Clauses.Any(c => c.Value.Note?.Length > SpokenText.MaxLength))
        {
            return new Answer(Say(CloseOutChatTexts.TextTooLong, SpokenText.MaxLength));
        }

        var wish = fields.ToWish();
        if (await store.ViewAsync(fields.Problem, speaker, move, wish, token) is not { } view)
        {
            return new Answer(CloseOutChatTexts.NotUnderstood);
        }

        var lacksChoice = move == CloseOutMove.LookBack && fields.Holds is null;
        if (view.Refusal is { } refusal)
        {
            return refusal.Kind is CloseOutFault.TextMissing or CloseOutFault.AnswersMissing or CloseOutFault.NoticeDaysNotAllowed or CloseOutFault.NoticeDayPast
                ? CloseOutCards.Form(view, move, fields, fields.IsForm ? refusal.Sentence : null)
                : new Answer(refusal.Sentence);
        }

        if (lacksChoice || (move == CloseOutMove.Reopen && fields.Relapse is null))
        {
            return CloseOutCards.Form(view, move, fields, fields.IsForm && lacksChoice ? CloseOutChatTexts.HoldsMissing : null);
        }

        var nonce = Nonce.New();
        var now = clock.GetUtcNow();
        await store.ProposeAsync(
            new NewCloseOut
            {
                NonceHash = Nonce.HashOf(nonce)!, PersonId = speaker.Person.Id, Conversation = Conversations.KeyOf(turn.Activity), ProblemId = view.ProblemId, Version = view.Version,
                Move = move, Wish = new ProposedMove(wish), At = now, ExpiresAt = now.AddMinutes(UpdateHandler.Minutes),
            },
            token);
        ChatMemory.Of(turn).Waiting(new WaitingCard(Say(CloseOutChatTexts.Held, view.Facts.Number, CloseOutNames.Of(move)), Key: Nonce.HashOf(nonce), IsFinal: true)).Keep(turn);
        return CloseOutCards.Check(view, move, wish, new { @do = Confirm, nonce }, new { @do = Drop, nonce });
    }

    /// <summary>审核12: whatever waits for this person, or why nothing does.</summary>
    private async Task<Answer> ReviewAsync(ITurnContext turn, Standing speaker, CloseOutFields fields, CancellationToken token)
    {
        CloseOutView? last = null;
        CloseOutRefusal? nearest = null;
        foreach (var move in Waiting)
        {
            if (await store.ViewAsync(fields.Problem, speaker, move, fields.ToWish(), token) is not { } view)
            {
                return new Answer(CloseOutChatTexts.NotUnderstood);
            }

            last = view;
            switch (view.Refusal?.Kind)
            {
                case null when move is CloseOutMove.Agree or CloseOutMove.Close:
                    return CloseOutCards.Review(view, move);
                case null or CloseOutFault.TextMissing or CloseOutFault.AnswersMissing or CloseOutFault.NoticeDaysNotAllowed or CloseOutFault.NoticeDayPast when move != CloseOutMove.Verify || !view.Facts.IsVerified:
                    return await StepAsync(turn, speaker, CloseOutFields.Of(move, fields.Problem, fields.Text), token);
                case CloseOutFault.NotEffective when move == CloseOutMove.Close:
                    return CloseOutCards.Form(view, CloseOutMove.Verify, fields, view.Refusal.Sentence);
                case CloseOutFault.Barred or CloseOutFault.NoticeRunning or CloseOutFault.ObjectionOpen or CloseOutFault.MeasuresOpen:
                    nearest ??= view.Refusal;
                    break;
            }
        }

        return new Answer(nearest?.Sentence ?? Say(CloseOutChatTexts.NothingForYou, last!.Facts.Number, CloseOutStages.NameOf(last.Facts.Stage))) { Suggestions = [CloseOutChatTexts.SayWaiting] };
    }

    private async Task<Answer> PressedAsync(ITurnContext turn, Standing speaker, string hash, bool confirms, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        var press = new Press(hash, speaker.Person.Id, Conversations.KeyOf(turn.Activity), now, hours.DayOf(now));
        var outcome = confirms ? await store.ConfirmAsync(press, token) : await store.DropAsync(press, token);
        ChatMemory.Of(turn).Settled(hash, outcome is CloseOutOutcome.Made).Keep(turn);
        return outcome switch
        {
            CloseOutOutcome.Made made => new Answer(made.Move.ToSentence() + (made.Again ? CloseOutChatTexts.Again : string.Empty)),
            CloseOutOutcome.Refused refused => new Answer(refused.Refusal.Sentence),
            CloseOutOutcome.Changed => new Answer(CloseOutChatTexts.Changed),
            CloseOutOutcome.NoStanding => new Answer(CloseOutChatTexts.NoStanding),
            CloseOutOutcome.NotFound => new Answer(CloseOutChatTexts.GoneUnknown),
            CloseOutOutcome.Gone gone => new Answer(gone.Why switch
            {
                GoneButton.Unknown => CloseOutChatTexts.GoneUnknown,
                GoneButton.NotYours => CloseOutChatTexts.GoneNotYours,
                GoneButton.Expired => Say(CloseOutChatTexts.GoneExpired, UpdateHandler.Minutes),
                GoneButton.Dropped => CloseOutChatTexts.Dropped,
            }),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>The newest of these cards that can still be confirmed.</summary>
    public async Task<WaitingProposal?> WaitingAsync(ITurnContext turn, Standing speaker, CancellationToken token) =>
        await store.OpenAsync(speaker.Person.Id, Conversations.KeyOf(turn.Activity), clock.GetUtcNow(), token) is { } card
            ? new WaitingProposal(card.At, async stopping => await PressedAsync(turn, speaker, card.NonceHash, confirms: false, stopping) is var said && said.Sentence == CloseOutChatTexts.Dropped
                ? said with { Sentence = Say(UpdateTexts.DroppedNamed, Say(CloseOutChatTexts.DroppedMove, card.Proposes.Number, CloseOutNames.Of(card.Proposes.Move))) }
                : said)
            {
                Says = Say(CloseOutChatTexts.Held, card.Proposes.Number, CloseOutNames.Of(card.Proposes.Move)),
            }
            : null;

    private static Task SendAsync(ITurnContext turn, Answer answer, CancellationToken token) => turn.SendActivityAsync(answer.ToActivity(turn.Activity.ChannelId), token);
}
