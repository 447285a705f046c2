using System.Text.Json;

using CaseReform.Ops.Bot.Activities;
using CaseReform.Ops.Bot.Answers;
using CaseReform.Ops.Bot.Asks;
using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Bot.CloseOut;
using CaseReform.Ops.Bot.Orders;
using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Bot.Updates;
using CaseReform.Ops.Data.Answers;
using CaseReform.Ops.Data.Updates;
using CaseReform.Ops.Domain.Questions;

using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

using static CaseReform.Ops.Bot.Answers.AnswerPhrases;

namespace CaseReform.Ops.Bot;

/// <summary>What the bot does with each activity: greets, reads sentences, takes buttons, and hands on to questions or updates.</summary>
internal sealed partial class CaseReformBot(
    ReaderContexts contexts, QuestionRouter questions, FilteredMeasures measures, IUpdateHandler updates, OrderHandler orders, CloseOutHandler closing, AskHandler asks, PromiseDays promises, DeniedReadAudit missed, ILogger<CaseReformBot> logger) : ActivityHandler
{
    /// <summary>Longer messages are not read.</summary>
    public const int MaxTextLength = 2000;

    private const int OwnChoices = 3;

    private const string WebChatJoin = "webchat/join";

    /// <inheritdoc/>
    protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
    {
        if (turnContext.Speaker is not { } reader)
        {
            await SendAsync(turnContext, new Answer(AnswerTexts.Stranger), cancellationToken);
            return;
        }

        var context = await contexts.OfAsync(reader, cancellationToken);
        if (turnContext.Activity.Value is JsonElement { ValueKind: JsonValueKind.Object } value && SubmitText.Of(value, "do") is { } what)
        {
            await PressedAsync(turnContext, context, value, what, cancellationToken);
            return;
        }

        await HeardAsync(turnContext, context, turnContext.Activity.Text, cancellationToken);
    }

    /// <inheritdoc/>
    protected override Task OnConversationUpdateActivityAsync(ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        turnContext.Activity.MembersAdded is { Count: > 0 } ? GreetAsync(turnContext, cancellationToken) : Task.CompletedTask;

    /// <inheritdoc/>
    protected override Task OnEventActivityAsync(ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) =>
        turnContext.Activity.Name == WebChatJoin ? GreetAsync(turnContext, cancellationToken) : Task.CompletedTask;

    /// <summary>The bot knows no invoke, also none that the SDK does.</summary>
    protected override Task<InvokeResponse> OnInvokeActivityAsync(ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken) =>
        Task.FromResult(new InvokeResponse { Status = StatusCodes.Status501NotImplemented });

    /// <summary>Joining comes as a conversationUpdate, as an event, or as both, and again with each reconnection: one greeting a day.</summary>
    private static async Task GreetAsync(ITurnContext turn, CancellationToken token)
    {
        if (turn.Speaker is not { } reader || !turn.IsPrivate)
        {
            return;
        }

        var memory = ChatMemory.Of(turn);
        if (memory.GreetedOn != reader.Day)
        {
            await SendAsync(turn, HelpQuestions.Greeting(reader), token);
            (memory with { GreetedOn = reader.Day }).Keep(turn);
        }
    }

    private async Task HeardAsync(ITurnContext turn, ReaderContext context, string? text, CancellationToken token)
    {
        var memory = ChatMemory.Of(turn);
        if (string.IsNullOrWhiteSpace(text))
        {
            // files come without words, too
            if (await asks.FileAsync(turn, context, token))
            {
                return;
            }

            if (turn.Activity.Attachments is not { Count: > 0 } || !await updates.HandleAsync(turn, new Intent.Evidence(null), token))
            {
                await SendAsync(turn, new Answer(AnswerTexts.NoText), token);
            }

            return;
        }

        if (text.Length > MaxTextLength)
        {
            await SendAsync(turn, new Answer(Say(AnswerTexts.TooLong, MaxTextLength)), token);
            return;
        }

        if (!context.Names.HasSeveralLedgers)
        {
            memory = memory.WithoutLedgers();
        }

        // 12-1改到12月20日，因流标，另外5号谁负责: what is asked behind it is no part of the reason
        var wish = OrderSentences.Read(text, context.ReadingContext, memory.Dialogue.Pending is { } open && open.AskedOn == context.Today);
        var two = memory.Dialogue.Pending is null ? TwoThings.In(text, context.ReadingContext) : null;
        if (two is { } parts && wish is { IsDictated: false } && OrderSentences.Read(parts.First, context.ReadingContext) is not null)
        {
            await HeardAsync(turn, context, parts.First, token);
            await HeardAsync(turn, context, parts.Second, token);
            return;
        }

        if (await orders.HearAsync(turn, context, text, wish, token))
        {
            // with the card that was put up
            memory = ChatMemory.Of(turn);
            (memory with { Dialogue = memory.Dialogue with { Pending = null, Paging = null } }).Keep(turn);
            return;
        }

        if (await asks.HandleAsync(turn, context, text, token))
        {
            return;
        }

        if (two is { } things && TwoThings.Stands(things.First, context.ReadingContext, memory.Dialogue.Last))
        {
            await HeardAsync(turn, context, things.First, token);
            await HeardAsync(turn, context, things.Second, token);
            return;
        }

        var isAsked = memory.Dialogue.Pending is not null;
        var next = Dialogue.Next(memory.Dialogue, text, context.ReadingContext, memory.Listed);
        memory = memory with { Dialogue = next.State };
        if (next.Step is not Step.Act(var intent))
        {
            await AskBackAsync(turn, context, (Step.Ask)next.Step, memory, token);
            return;
        }

        if (!turn.IsPrivate && !IsForGroups(intent))
        {
            await SendAsync(turn, new Answer(AnswerTexts.GroupOnly), token);
            return;
        }

        if (intent is Intent.Promise { Spoken: { } promised, Until: { } until } && await promises.OfAsync(context, promised, token) is var (first, last) && (until < first || until > last))
        {
            // the question stays open until a day is said that can be
            var again = Dialogue.Ask(memory.Dialogue, new Intent.Promise(promised, null), Slot.Day, UpdateAnswers.Refused(UpdateRefusal.DayNotAllowed, (first, last)), [], context.Today);
            await AskBackAsync(turn, context, (Step.Ask)again.Step, memory with { Dialogue = again.State }, token);
            return;
        }

        memory.Keep(turn);
        if (intent is Intent.Cancel && !isAsked && await WithdrawnAsync(turn, context, memory, token))
        {
            return;
        }

        if (await closing.HandleAsync(turn, intent, token))
        {
            return;
        }

        if (await questions.AnswerAsync(context, intent, memory.More, token) is { } said)
        {
            await AnswerAsync(turn, context, said, memory, token);
        }
        else if (turn.IsPrivate && intent.Cut is { } cut && await questions.NamedAsync(context, cut, token) is { } named)
        {
            await AnswerAsync(turn, context, named, memory, token);
        }
        else if (!await updates.HandleAsync(turn, intent, token))
        {
            if (intent.Tentative)
            {
                var which = intent is Intent.Promise ? new Intent.Promise(null, ((Intent.Promise)intent).Until) : (Intent)new Intent.Report(null, null, ((Intent.Report)intent).Text);
                var asked = Dialogue.Ask(memory.Dialogue, which, Slot.Number, Understanding.Questions.Sentence(which, Slot.Number), [], context.Today);
                await AskBackAsync(turn, context, (Step.Ask)asked.Step, memory with { Dialogue = asked.State }, token);
                return;
            }

            // a card that a worker put up is in no memory of the conversation
            var waits = !isAsked && turn.IsPrivate && memory.Dialogue.Trail.Card is null && (intent is Intent.TypedConfirmation || (intent is Intent.Cancel && memory.Dialogue.Trail.Recorded is null))
                ? await asks.PressOnlyAsync(turn, context.Reader, intent is Intent.Cancel, token)
                : null;
            waits ??= !isAsked && turn.IsPrivate && intent is Intent.TypedConfirmation { Card: null } && memory.Dialogue.Trail.Recorded is null ? await StillWaitsAsync(turn, context, token) : null;
            await SendAsync(turn, waits ?? Other(context, intent, memory.Dialogue.Trail), token);
            (intent is Intent.Cancel ? memory.GivenUp() : intent is Intent.TypedConfirmation { Card: not null } ? memory.StillAsked() : memory).Keep(turn);
        }
    }

    /// <summary>Asks for what is missing. For a number the speaker's own most urgent measures are offered first, not to a group.</summary>
    private async Task AskBackAsync(ITurnContext turn, ReaderContext context, Step.Ask ask, ChatMemory memory, CancellationToken token)
    {
        if (!turn.IsPrivate)
        {
            await SendAsync(turn, new Answer(AnswerTexts.GroupOnly), token);
            return;
        }

        // where several were named, one of them is asked for and no other
        var own = ask.Slot == Slot.Number && !ask.NamesAll ? (await measures.PageAsync(new MeasureQuery(context.Reader, MeasureFilter.Tasks, context.Day), ListPlace.Start, OwnChoices, token)).Rows.Select(row => Named(context, row)) : [];
        var choices = ask.Choices;
        if (ask.Slot == Slot.Day && memory.Dialogue.Pending is { Spoken: { } promised } && await promises.OfAsync(context, promised, token) is var (first, last))
        {
            choices = [.. Questions.Days(context.ReadingContext, first, last), .. choices.TakeLast(1)];
        }

        await SendAsync(turn, new Answer(ask.Sentence) { Suggestions = [.. own, .. choices] }, token);
        memory.Keep(turn);
    }

    private async Task PressedAsync(ITurnContext turn, ReaderContext context, JsonElement value, string what, CancellationToken token)
    {
        if (what == "say" && SubmitText.Of(value, "text") is { } sentence)
        {
            await HeardAsync(turn, context, sentence, token);
        }
        else if (!turn.IsPrivate && (what == "page" || AskedQuestions.IsButton(what)))
        {
            await SendAsync(turn, new Answer(AnswerTexts.GroupOnly), token);
        }
        else if (await orders.SubmitAsync(turn, context, value, what, token))
        {
            return;
        }
        else if (await questions.PressedAsync(context, value, token) is { } said)
        {
            await AnswerAsync(turn, context, said, ChatMemory.Of(turn), token);
        }
        else if (!await closing.SubmitAsync(turn, value, what, token) && !await asks.SubmitAsync(turn, context, value, token) && !await updates.SubmitAsync(turn, value, token))
        {
            await SendAsync(turn, new Answer(AnswerTexts.ButtonStale) { Suggestions = HelpQuestions.Quick(context.Reader) }, token);
        }
    }

    private async Task AnswerAsync(ITurnContext turn, ReaderContext context, AnswerInContext said, ChatMemory memory, CancellationToken token)
    {
        await SendAsync(turn, said.Answer, token);
        memory.After(said).Keep(turn);
        if (said.Missed is { } asked)
        {
            turn.Afterwards.Add(stopping => NoteAsync(context, asked, stopping));
        }
    }

    private async Task NoteAsync(ReaderContext context, Missed asked, CancellationToken token)
    {
        try
        {
            await missed.NoteAsync(context, asked, token);
        }
        catch (Exception e) when (!token.IsCancellationRequested)
        {
            // the answer is out; a trail that cannot be written is told where it is watched
            Log.NotNoted(logger, e.GetBaseException().GetType().Name);
        }
    }

    /// <summary>What neither asks nor changes anything.</summary>
    private static Answer Other(ReaderContext context, Intent intent, Trail trail) => intent switch
    {
        Intent.Cancel when trail.Card is { } card => new Answer(Say(AnswerTexts.CancelledCard, card.Says)) { Suggestions = HelpQuestions.Quick(context.Reader) },
        Intent.Cancel when trail.Recorded is { IsFinal: true } done => new Answer(Say(AnswerTexts.CancelledFinal, done.Says)),
        Intent.Cancel when trail.Recorded is { } recorded => new Answer(Say(AnswerTexts.CancelledRecorded, recorded.Says)) { Suggestions = [AnswerTexts.AskUndo, HelpQuestions.First(context.Reader)] },
        Intent.Cancel => new Answer(AnswerTexts.Cancelled) { Suggestions = HelpQuestions.Quick(context.Reader) },
        Intent.TypedConfirmation { Card: { } says } => new Answer(Say(AnswerTexts.PressToConfirm, says)),
        Intent.TypedConfirmation when trail.Recorded is { } recorded => new Answer(Say(AnswerTexts.ConfirmedAlready, recorded.Says)),
        Intent.TypedConfirmation => new Answer(AnswerTexts.NothingToConfirm) { Suggestions = HelpQuestions.Quick(context.Reader) },
        Intent.Refused refused => new Answer(refused.Sentence) { Suggestions = refused.Instead },
        Intent.DidYouMean { Sentences: { Count: > 0 } sentences } => new Answer(Say(AnswerTexts.DidYouMean, string.Join(AnswerTexts.And, sentences))) { Suggestions = sentences },
        _ => Unknown(context),
    };

    /// <summary>A helpful sentence with two suggestions: the first two of this person's questions.</summary>
    private static Answer Unknown(ReaderContext context)
    {
        var quick = HelpQuestions.Quick(context.Reader);
        return new Answer(Say(AnswerTexts.Unknown, quick[0], quick[1])) { Suggestions = [quick[0], quick[1], AnswerTexts.AskHelp] };
    }

    /// <summary>Says nothing about the ledger.</summary>
    private static bool IsForGroups(Intent intent) =>
        intent is Intent.AddWorkingDays or Intent.CountWorkingDays or Intent.IsWorkingDay or Intent.Help or Intent.Greeting or Intent.Unknown or Intent.Refused or Intent.DidYouMean or Intent.Cancel
            or Intent.Talk { Subject: TalkSubject.Meaning };

    private static Task SendAsync(ITurnContext turn, Answer answer, CancellationToken token) =>
        turn.SendActivityAsync(answer.ToActivity(turn.Activity.ChannelId), token);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "a refusal could not be noted: {Error}")]
        public static partial void NotNoted(ILogger logger, string error);
    }
}
