using CaseReform.Ops.Domain.Access;

using Microsoft.Bot.Builder;

namespace CaseReform.Ops.Bot.Activities;

/// <summary>What is known of a turn beside its activity. Adapters put it into the SDK's turn state; the bot reads it off the turn.</summary>
internal class TurnFacts
{
    /// <summary>The turn's number in the inbox; the same when it is repeated because a process died in the middle.</summary>
    public required long TurnId { get; init; }

    /// <summary>Who said it, as the channel proved it; null for somebody who is not known yet (a Connector user who is not bound).</summary>
    public Standing? Speaker { get; set; }

    /// <summary>What all who hear the answer may see: false in a group, where only that is said.</summary>
    public bool IsPrivate { get; init; } = true;

    /// <summary>What the bot remembers of this conversation, as JSON; null at first. What it is when the turn ends is stored together with that end, so that a repeated turn begins with what the first one began with.</summary>
    public string? State { get; set; }

    /// <summary>What is done once the answer is out, so that the time it takes tells nothing; lost when the process dies before.</summary>
    public IList<Func<CancellationToken, Task>> Afterwards { get; } = [];
}

/// <summary>The facts of a turn, read off the SDK's context.</summary>
internal static class TurnFactsOfContext
{
    extension(ITurnContext turn)
    {
        /// <summary>All of them.</summary>
        public TurnFacts Facts => turn.TurnState.Get<TurnFacts>();

        /// <inheritdoc cref="TurnFacts.TurnId"/>
        public long TurnId => turn.Facts.TurnId;

        /// <inheritdoc cref="TurnFacts.Speaker"/>
        public Standing? Speaker => turn.Facts.Speaker;

        /// <inheritdoc cref="TurnFacts.IsPrivate"/>
        public bool IsPrivate => turn.Facts.IsPrivate;

        /// <inheritdoc cref="TurnFacts.State"/>
        public string? State
        {
            get => turn.Facts.State;
            set => turn.Facts.State = value;
        }

        /// <inheritdoc cref="TurnFacts.Afterwards"/>
        public IList<Func<CancellationToken, Task>> Afterwards => turn.Facts.Afterwards;
    }
}
