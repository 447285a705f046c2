namespace CaseReform.Ops.Bot.Channels.Connector;

/// <summary>The one HTTP client toward the issuer and the channels: follows no redirect, keeps no cookie, reads no endless answer. Limits of time are the caller's.</summary>
internal sealed class ChannelHttp : IDisposable
{
    private const int LargestAnswer = 1024 * 1024;

    /// <summary>The client.</summary>
    public HttpClient Client { get; } = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            MaxResponseHeadersLength = 16,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        })
    {
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = LargestAnswer,
    };

    /// <inheritdoc/>
    public void Dispose() => Client.Dispose();
}
