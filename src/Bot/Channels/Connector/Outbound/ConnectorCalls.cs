using System.Net;
using System.Net.Http.Headers;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Bot.Channels.Connector.Outbound;

/// <summary>
/// Below every client of the SDK: where a call may go, with which token, and how long it may take. Nothing is called, and no token leaves, unless
/// <see cref="ServiceAddress"/> allows the host. A refused token is renewed once; nothing else is sent twice.
/// </summary>
internal sealed class ConnectorCalls(
    ChannelHttp http, AppTokens tokens, ServiceAddress addresses, ConnectorMode mode, IOptions<ConnectorOptions> options, TimeProvider clock) : HttpMessageHandler
{
    /// <summary>The SDK adds the conversation's id as it is; one that is not ASCII may stand in no header, and the address names it already.</summary>
    private const string ConversationHeader = "x-ms-conversation-id";

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is not { } address || !addresses.Covers(address))
        {
            throw new ChannelCallException(new PostOutcome.Refused("address not allowed"));
        }

        // the SDK would tell the machine's system and its version
        request.Headers.UserAgent.Clear();
        request.Headers.Remove(ConversationHeader);
        for (var attempt = 1; ; attempt++)
        {
            var token = mode.IsOpen ? null : await tokens.GetAsync(cancellationToken) ?? throw new ChannelCallException(new PostOutcome.TryLater("no token"));
            request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
            var answer = await OnceAsync(request, cancellationToken);
            if (answer.StatusCode != HttpStatusCode.Unauthorized || token is null || attempt == 2)
            {
                return answer;
            }

            answer.Dispose();
            tokens.Forget(token);
        }
    }

    private async Task<HttpResponseMessage> OnceAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.Value.CallLimit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var answer = await http.Invoker.SendAsync(request, either.Token);
            DropBody(answer);
            return answer;
        }
        catch (HttpRequestException e)
        {
            var wasReached = e.HttpRequestError is not (HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError
                or HttpRequestError.ProxyTunnelError);
            throw new ChannelCallException(wasReached ? new PostOutcome.Uncertain(e.HttpRequestError.ToString()) : new PostOutcome.TryLater(e.HttpRequestError.ToString()));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // not our limit: then it was the shorter one for the connection, and nothing was sent
            throw new ChannelCallException(limit.IsCancellationRequested ? new PostOutcome.Uncertain("no answer in time") : new PostOutcome.TryLater("not reached in time"));
        }
    }

    /// <summary>Only the status counts. The SDK would read the body, and break off where it is cut short, endless, or in a character set that nobody knows.</summary>
    private static void DropBody(HttpResponseMessage answer)
    {
        answer.Content.Dispose();
        answer.Content = new ByteArrayContent([]);
    }
}

/// <summary>A call that came to no answer.</summary>
internal sealed class ChannelCallException(PostOutcome outcome) : HttpRequestException(outcome.ToString())
{
    /// <summary>What became of it.</summary>
    public PostOutcome Outcome => outcome;
}
