using System.Net;
using System.Net.Http.Headers;

using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Microsoft.Rest;

namespace CaseReform.Ops.Bot.Channels.Connector.Outbound;

/// <summary>Says one activity through the SDK's client, and what became of it.</summary>
internal sealed class ActivitySender(ConnectorClients clients, TimeProvider clock)
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromHours(1);

    /// <summary>Sends it once.</summary>
    /// <param name="serviceUrl">The channel's address.</param>
    /// <param name="conversation">Where.</param>
    /// <param name="answered">What it answers; null when it answers nothing.</param>
    /// <param name="activity">What.</param>
    /// <param name="cancellationToken">Gives up; then nobody knows.</param>
    public async Task<PostOutcome> SendAsync(string serviceUrl, string conversation, string? answered, Activity activity, CancellationToken cancellationToken)
    {
        if (clients.Of(serviceUrl) is not { } client)
        {
            return new PostOutcome.Refused("address not allowed");
        }

        // the SDK escapes ids, but not one that would climb out of its place
        if (ServiceAddress.Below(client.BaseUri, ["v3", "conversations", conversation, "activities", .. answered is null ? (string[])[] : [answered]]) is null)
        {
            return new PostOutcome.Refused("id not usable");
        }

        try
        {
            using var answer = answered is null
                ? await client.Conversations.SendToConversationWithHttpMessagesAsync(conversation, activity, null, cancellationToken)
                : await client.Conversations.ReplyToActivityWithHttpMessagesAsync(conversation, answered, activity, null, cancellationToken);
            return new PostOutcome.Sent();
        }
        catch (SerializationException)
        {
            // it was taken, whatever is wrong with the answer's body
            return new PostOutcome.Sent();
        }
        catch (ErrorResponseException e)
        {
            return Meaning(e.Response);
        }
        catch (ChannelCallException e)
        {
            return e.Outcome;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // nobody knows how far it came; the others of its lane go on
            return new PostOutcome.Uncertain(e.GetType().Name);
        }
    }

    private PostOutcome Meaning(HttpResponseMessageWrapper answer)
    {
        switch ((int)answer.StatusCode)
        {
            // the SDK takes it for a failure
            case (int)HttpStatusCode.NoContent:
                return new PostOutcome.Sent();
            case 429:
                var asked = answer.Headers.TryGetValue("Retry-After", out var texts) && RetryConditionHeaderValue.TryParse(texts.FirstOrDefault(), out var header) ? header : null;
                var wait = asked?.Delta ?? (asked?.Date - clock.GetUtcNow());
                return new PostOutcome.TryLater("429", wait is { } w ? TimeSpan.FromSeconds(Math.Clamp(w.TotalSeconds, 1, MaxWait.TotalSeconds)) : null);
            case >= 500:
                return new PostOutcome.Uncertain(answer.StatusCode.ToString());
            default:
                return new PostOutcome.Refused(answer.StatusCode.ToString());
        }
    }
}
