using System.Collections.Concurrent;

using CaseReform.Ops.Bot.Activities;

using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CaseReform.Ops.Bot.Tests.Channels;

/// <summary>Says what it hears, and what a test wants on top.</summary>
internal sealed class EchoBot : ActivityHandler
{
    /// <summary>What was said to it, in order.</summary>
    public ConcurrentQueue<string> Heard { get; } = new();

    /// <summary>Done before it answers.</summary>
    public Func<ITurnContext, Task> Before { get; set; } = _ => Task.CompletedTask;

    /// <summary>Of the turn at hand.</summary>
    public CancellationToken Token { get; private set; }

    protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
    {
        Heard.Enqueue(turnContext.Activity.Text ?? turnContext.Activity.Value?.ToString() ?? string.Empty);
        Token = cancellationToken;
        await Before(turnContext);
        await turnContext.SendActivityAsync(PlainMessage.Of($"{turnContext.Speaker?.Person.Name}：{turnContext.Activity.Text}"), cancellationToken);
    }

    protected override Task OnConversationUpdateActivityAsync(ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        turnContext.SendActivityAsync(PlainMessage.Of("您好"), cancellationToken);
}
