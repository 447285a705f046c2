using CaseReform.Ops.Bot.Activities;
using CaseReform.Ops.Domain.Access;

using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CaseReform.Ops.Bot.Tests.Activities;

/// <summary>An adapter of the SDK that goes nowhere, and what was said through it.</summary>
internal sealed class RememberingAdapter : BotAdapter
{
    /// <summary>What was said, in order.</summary>
    public List<Activity> Sent { get; } = [];

    /// <summary>A turn of somebody.</summary>
    public TurnContext Turn(Activity activity, Standing? speaker, bool isPrivate, string? state = null)
    {
        var context = new TurnContext(this, activity);
        context.TurnState.Add(new TurnFacts { TurnId = 1, Speaker = speaker, IsPrivate = isPrivate, State = state });
        return context;
    }

    public override Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        Sent.AddRange(activities);
        return Task.FromResult(Array.ConvertAll(activities, _ => new ResourceResponse("said")));
    }

    public override Task<ResourceResponse> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
