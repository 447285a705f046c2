using CaseReform.Ops.Domain.Access;

namespace CaseReform.Ops.Bot.Activities;

/// <summary>One activity that came in, who said it, and the way back.</summary>
internal interface ITurnContext
{
    /// <summary>What came in.</summary>
    Activity Activity { get; }

    /// <summary>Who said it, as the channel proved it; null for somebody who is not known yet (a Connector user who is not bound).</summary>
    Standing? Speaker { get; }

    /// <summary>What all who hear the answer may see: false in a group, where only that is said.</summary>
    bool IsPrivate { get; }

    /// <summary>The turn's number in the inbox; the same when it is repeated because a process died in the middle.</summary>
    long TurnId { get; }

    /// <summary>What the bot remembers of this conversation, as JSON; null at first. What it is when the turn ends is stored together with that end, so that a repeated turn begins with what the first one began with.</summary>
    string? State { get; set; }

    /// <summary>What is done once the answer is out, so that the time it takes tells nothing; lost when the process dies before.</summary>
    IList<Func<CancellationToken, Task>> Afterwards { get; }

    /// <summary>Answers. The answer is with the channel, or will be when the turn ends.</summary>
    Task SendActivityAsync(Activity activity, CancellationToken cancellationToken);
}

/// <summary>Whoever answers activities.</summary>
internal interface IBot
{
    /// <summary>Handles one activity. Called once for each that came in, and again only when a process died in the middle.</summary>
    Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken);
}
