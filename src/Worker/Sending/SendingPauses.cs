using System.Text.Json;

using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Settings;

using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Worker.Sending;

/// <summary>
/// Sending rests when the server refuses the account, the connection's security, or one recipient after the other: trying on would lock the
/// account or burn the letters. It stands in the database, so that a restart does not end it and several workers share it. It ends by a letter
/// that reaches the office.
/// </summary>
internal sealed partial class SendingPauses(SettingsStore settings, IOptions<DeliveryOptions> options, TimeProvider clock, ILogger<SendingPauses> log)
{
    /// <summary>The rest that is on, or null. Past its end it is still on until a letter gets through.</summary>
    public async Task<Pause?> UntilAsync(CancellationToken token) =>
        await settings.GetAsync(SettingKeys.SendingPause, token) is { } json ? JsonSerializer.Deserialize<Pause>(json) : null;

    /// <summary>The noes in a row so far.</summary>
    public async Task<RefusalStreak> StreakAsync(CancellationToken token) =>
        await settings.GetAsync(SettingKeys.SendingStreak, token) is { } json ? JsonSerializer.Deserialize<RefusalStreak>(json) ?? RefusalStreak.None : RefusalStreak.None;

    /// <summary>Begins a rest, prolongs it, or ends one that was over by the clock after a round that got letters through; one that began meanwhile stays.</summary>
    public async Task NoteAsync(DeliveryTally tally, CancellationToken token)
    {
        var last = await UntilAsync(token);
        if (tally.Paused is { } reason)
        {
            await BeginAsync(last, reason, isAccount: !tally.PausedByAnswers, token);
        }
        else if (last is not null && last.Until <= clock.GetUtcNow() && tally.Sent > 0)
        {
            await settings.RemoveAsync(SettingKeys.SendingPause, token);
            Log.GoingOn(log);
        }

        await KeepAsync(tally.Streak, token);
    }

    /// <summary>The letter that was to end it was refused: it goes on, longer than before when recipients were refused.</summary>
    public Task ProlongAsync(Pause pause, string reason, bool isAccount, CancellationToken token) => BeginAsync(pause, reason, isAccount, token);

    /// <summary>A letter reached the office.</summary>
    public async Task EndAsync(CancellationToken token)
    {
        await settings.RemoveAsync(SettingKeys.SendingPause, token);
        var streak = await StreakAsync(token);
        await KeepAsync(new RefusalStreak([], [.. streak.Known.Concat(streak.Open.Select(o => o.Recipient)).Distinct()]), token);
        Log.GoingOn(log);
    }

    private async Task BeginAsync(Pause? last, string reason, bool isAccount, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        if (last is not null && last.Until > now && last.IsAccount == isAccount)
        {
            return; // another worker came to the same
        }

        var times = isAccount || last is null || last.IsAccount ? 1 : last.Times + 1;
        var pause = options.Value.Pause * Math.Pow(2, Math.Min(times - 1, 20));
        pause = times == 1 || pause < options.Value.LongestPause ? pause : options.Value.LongestPause;
        await StoreAsync(new Pause(last?.Since ?? now, now + pause, reason, times, isAccount), token);
        Log.Pausing(log, pause);
    }

    private Task StoreAsync(Pause pause, CancellationToken token) => settings.SetAsync(SettingKeys.SendingPause, AuditJson.Of(pause), token);

    private async Task KeepAsync(RefusalStreak streak, CancellationToken token)
    {
        var (json, now) = (AuditJson.Of(streak), await settings.GetAsync(SettingKeys.SendingStreak, token));
        if (json != (now ?? AuditJson.Of(RefusalStreak.None)))
        {
            await settings.SetAsync(SettingKeys.SendingStreak, json, token);
        }
    }

    /// <param name="Since">When it began.</param>
    /// <param name="Until">When sending is tried again.</param>
    /// <param name="Reason">What the server said.</param>
    /// <param name="Times">How often in a row it was begun or prolonged because recipients were refused.</param>
    /// <param name="IsAccount">The account, the sender's address or the connection was refused: then nobody knocks, not even for a sign-in mail.</param>
    internal sealed record Pause(DateTimeOffset Since, DateTimeOffset Until, string Reason, int Times = 1, bool IsAccount = true);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "the mail server refused the account, the connection or several recipients in a row; sending rests for {Pause}")]
        public static partial void Pausing(ILogger logger, TimeSpan pause);

        [LoggerMessage(2, LogLevel.Information, "the mail server takes letters again")]
        public static partial void GoingOn(ILogger logger);
    }
}
