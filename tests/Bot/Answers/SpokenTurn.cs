using System.Text.Json;

using CaseReform.Ops.Bot.Activities;
using CaseReform.Ops.Domain.Access;

namespace CaseReform.Ops.Bot.Tests.Answers;

/// <summary>One activity of a person, and what the bot said to it.</summary>
internal sealed class SpokenTurn : ITurnContext
{
    public required Activity Activity { get; init; }

    public Standing? Speaker { get; init; }

    public bool IsPrivate { get; init; } = true;

    public long TurnId => 1;

    public string? State { get; set; }

    public IList<Func<CancellationToken, Task>> Afterwards { get; } = [];

    public List<Activity> Sent { get; } = [];

    /// <summary>The only answer.</summary>
    public Activity Answer => Assert.Single(Sent);

    /// <summary>Its card.</summary>
    public JsonElement Card => Assert.Single(Answer.Attachments!).Content!.Value;

    /// <summary>The sentences on its buttons.</summary>
    public IEnumerable<string> Suggestions => Answer.SuggestedActions?.Actions?.Select(action => action.Title!) ?? [];

    public Task SendActivityAsync(Activity activity, CancellationToken cancellationToken)
    {
        Sent.Add(activity);
        return Task.CompletedTask;
    }
}
