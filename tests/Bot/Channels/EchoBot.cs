using System.Collections.Concurrent;

using CaseReform.Ops.Bot.Activities;

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

    protected override async Task OnMessageActivityAsync(ITurnContext turnContext, CancellationToken cancellationToken)
    {
        Heard.Enqueue(turnContext.Activity.Text ?? turnContext.Activity.Value?.GetRawText() ?? string.Empty);
        Token = cancellationToken;
        await Before(turnContext);
        await turnContext.SendActivityAsync(MessageFactory.Text($"{turnContext.Speaker?.Person.Name}：{turnContext.Activity.Text}"), cancellationToken);
    }

    protected override Task OnConversationUpdateActivityAsync(ITurnContext turnContext, CancellationToken cancellationToken) =>
        turnContext.SendActivityAsync(MessageFactory.Text("您好"), cancellationToken);
}
