using System.Collections.Concurrent;

using CaseReform.Ops.Bot.Activities;

using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CaseReform.Ops.Bot.Tests.Channels.Connector;

/// <summary>A bot that repeats what it hears and remembers who said it.</summary>
internal sealed class ListeningBot : ActivityHandler
{
    public ConcurrentQueue<HeardTurn> Heard { get; } = new();

    /// <summary>Done before it answers.</summary>
    public Func<ITurnContext, Task> Before { get; set; } = _ => Task.CompletedTask;

    public override async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken)
    {
        Heard.Enqueue(new HeardTurn(turnContext.Activity, turnContext.Speaker?.Person.Name, turnContext.IsPrivate));
        await turnContext.SendActivityAsync(new Activity(ActivityTypes.Typing), cancellationToken);
        await Before(turnContext);
        await base.OnTurnAsync(turnContext, cancellationToken);
        await turnContext.SendActivityAsync(PlainMessage.Of($"听到：{turnContext.Activity.Text}"), cancellationToken);
    }

    protected override async Task<InvokeResponse> OnInvokeActivityAsync(ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken) =>
        turnContext.Activity.Name == "known"
            ? new InvokeResponse { Status = 202, Body = new Count(Heard.Count) }
            : await base.OnInvokeActivityAsync(turnContext, cancellationToken);

    private sealed record Count(int Heard);
}

internal sealed record HeardTurn(Activity Activity, string? Speaker, bool IsPrivate);
