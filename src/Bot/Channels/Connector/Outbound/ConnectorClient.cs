using System.Net;
using System.Net.Http.Headers;

using CaseReform.Ops.Bot.Activities;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Bot.Channels.Connector.Outbound;

/// <summary>The calls of Connector v3 below a channel's service address. Nothing is called, and no token leaves, unless <see cref="ServiceAddress"/> allows the address.</summary>
internal sealed class ConnectorClient(
    ChannelHttp http, AppTokens tokens, ServiceAddress addresses, ConnectorMode mode, IOptions<ConnectorOptions> options, TimeProvider clock)
{
    private const int LargestAnswer = 256 * 1024;
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);
    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");

    /// <summary>Opens a conversation; the body is a ConversationParameters object.</summary>
    public Task<Posting> CreateConversationAsync(string serviceUrl, byte[] parameters, CancellationToken cancellationToken) =>
        CallAsync(HttpMethod.Post, serviceUrl, [], parameters, cancellationToken);

    /// <summary>Says something in a conversation.</summary>
    public Task<Posting> SendToConversationAsync(string serviceUrl, string conversation, Activity activity, CancellationToken cancellationToken) =>
        CallAsync(HttpMethod.Post, serviceUrl, [conversation, "activities"], ActivityJson.Write(activity), cancellationToken);

    /// <summary>Answers an activity.</summary>
    public Task<Posting> ReplyToActivityAsync(string serviceUrl, string conversation, string activityId, Activity activity, CancellationToken cancellationToken) =>
        CallAsync(HttpMethod.Post, serviceUrl, [conversation, "activities", activityId], ActivityJson.Write(activity), cancellationToken);

    /// <summary>Replaces what was said.</summary>
    public Task<Posting> UpdateActivityAsync(string serviceUrl, string conversation, string activityId, Activity activity, CancellationToken cancellationToken) =>
        CallAsync(HttpMethod.Put, serviceUrl, [conversation, "activities", activityId], ActivityJson.Write(activity), cancellationToken);

    /// <summary>Takes back what was said.</summary>
    public Task<Posting> DeleteActivityAsync(string serviceUrl, string conversation, string activityId, CancellationToken cancellationToken) =>
        CallAsync(HttpMethod.Delete, serviceUrl, [conversation, "activities", activityId], null, cancellationToken);

    /// <summary>Who is in a conversation.</summary>
    public Task<Posting> GetConversationMembersAsync(string serviceUrl, string conversation, CancellationToken cancellationToken) =>
        CallAsync(HttpMethod.Get, serviceUrl, [conversation, "members"], null, cancellationToken);

    /// <summary>Who is in a large conversation, page by page.</summary>
    public Task<Posting> GetConversationPagedMembersAsync(string serviceUrl, string conversation, CancellationToken cancellationToken) =>
        CallAsync(HttpMethod.Get, serviceUrl, [conversation, "pagedmembers"], null, cancellationToken);

    private async Task<Posting> CallAsync(HttpMethod method, string serviceUrl, string[] segments, byte[]? body, CancellationToken cancellationToken)
    {
        if (addresses.Resolve(serviceUrl) is not { } service)
        {
            return new Posting.Refused("address not allowed");
        }

        if (ServiceAddress.Below(service, ["v3", "conversations", .. segments]) is not { } address)
        {
            return new Posting.Refused("id not usable");
        }

        for (var attempt = 1; ; attempt++)
        {
            var token = mode.IsOpen ? null : await tokens.GetAsync(cancellationToken);
            if (token is null && !mode.IsOpen)
            {
                return new Posting.TryLater("no token");
            }

            using var request = new HttpRequestMessage(method, address);
            request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
            if (body is not null)
            {
                request.Content = new ByteArrayContent(body) { Headers = { ContentType = Json } };
            }

            var (posting, isUnauthorized) = await OnceAsync(request, cancellationToken);
            if (!isUnauthorized || token is null || attempt == 2)
            {
                return posting;
            }

            tokens.Forget(token);
        }
    }

    private async Task<(Posting Posting, bool IsUnauthorized)> OnceAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.Value.CallLimit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var answer = await http.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return (await ReadAsync(answer, either.Token), answer.StatusCode == HttpStatusCode.Unauthorized);
        }
        catch (HttpRequestException e)
        {
            var wasReached = e.HttpRequestError is not (HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError
                or HttpRequestError.ProxyTunnelError);
            return (wasReached ? new Posting.Uncertain(e.HttpRequestError.ToString()) : new Posting.TryLater(e.HttpRequestError.ToString()), false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // not our limit: then it was the shorter one for the connection, and nothing was sent
            return (limit.IsCancellationRequested ? new Posting.Uncertain("no answer in time") : new Posting.TryLater("not reached in time"), false);
        }
    }

    private async Task<Posting> ReadAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var status = (int)answer.StatusCode;
        switch (status)
        {
            case 200 or 201 or 202 or 204:
                return new Posting.Sent(await BodyAsync(answer, cancellationToken));
            case 429:
                var wait = answer.Headers.RetryAfter is { } asked ? asked.Delta ?? (asked.Date - clock.GetUtcNow()) : null;
                return new Posting.TryLater("429", wait is { } w ? TimeSpan.FromSeconds(Math.Clamp(w.TotalSeconds, 1, LongestWait.TotalSeconds)) : null);
            case >= 500:
                return new Posting.Uncertain(answer.StatusCode.ToString());
            default:
                return new Posting.Refused(answer.StatusCode.ToString());
        }
    }

    /// <summary>It was taken, whatever is wrong with the answer's body.</summary>
    private static async Task<ReadOnlyMemory<byte>> BodyAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        try
        {
            await answer.Content.LoadIntoBufferAsync(LargestAnswer, cancellationToken);
            return await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException)
        {
            return default;
        }
    }
}
