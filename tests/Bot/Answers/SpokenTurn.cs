using System.Text.Json;

using CaseReform.Ops.Bot.Activities;
using CaseReform.Ops.Bot.Tests.Activities;
using CaseReform.Ops.Domain.Access;

using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CaseReform.Ops.Bot.Tests.Answers;

/// <summary>One activity of a person, and what the bot said to it.</summary>
internal sealed class SpokenTurn
{
    private readonly RememberingAdapter _adapter = new();

    public SpokenTurn(Activity activity, Standing? speaker, bool isPrivate, string? state) => Context = _adapter.Turn(activity, speaker, isPrivate, state);

    /// <summary>As the bot is handed it.</summary>
    public ITurnContext Context { get; }

    public string? State => Context.State;

    public IList<Func<CancellationToken, Task>> Afterwards => Context.Afterwards;

    public IReadOnlyList<Activity> Sent => _adapter.Sent;

    /// <summary>The only answer.</summary>
    public Activity Answer => Assert.Single(Sent);

    /// <summary>Its card.</summary>
    public JsonElement Card => (JsonElement)Assert.Single(Answer.Attachments).Content;

    /// <summary>The sentences on its buttons.</summary>
    public IEnumerable<string> Suggestions => Answer.SuggestedActions?.Actions?.Select(action => action.Title) ?? [];
}
