using CaseReform.Ops.Bot.Activities;
using CaseReform.Ops.Bot.Answers;
using CaseReform.Ops.Bot.Cards;

using Microsoft.Bot.Builder;

using static CaseReform.Ops.Bot.Answers.AnswerPhrases;

namespace CaseReform.Ops.Bot;

/// <summary>取消, 算了, 不用了: typed, they do what 取消 does on the card put up last.</summary>
internal sealed partial class CaseReformBot
{
    /// <returns>False where no card waits, or where something was recorded since: nothing was sent.</returns>
    private async Task<bool> WithdrawnAsync(ITurnContext turn, ReaderContext context, ChatMemory memory, CancellationToken token)
    {
        // what was just recorded is what they speak of
        if (!turn.IsPrivate || memory.Dialogue.Trail is { Recorded: not null, Card: null })
        {
            return false;
        }

        if (await NewestAsync(turn, context, token) is not { } newest)
        {
            return false;
        }

        memory.Keep(turn);
        await SendAsync(turn, await newest.DropAsync(token), token);
        return true;
    }

    /// <summary>同意, 是的: where the conversation has forgotten the card, the newest that still waits is named; no yes that is typed does what its button does.</summary>
    /// <returns>Null where none waits.</returns>
    private async Task<Answer?> StillWaitsAsync(ITurnContext turn, ReaderContext context, CancellationToken token) =>
        await NewestAsync(turn, context, token) is { Says: { } says } ? new Answer(Say(AnswerTexts.PressToConfirm, says)) : null;

    private async Task<WaitingProposal?> NewestAsync(ITurnContext turn, ReaderContext context, CancellationToken token)
    {
        WaitingProposal?[] waiting =
        [
            await orders.WaitingAsync(turn, context, token), await closing.WaitingAsync(turn, context.Reader, token),
            await asks.ProposalAsync(turn, context.Reader, token), await updates.WaitingAsync(turn, context.Reader, token),
        ];
        return waiting.OfType<WaitingProposal>().MaxBy(card => card.At);
    }
}
