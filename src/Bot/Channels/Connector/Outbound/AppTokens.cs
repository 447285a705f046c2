using System.Text.Json;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Bot.Channels.Connector.Outbound;

/// <summary>The bot's own token toward the channels (OAuth 2 client credentials), kept until shortly before it expires.</summary>
internal sealed partial class AppTokens(ChannelHttp http, IOptions<ConnectorOptions> options, TimeProvider clock, ILogger<AppTokens> log) : IDisposable
{
    private const string Scope = "https://api.botframework.com/.default";
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _one = new(1, 1);
    private Held? _held;
    private DateTimeOffset _notBefore = DateTimeOffset.MinValue;

    /// <summary>A token, or null when none can be had at the moment.</summary>
    public async Task<string?> GetAsync(CancellationToken cancellationToken)
    {
        if (Current is { } token)
        {
            return token;
        }

        await _one.WaitAsync(cancellationToken);
        try
        {
            if (Current is null && clock.GetUtcNow() >= _notBefore)
            {
                _held = await AskAsync(cancellationToken);
                _notBefore = _held is null ? clock.GetUtcNow() + PauseAfterFailure : DateTimeOffset.MinValue;
            }

            return Current;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Drops a token that a channel refused, unless there is a newer one already.</summary>
    public void Forget(string token)
    {
        if (_held is { } held && held.Token == token)
        {
            Interlocked.CompareExchange(ref _held, null, held);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private string? Current => _held is { } held && clock.GetUtcNow() < held.Until ? held.Token : null;

    private async Task<Held?> AskAsync(CancellationToken cancellationToken)
    {
        var o = options.Value;
        if (AppSecret.Read(o) is not { } secret)
        {
            Log.NoSecret(log);
            return null;
        }

        try
        {
            using var limit = new CancellationTokenSource(o.CallLimit, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
            using var form = new FormUrlEncodedContent(
            [
                new("grant_type", "client_credentials"), new("client_id", o.AppId!), new("client_secret", secret), new("scope", Scope),
            ]);
            using var answer = await http.Client.PostAsync(new Uri(o.EffectiveTokenEndpoint), form, either.Token);
            if (!answer.IsSuccessStatusCode)
            {
                Log.NotGiven(log, answer.StatusCode.ToString());
                return null;
            }

            return Read(await answer.Content.ReadAsByteArrayAsync(either.Token));
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or InvalidOperationException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            Log.NotGiven(log, e.GetType().Name);
            return null;
        }
    }

    private Held Read(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("access_token", out var token) || token.GetString() is not { Length: > 0 } text || text.Any(c => c is <= ' ' or > '~')
            || !root.TryGetProperty("expires_in", out var seconds) || !seconds.TryGetInt32(out var lifetime))
        {
            throw new JsonException("no token");
        }

        var life = TimeSpan.FromSeconds(Math.Max(lifetime, 0));
        return new Held(text, clock.GetUtcNow() + life - (life > 2 * Margin ? Margin : life / 2));
    }

    private sealed record Held(string Token, DateTimeOffset Until);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "the bot gets no token for its answers: {Reason}")]
        public static partial void NotGiven(ILogger log, string reason);

        [LoggerMessage(2, LogLevel.Error, "the bot gets no token for its answers: the file with its secret cannot be read")]
        public static partial void NoSecret(ILogger log);
    }
}
