using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Worker.Checks;
using CaseReform.Ops.Worker.Hosting;
using CaseReform.Ops.Worker.Restore;
using CaseReform.Ops.Worker.Sending;

namespace CaseReform.Ops.Worker.Reminders;

/// <summary>Whether letters may go out now: this worker has its name, the database was not put back, what broke off before is settled, and the server is not to be left alone.</summary>
internal sealed class SendingGate(
    LetterStore letters, Recovery recovery, SendingPauses pauses, PauseProbe probe, WorkerIdentity identity, WorkerName name, RestoreDetector restore, TimeProvider clock)
{
    private bool _unsettled = true;
    private long? _hold;

    /// <summary>Why letters may not go; null when they may.</summary>
    public async Task<string?> ClosedAsync(CancellationToken stop)
    {
        if (await name.HoldAsync(stop) is not { } hold)
        {
            return HostingTexts.NameHeldElsewhere;
        }

        if (await restore.HeldAsync(stop) is { } held)
        {
            return held;
        }

        if (_unsettled || hold != _hold || await letters.AnyExpiredAsync(clock.GetUtcNow(), stop))
        {
            // the round before broke off, the database away perhaps, and the journal knows how far its letters got; or another machine died
            await recovery.RunAsync(identity.Owner, stop);
            (_unsettled, _hold) = (false, hold);
        }

        // once the rest is over by the clock, the office's letter goes first
        return await pauses.UntilAsync(stop) is { } pause && (pause.Until > clock.GetUtcNow() || !await HoldingLettersAsync(() => probe.RunAsync(pause, IsStillOpenAsync, stop)))
            ? (await pauses.UntilAsync(CancellationToken.None) ?? pause).Reason
            : null;
    }

    /// <summary>The same, for a round that found another database or another worker under this name.</summary>
    public async Task<string?> ClosedMeanwhileAsync() =>
        await restore.HeldAsync(CancellationToken.None) ?? (await name.HoldAsync(CancellationToken.None) is null ? HostingTexts.NameHeldElsewhere : null);

    /// <summary>Asked before each final dot.</summary>
    public ValueTask<bool> IsStillOpenAsync() => name.IsStillAsync(_hold!.Value);

    /// <summary>Does something with letters in hand. When it breaks off, they are settled before any other goes.</summary>
    public async Task<T> HoldingLettersAsync<T>(Func<Task<T>> work)
    {
        _unsettled = true;
        var result = await work();
        _unsettled = false;
        return result;
    }
}
