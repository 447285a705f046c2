using System.Text.Json;

using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Settings;

using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Worker.Sending;

/// <summary>Sending rests when the server refuses the account or the connection's security: trying on would lock the account. The office sees why.</summary>
internal sealed partial class SendingRest(SettingsStore settings, IOptions<DeliveryOptions> options, TimeProvider clock, ILogger<SendingRest> log)
{
    /// <summary>The rest that is on, or null.</summary>
    public async Task<Rest?> UntilAsync(CancellationToken token) =>
        await settings.GetAsync(SettingKeys.SendingPause, token) is { } json ? JsonSerializer.Deserialize<Rest>(json) : null;

    /// <summary>Begins a rest, prolongs it, or ends it after a round that got letters through.</summary>
    public async Task NoteAsync(DeliveryTally tally, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        var last = await UntilAsync(token);
        if (tally.Paused is { } reason)
        {
            await settings.SetAsync(SettingKeys.SendingPause, AuditJson.Of(new Rest(last?.Since ?? now, now + options.Value.Pause, reason)), token);
            Log.Resting(log, options.Value.Pause);
        }
        else if (last is not null && tally.Sent > 0)
        {
            await settings.RemoveAsync(SettingKeys.SendingPause, token);
            Log.GoingOn(log);
        }
    }

    /// <param name="Since">When it began.</param>
    /// <param name="Until">When sending is tried again.</param>
    /// <param name="Reason">What the server said.</param>
    internal sealed record Rest(DateTimeOffset Since, DateTimeOffset Until, string Reason);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "the mail server refused the account or the connection; sending rests for {Pause}")]
        public static partial void Resting(ILogger logger, TimeSpan pause);

        [LoggerMessage(2, LogLevel.Information, "the mail server takes letters again")]
        public static partial void GoingOn(ILogger logger);
    }
}
