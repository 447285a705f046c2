using System.Text.Json;

using CaseReform.Ops.Bot.Activities;
using CaseReform.Ops.Bot.Answers;
using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Bot.Understanding.Slots;
using CaseReform.Ops.Bot.Updates;
using CaseReform.Ops.Data.Access;
using CaseReform.Ops.Data.Answers;
using CaseReform.Ops.Data.CloseOut;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Orders;
using CaseReform.Ops.Data.Updates;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Hosting.Office;

using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Bot.Orders;

/// <summary>What the office changes in the chat: a sentence or a form becomes a card with before and after, one 确认 carries it out.</summary>
internal sealed partial class OrderHandler(OrderStore orders, RequestStore requests, SuggestionStore suggestions, UpdateStore updates, CloseOutStore closeOuts, FilteredMeasures filtered, RefusalAudit refusals, OfficeHours hours, IOptions<OfficeOptions> office, TimeProvider clock)
{
    private const int MaxButtons = 10;

    /// <summary>Hears a sentence.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="context">Who speaks, and what is known.</param>
    /// <param name="text">As typed.</param>
    /// <param name="wish">What the sentence was read as (<see cref="OrderSentences"/>).</param>
    /// <param name="token">Stops reading.</param>
    /// <returns>Whether it was one of these, from somebody who may say it. Whoever may not is told as always whom to ask.</returns>
    public async Task<bool> HearAsync(ITurnContext turn, ReaderContext context, string text, OrderWish? wish, CancellationToken token)
    {
        if (!turn.IsPrivate || text.Length > Understanding.Grammar.SentenceReader.MaxLength)
        {
            return false;
        }

        var problem = ProblemOf(context, text);
        wish = problem is null ? wish : null;
        var answer = MayBeMeasure(text, problem) ? WhichOne(context)
            : problem is not null && AccessRule.MayEver(context.Reader, Operation.EnterProblem) ? await AdvanceAsync(turn, context, problem, token)
            : wish is not null && MayEver(context.Reader, wish) ? await AnswerAsync(turn, context, wish, token)
            : OfficeDoes(context, text, wish);
        if (answer is not null)
        {
            await SendAsync(turn, answer, token);
        }

        return answer is not null;
    }

    /// <summary>Takes a button or a form of these cards.</summary>
    public async Task<bool> SubmitAsync(ITurnContext turn, ReaderContext context, JsonElement value, string what, CancellationToken token)
    {
        if (what is not ("order" or "order-confirm" or "order-drop"))
        {
            return false;
        }

        await SendAsync(
            turn,
            !turn.IsPrivate ? new Answer(OrderTexts.GroupRefused)
            : what == "order" ? OrderDraft.Read(value) is { } draft ? await AdvanceAsync(turn, context, draft, token) : new Answer(UpdateTexts.NotUnderstood)
            : Nonce.HashOf(Wish.Text(value, "nonce")) is not { } hash ? new Answer(UpdateTexts.NotUnderstood)
            : what == "order-confirm" ? await ConfirmAsync(turn, context, hash, token)
            : await DropAsync(turn, context, hash, token),
            token);
        return true;
    }

    private static bool MayEver(Standing speaker, OrderWish wish) => wish switch
    {
        OrderWish.MoveDeadline or OrderWish.Longer => AccessRule.MayEver(speaker, Operation.MoveDeadline),
        OrderWish.ChangeResponsible or OrderWish.ChangeHolder => AccessRule.MayEver(speaker, Operation.ChangeResponsible),
        OrderWish.Urge or OrderWish.UrgeUnit => AccessRule.MayEver(speaker, Operation.Urge),
        OrderWish.Together several => MayEver(speaker, several.First),
        OrderWish.OneByOne several => AccessRule.MayEver(speaker, several.Operation),
        OrderWish.SetDeputy or OrderWish.AskDeputy or OrderWish.EndDeputy => AccessRule.MayEver(speaker, Operation.SetDeputy),
        OrderWish.Grant or OrderWish.SetAddress or OrderWish.ListRequests or OrderWish.Decide => AccessRule.MayEver(speaker, Operation.Grant),
        OrderWish.Suggest or OrderWish.ListSuggestions { Own: true } => AccessRule.MayEver(speaker, Operation.Suggest),
        OrderWish.ListSuggestions or OrderWish.AnswerSuggestion => AccessRule.MayEver(speaker, Operation.AnswerSuggestion),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Task SendAsync(ITurnContext turn, Answer answer, CancellationToken token) => turn.SendActivityAsync(answer.ToActivity(turn.Activity.ChannelId), token);

    private async Task<Answer?> AnswerAsync(ITurnContext turn, ReaderContext context, OrderWish wish, CancellationToken token) => wish switch
    {
        OrderWish.MoveDeadline move => await MoveAsync(turn, context, move, token),
        OrderWish.ChangeResponsible change => await ResponsibleAsync(turn, context, change, token),
        OrderWish.ChangeHolder change => await HolderAsync(turn, context, change, token),
        OrderWish.Urge urge => await UrgeAsync(turn, context, urge, token),
        OrderWish.UrgeUnit urge => await UrgeUnitAsync(turn, context, urge, token),
        OrderWish.OneByOne several => new Answer(Say(OneByOneTexts(several.Operation), CardText.Plain(several.Said, 60))),
        OrderWish.Longer longer => new Answer(Say(OrderTexts.LongerNoDay, CardText.Plain(longer.Said, 40), CardText.Plain(longer.Span, 40))),
        OrderWish.Together => new Answer(OrderTexts.OneOrder),
        OrderWish.SetDeputy deputy => await DeputyAsync(turn, context, deputy, token),
        OrderWish.AskDeputy ask => DeputyOf(context, ask),
        OrderWish.EndDeputy end => await EndDeputyAsync(turn, context, end, token),
        OrderWish.Grant grant => await GrantAsync(turn, context, grant, token),
        OrderWish.SetAddress address => await AddressAsync(turn, context, address, token),
        OrderWish.ListRequests => await RequestsAsync(context, token),
        OrderWish.Decide decide => await DecideAsync(turn, context, decide, token),
        OrderWish.Suggest suggest => await AdvanceAsync(turn, context, new OrderDraft { Kind = OrderKind.Suggest, Text = SpokenText.Clean(suggest.Text) }, token),
        OrderWish.ListSuggestions list => await SuggestionsAsync(context, list.Own, token),
        OrderWish.AnswerSuggestion answer => await AdvanceAsync(turn, context, new OrderDraft { Kind = OrderKind.Answer, Row = answer.Suggestion, Text = SpokenText.Clean(answer.Text) }, token),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string OneByOneTexts(Operation operation) => operation switch
    {
        Operation.MoveDeadline => OrderTexts.OneDeadline,
        Operation.ChangeResponsible => OrderTexts.OneResponsible,
        Operation.Urge => OrderTexts.UrgeByNumber,
        Operation.Grant => OrderTexts.OneRequest,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Goes on with an order: asks for what is missing, else shows the card.</summary>
    private async Task<Answer> AdvanceAsync(ITurnContext turn, ReaderContext context, OrderDraft draft, CancellationToken token)
    {
        var max = draft.Kind is OrderKind.Suggest or OrderKind.Answer ? SpokenText.MaxLength : OrderForms.MaxText;
        if (draft.Text?.Length > max)
        {
            return new Answer(Say(OrderTexts.TooLong, max));
        }

        if (draft.Order is { } order)
        {
            return await ProposeAsync(turn, context, order, token);
        }

        return draft.Kind switch
        {
            OrderKind.Deadline => await AskDeadlineAsync(context, draft, token),
            OrderKind.Responsible => AskPerson(context, draft),
            OrderKind.Problem => await AdvanceProblemAsync(turn, context, draft, token),
            OrderKind.Urge => await AdvanceUrgeAsync(turn, context, draft, token),
            OrderKind.Deputy => await AdvanceDeputyAsync(turn, context, draft, token),
            OrderKind.Decline => OrderForms.Reason(Say(OrderTexts.DeclineFormSentence, draft.Row), draft, OrderTexts.FieldDeclined),
            OrderKind.Answer => OrderForms.Reason(Say(OrderTexts.AnswerFormSentence, draft.Row), draft, OrderTexts.FieldAnswer),
            OrderKind.Address or OrderKind.Grant => AskPerson(context, draft),
            _ => new Answer(UpdateTexts.NotUnderstood),
        };
    }

    /// <summary>Shows what would change and keeps it until somebody confirms.</summary>
    private async Task<Answer> ProposeAsync(ITurnContext turn, ReaderContext context, OfficeOrder order, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        switch (await orders.LookAsync(order, context.Reader, now, token))
        {
            case OrderOutlook.Refused refused:
                Note(turn, context, order.Operation, refused.Reason);
                return new Answer(OrderWords.Refused(refused.Reason, refused.With));
            case OrderOutlook.Ready ready:
                var nonce = Nonce.New();
                await orders.ProposeAsync(
                    new NewOrder
                    {
                        NonceHash = Nonce.HashOf(nonce)!, PersonId = context.Reader.Person.Id, Conversation = Conversations.KeyOf(turn.Activity), Order = order, Shown = ready,
                        At = now, ExpiresAt = now.AddMinutes(UpdateHandler.Minutes),
                    },
                    token);
                ChatMemory.Of(turn).Waiting(new WaitingCard(OrderWords.Held(order, ready), Key: Nonce.HashOf(nonce), IsFinal: true)).Keep(turn);
                return OrderCard.Of(order, ready, nonce, await MoreAsync(context, order, token));
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private async Task<Answer> ConfirmAsync(ITurnContext turn, ReaderContext context, string hash, CancellationToken token)
    {
        switch (await orders.ConfirmAsync(PressOf(turn, context, hash), token))
        {
            case OrderConfirmation.Done done:
                ChatMemory.Of(turn).Settled(hash, true).Keep(turn);
                return new Answer(OrderWords.Recorded(done, hours)) { Lines = [.. done.Outlook.Remarks.Select(OrderWords.Remark)] };
            case OrderConfirmation.Refused { Reason: OrderRefusal.Changed or OrderRefusal.Expired, Order: { } order } refused:
                var fresh = await ProposeAsync(turn, context, order, token);
                return fresh with { Sentence = OrderWords.Refused(refused.Reason, refused.With), Lines = [fresh.Sentence, .. fresh.Lines] };
            case OrderConfirmation.Refused refused:
                Note(turn, context, refused.Order?.Operation ?? Operation.MoveDeadline, refused.Reason);
                return new Answer(OrderWords.Refused(refused.Reason, refused.With));
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>The newest of these cards that can still be confirmed.</summary>
    public async Task<WaitingProposal?> WaitingAsync(ITurnContext turn, ReaderContext context, CancellationToken token) =>
        await orders.OpenAsync(context.Reader.Person.Id, Conversations.KeyOf(turn.Activity), clock.GetUtcNow(), token) is { } card
            ? new WaitingProposal(card.At, async stopping => await DropAsync(turn, context, card.NonceHash, stopping) is var said && said.Sentence == UpdateTexts.Dropped
                ? said with { Sentence = Say(UpdateTexts.DroppedNamed, OrderWords.Line(card.Proposes.Order, card.Proposes.Shown).TrimEnd('。')) }
                : said)
            {
                Says = OrderWords.Held(card.Proposes.Order, card.Proposes.Shown),
            }
            : null;

    private async Task<Answer> DropAsync(ITurnContext turn, ReaderContext context, string hash, CancellationToken token)
    {
        var dropping = await orders.DropAsync(PressOf(turn, context, hash), token);
        ChatMemory.Of(turn).Settled(hash, dropping is OrderConfirmation.Done).Keep(turn);
        return dropping switch
        {
            OrderConfirmation.Dropped => new Answer(UpdateTexts.Dropped),
            OrderConfirmation.Done done => new Answer(OrderWords.Recorded(done, hours)),
            OrderConfirmation.Refused refused => new Answer(OrderWords.Refused(refused.Reason, refused.With)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private Press PressOf(ITurnContext turn, ReaderContext context, string hash) =>
        new(hash, context.Reader.Person.Id, Conversations.KeyOf(turn.Activity), clock.GetUtcNow(), context.Reader.Day);

    private void Note(ITurnContext turn, ReaderContext context, Operation operation, OrderRefusal reason)
    {
        if (reason is OrderRefusal.NotPermitted or OrderRefusal.NotYours)
        {
            turn.Afterwards.Add(stopping => refusals.NoteAsync(context.Reader.Person, operation, "order", stopping));
        }
    }

    /// <summary>The measures a number means; where there are several, one button each.</summary>
    private async Task<(MeasureRow? One, Answer? Instead)> FindAsync(ReaderContext context, SpokenNumber spoken, OrderDraft draft, CancellationToken token)
    {
        var found = await updates.FindAsync(context.Reader.Scope, spoken.Number, spoken.Ledger, token);
        return found switch
        {
            [] => (null, new Answer(Say(UpdateTexts.NotFound, CardText.Plain(spoken.Number, 40)))),
            [var one] => (one, null),
            _ => (null, Choose(Say(UpdateTexts.SeveralMeasures, CardText.Plain(spoken.Number, 40), found.Count),
                found.Select(m => (CardText.Plain(m.Text, 60), (draft with { Measures = [m.Id] }).Button(Say(UpdateTexts.FactNumberInLedger, m.Name, m.Ledger)))))),
        };
    }

    /// <summary>One button for each thing that may be meant.</summary>
    private static Answer Choose(string sentence, IEnumerable<(string Line, Submit Button)> choices)
    {
        var shown = choices.Take(MaxButtons).ToList();
        return new Answer(sentence)
        {
            Lines = [.. shown.Select(choice => Say(UpdateTexts.FactOf, choice.Button.Title, choice.Line))],
            Card = new AdaptiveCard(
            [
                TextBlock.Heading(sentence),
                .. shown.SelectMany(choice => new CardElement[] { new TextBlock(choice.Line), new ActionSet([choice.Button]) { Spacing = "none" } }),
            ]),
        };
    }

    /// <summary>What else belongs on the card of an order.</summary>
    private async Task<IReadOnlyList<string>> MoreAsync(ReaderContext context, OfficeOrder order, CancellationToken token) => order switch
    {
        OfficeOrder.MoveDeadline move when await updates.MeasureAsync(context.Reader.Scope, move.MeasureId, token) is { } measure =>
            [Say(OrderTexts.NextReminder, NextLetter.Of(context, measure with { Deadline = move.To, PromisedOn = null, PromisedUntil = null }, []))],
        _ => [],
    };
}
