using System.Security.Cryptography;

using CaseReform.Ops.Data.Asks;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Asks;
using CaseReform.Ops.Worker.Hosting;
using CaseReform.Ops.Worker.Restore;

using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Worker.Asks;

/// <summary>Takes what the office asks for, one after the other, and has each done in a process of its own. What a dead worker left is taken again; what is done stays done.</summary>
internal sealed partial class AskRound(
    OfficeAskStore store, AskProcess process, RestoreDetector restore, OfficeHours hours, IOptions<AskOptions> options, IOptions<DatabaseOptions> data, TimeProvider clock, ILogger<AskRound> log)
{
    private const int AtOnce = 20;

    /// <summary>Does what waits.</summary>
    public async Task<string?> RunAsync(CancellationToken token)
    {
        if (await restore.HeldAsync(token) is not null)
        {
            // what a restored database asks for was asked yesterday
            return null;
        }

        await store.LapseAsync(clock.GetUtcNow(), token);
        for (var i = 0; i < AtOnce && await OneAsync(token); i++)
        {
        }

        return null;
    }

    /// <summary>Does the oldest.</summary>
    /// <returns>False when there was none.</returns>
    public async Task<bool> OneAsync(CancellationToken token)
    {
        var lease = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var now = clock.GetUtcNow();
        if (await store.ClaimAsync(lease, now + options.Value.Lease, now, hours.DayOf(now), token) is not { } ask)
        {
            return false;
        }

        if (now - ask.ChangedAt > OfficeAskRule.MaxWait)
        {
            await EndAsync(ask, lease, AskTexts.WaitedTooLong, token);
            return true;
        }

        if (ask.Attempts > OfficeAskRule.MaxAttempts)
        {
            await EndAsync(ask, lease, AskTexts.DiedOften, token);
            return true;
        }

        var folder = Directory.CreateTempSubdirectory("caseops-request-");
        try
        {
            var end = await process.RunAsync(
                [AskCommand.Name, FormattableString.Invariant($"{ask.Id}"), lease, folder.FullName, "--data", data.Value.DataFolder], Keep(ask.Id, lease, token), token);
            if (end == AskProcessEnd.Stopped)
            {
                // the next worker need not wait for the lease to end
                await store.RenewAsync(ask.Id, lease, clock.GetUtcNow(), CancellationToken.None);
            }
            else if (end != AskProcessEnd.Done)
            {
                Log.Ended(log, ask.Id, end);
                await EndAsync(ask, lease, end switch
                {
                    AskProcessEnd.TooLarge => AskTexts.TooLarge,
                    AskProcessEnd.TooLong => AskTexts.TooLong,
                    _ => AskTexts.Died,
                }, token);
            }
        }
        finally
        {
            Remove(folder);
        }

        return !token.IsCancellationRequested;
    }

    /// <summary>A request that is done already stays so, and is said to be; then its figures are missing.</summary>
    private Task EndAsync(OfficeAsk ask, string lease, string sentence, CancellationToken token) => store.FinishAsync(
        ask.Id, lease, new OfficeAskEnd(OfficeAskState.Refused, new OfficeAskResult(Ended(ask) ?? Say(sentence, ask.FileName ?? AskTexts.TheRequest))), clock.GetUtcNow(), token);

    /// <summary>Of what goes out by several steps nobody can say that nothing did.</summary>
    internal static string? Ended(OfficeAsk ask) => ask.Confirmed && !OfficeAskRule.IsJoined(ask.Kind) ? AskTexts.Unsure : null;

    /// <summary>Keeps the lease, and says whether it is still theirs. The import itself may hold a file database: nobody waits for it here.</summary>
    private Func<bool> Keep(long id, string lease, CancellationToken token)
    {
        var last = clock.GetTimestamp();
        var renewal = Task.FromResult(true);
        return () =>
        {
            if (renewal.IsCompleted && clock.GetElapsedTime(last) >= options.Value.Lease / 4)
            {
                last = clock.GetTimestamp();
                WorkerHealth.Stir();
                var kept = renewal;
                renewal = RenewAsync(id, lease, token);
                return kept.Result;
            }

            return !renewal.IsCompleted || renewal.Result;
        };
    }

    private async Task<bool> RenewAsync(long id, string lease, CancellationToken token)
    {
        try
        {
            return await store.RenewAsync(id, lease, clock.GetUtcNow() + options.Value.Lease, token);
        }
        catch (Exception e) when (e is System.Data.Common.DbException or OperationCanceledException)
        {
            // the next try comes before the lease ends
            return true;
        }
    }

    private static void Remove(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // the system's own sweeper takes it
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "the process of request {Request} ended: {End}")]
        public static partial void Ended(ILogger logger, long request, AskProcessEnd end);
    }
}
