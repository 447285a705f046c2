using System.CommandLine;

using CaseReform.Ops.Data.Asks;
using CaseReform.Ops.Data.Calendar;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Asks;
using CaseReform.Ops.Worker.CommandLine;

using Microsoft.Extensions.Logging;

namespace CaseReform.Ops.Worker.Asks;

/// <summary>Does one request that was taken, in the process made for it: shows what would come of it, or does what was confirmed together with the note that it is done.</summary>
internal sealed partial class AskRun(
    OfficeAskStore store, CalendarStore calendars, OfficeHours hours, TimeProvider clock, LedgerImportAsk ledger, PeopleImportAsk people, CommandAsks commands, ILogger<AskRun> log)
{
    private static readonly TimeSpan ProgressEvery = TimeSpan.FromSeconds(2);

    /// <summary>Does it.</summary>
    /// <param name="id">The request.</param>
    /// <param name="lease">Under which it was taken.</param>
    /// <param name="folder">A folder of its own.</param>
    /// <param name="command">Runs a command as the command line does.</param>
    /// <param name="token">Stops it.</param>
    /// <returns>False when it is somebody else's by now.</returns>
    public async Task<bool> RunAsync(long id, string lease, string folder, Func<IReadOnlyList<string>, Task<CommandEnd>> command, CancellationToken token)
    {
        if (await store.OfLeaseAsync(id, lease, token) is not { State: OfficeAskState.Running } ask)
        {
            return false;
        }

        try
        {
            var end = await EndAsync(ask, lease, folder, command, token);
            return await store.FinishAsync(id, lease, end, clock.GetUtcNow(), token);
        }
        catch (LeaseLostException)
        {
            return false;
        }
        catch (Exception e) when (!token.IsCancellationRequested && e is not OutOfMemoryException)
        {
            Log.Failed(log, id, e);
            var sentence = e is InputRefusedException ? ChatWords.Of(e.Message) : AskRound.Ended(ask) ?? Say(AskTexts.Failed, e.GetType().Name);
            return await store.FinishAsync(id, lease, new OfficeAskEnd(OfficeAskState.Refused, new OfficeAskResult(sentence)), clock.GetUtcNow(), token);
        }
    }

    private async Task<OfficeAskEnd> EndAsync(OfficeAsk ask, string lease, string folder, Func<IReadOnlyList<string>, Task<CommandEnd>> command, CancellationToken token)
    {
        var work = new AskWork(ask, folder, await FileAsync(ask, folder, token), command, Progress(ask.Id, lease, token), token);
        if (OfficeAskRule.NeedsFile(ask.Kind) && work.File is null)
        {
            return new OfficeAskEnd(OfficeAskState.Refused, new OfficeAskResult(AskTexts.FileGone));
        }

        // words of the chat are no options, and name no file of this machine
        if (ask.Words.FirstOrDefault(word => word.Value.TrimStart() is ['-' or '@', ..]) is { Value: { } odd })
        {
            return new OfficeAskEnd(OfficeAskState.Refused, new OfficeAskResult(Say(AskTexts.OddWord, odd)));
        }

        var doing = Of(ask.Kind);
        var version = await store.VersionAsync(token);
        if (!ask.Confirmed || !OfficeAskRule.IsConfirmed(ask.Kind))
        {
            return await ShownAsync(ask, await doing.ShowAsync(work), version, token);
        }

        for (var attempt = 0; ; attempt++)
        {
            if (version != ask.LedgerVersion || attempt > 0)
            {
                var now = await doing.ShowAsync(work);
                if (!now.Result.IsSame(ask.Shown))
                {
                    return await ShownAsync(ask, now with { Result = now.Result with { Remark = AskTexts.ShownAnew } }, version, token);
                }
            }

            try
            {
                using var joined = OfficeAskRule.IsJoined(ask.Kind) ? OfficeAskStore.Join(ask, lease, OfficeAskRule.BindsVersion(ask.Kind) ? version : null, clock) : null;
                var done = await doing.ActAsync(work);
                return new OfficeAskEnd(done.IsRefused ? OfficeAskState.Refused : OfficeAskState.Done, done.Result) { File = done.File };
            }
            catch (LedgerMovedException)
            {
                version = await store.VersionAsync(token);
            }
        }
    }

    private async Task<OfficeAskEnd> ShownAsync(OfficeAsk ask, AskOutcome shown, string version, CancellationToken token)
    {
        var waits = OfficeAskRule.IsConfirmed(ask.Kind) && (shown.Result.Buttons.Count > 0 || shown.Result.Questions.Count > 0);
        return new OfficeAskEnd(waits ? OfficeAskState.Unconfirmed : shown.IsRefused ? OfficeAskState.Refused : OfficeAskState.Done, shown.Result)
        {
            File = shown.File, Version = version, ExpiresAt = waits ? OfficeAskRule.HoldsUntil(clock.GetUtcNow(), hours, await calendars.LoadAsync(token)) : null,
        };
    }

    private IAskDoing Of(OfficeAskKind kind) => kind switch
    {
        OfficeAskKind.ImportLedger => ledger,
        OfficeAskKind.ImportPeople => people,
        _ => commands,
    };

    private async Task<string?> FileAsync(OfficeAsk ask, string folder, CancellationToken token)
    {
        if (await store.FileAsync(ask.Id, token) is not { } file)
        {
            return null;
        }

        var path = Path.Combine(folder, Path.GetFileName(file.Name));
        await File.WriteAllBytesAsync(path, file.Bytes, token);
        return path;
    }

    /// <summary>Notes how far it is, now and then. The work does not wait for it.</summary>
    private Action<string> Progress(long id, string lease, CancellationToken token)
    {
        var last = clock.GetTimestamp();
        return line =>
        {
            if (clock.GetElapsedTime(last) >= ProgressEvery)
            {
                last = clock.GetTimestamp();
                _ = NoteAsync(id, lease, line, token);
            }
        };
    }

    private async Task NoteAsync(long id, string lease, string line, CancellationToken token)
    {
        try
        {
            await store.ProgressAsync(id, lease, line, token);
        }
        catch (Exception e) when (e is System.Data.Common.DbException or OperationCanceledException or IOException)
        {
            // how far it is may go unsaid
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "request {Request} failed")]
        public static partial void Failed(ILogger logger, long request, Exception exception);
    }
}
