using System.Collections.Frozen;
using System.Text.Json;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Bot.Channels.Connector.Tokens;

/// <summary>
/// The issuer's keys. They are looked at anew once a day, and sooner when a token names one that is not among them; however many such tokens come, not
/// more often than <see cref="Pause"/>. When the issuer cannot be reached they hold for five days, and then nobody gets in.
/// </summary>
internal sealed partial class SigningKeys(ChannelHttp http, IOptions<ConnectorOptions> options, IHostEnvironment environment, TimeProvider clock, ILogger<SigningKeys> log)
{
    /// <summary>The least time between two readings.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    /// <summary>The same while there are no keys at all.</summary>
    public static readonly TimeSpan ShortPause = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1);
    private static readonly TimeSpan Usable = TimeSpan.FromDays(5);

    private readonly Lock _gate = new();
    private Snapshot? _snapshot;
    private DateTimeOffset _triedAt = DateTimeOffset.MinValue;
    private Task _reading = Task.CompletedTask;

    /// <summary>The keys as far as they are known, with <paramref name="keyId"/> among them when the issuer has it; null when they cannot be had.</summary>
    public async ValueTask<FrozenDictionary<string, SigningKey>?> WithAsync(string keyId, CancellationToken cancellationToken)
    {
        if (Current is not { } known || !known.Keys.ContainsKey(keyId))
        {
            await Reading().WaitAsync(cancellationToken);
        }
        else if (clock.GetUtcNow() - known.ReadAt >= Fresh)
        {
            // not awaited: the key is known, and the issuer may be slow
            _ = Reading();
        }

        return Current?.Keys;
    }

    private Snapshot? Current => _snapshot is { } known && clock.GetUtcNow() - known.ReadAt < Usable ? known : null;

    /// <summary>The reading under way, or the last one when it is too early for another.</summary>
    private Task Reading()
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            if (_reading.IsCompleted && now - _triedAt >= (Current is null ? ShortPause : Pause))
            {
                _triedAt = now;
                _reading = ReadAsync();
            }

            return _reading;
        }
    }

    private async Task ReadAsync()
    {
        var o = options.Value;
        try
        {
            using var limit = new CancellationTokenSource(o.CallLimit, clock);
            var metadata = new Uri(o.OpenIdMetadata);
            var about = await GetAsync(metadata, limit.Token);
            var address = about.ValueKind == JsonValueKind.Object && about.TryGetProperty("jwks_uri", out var uri) && uri.ValueKind == JsonValueKind.String
                ? uri.GetString()
                : null;
            if (!ConnectorRules.IsAddress(address, environment.IsDevelopment()) || new Uri(address!) is not { } keys || keys.Authority != metadata.Authority)
            {
                throw new JsonException("the keys are not with the issuer");
            }

            _snapshot = new Snapshot(SigningKey.ReadSet(await GetAsync(keys, limit.Token)), clock.GetUtcNow());
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or InvalidOperationException or OperationCanceledException)
        {
            Log.NotRead(log, e.GetType().Name, (e as HttpRequestException)?.StatusCode);
        }
    }

    private async Task<JsonElement> GetAsync(Uri address, CancellationToken cancellationToken)
    {
        var json = await http.Client.GetByteArrayAsync(address, cancellationToken);
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    private sealed record Snapshot(FrozenDictionary<string, SigningKey> Keys, DateTimeOffset ReadAt);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "the keys of the channels' tokens could not be read: {Kind} {Status}")]
        public static partial void NotRead(ILogger log, string kind, System.Net.HttpStatusCode? status);
    }
}
