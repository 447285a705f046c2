using System.Collections.Concurrent;
using System.Text.Json;

using CaseReform.Ops.Bot.Activities;

namespace CaseReform.Ops.Bot.Tests.Channels.Connector;

/// <summary>A bot that repeats what it hears and remembers who said it.</summary>
internal sealed class ListeningBot : IBot
{
    public ConcurrentQueue<Heard> Heard { get; } = new();

    public async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken)
    {
        var activity = turnContext.Activity;
        Heard.Enqueue(new Heard(activity, turnContext.Speaker?.Person.Name, turnContext.IsPrivate));
        await turnContext.SendActivityAsync(new Activity { Type = ActivityTypes.Typing }, cancellationToken);
        if (activity.Type == ActivityTypes.Invoke && activity.Name == "known")
        {
            var value = JsonSerializer.SerializeToElement(new { status = 202, body = new { heard = Heard.Count } });
            await turnContext.SendActivityAsync(new Activity { Type = ActivityTypes.InvokeResponse, Value = value }, cancellationToken);
        }

        await turnContext.SendActivityAsync(MessageFactory.Text($"听到：{activity.Text}"), cancellationToken);
    }
}

internal sealed record Heard(Activity Activity, string? Speaker, bool IsPrivate);
