namespace CaseReform.Ops.Bot.Channels.Connector;

/// <summary>The one HTTP client toward the issuer and the channels: follows no redirect, keeps no cookie, reads no endless answer. Limits of time are the caller's.</summary>
internal sealed class ChannelHttp : IDisposable
{
    private const int MaxAnswerBytes = 1024 * 1024;

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    public ChannelHttp()
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = ConnectTimeout,
            MaxResponseHeadersLength = 16,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),

            // ids of our traces are nobody else's business
            ActivityHeadersPropagator = null,
        };
        Client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = MaxAnswerBytes };
        Invoker = new HttpMessageInvoker(handler, disposeHandler: false);
    }

    /// <summary>The client.</summary>
    public HttpClient Client { get; }

    /// <summary>The same below clients of the SDK, which read the answers themselves.</summary>
    public HttpMessageInvoker Invoker { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Invoker.Dispose();
        Client.Dispose();
    }
}
