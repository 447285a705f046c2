using System.Text.Json;

using CaseReform.Ops.Bot.Activities;
using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Domain.Access;

using Microsoft.Bot.Builder;

namespace CaseReform.Ops.Bot.Updates;

/// <summary>What changes the ledger from the chat. Nothing is changed by a sentence: it leads to a card, and the card's button changes.</summary>
internal interface IUpdateHandler
{
    /// <summary>Answers <see cref="Intent.Report"/>, <see cref="Intent.Complete"/>, <see cref="Intent.Evidence"/>, <see cref="Intent.Promise"/>,
    /// <see cref="Intent.Undo"/> or <see cref="Intent.ChooseNotices"/> of a known speaker with what is to be confirmed, or with what is missing.</summary>
    /// <returns>False for any other intent; nothing was sent.</returns>
    Task<bool> HandleAsync(ITurnContext turn, Intent intent, CancellationToken cancellationToken);

    /// <summary>Answers a button of a card: <c>{"do":"confirm"|"drop","nonce":…}</c> or <c>{"do":"propose",…}</c>.</summary>
    /// <returns>False for any other object; nothing was sent.</returns>
    Task<bool> SubmitAsync(ITurnContext turn, JsonElement value, CancellationToken cancellationToken);

    /// <summary>The newest of its cards in this conversation that can still be confirmed.</summary>
    Task<WaitingProposal?> WaitingAsync(ITurnContext turn, Standing speaker, CancellationToken cancellationToken);
}
