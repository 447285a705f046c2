using CaseReform.Ops.Data.Files;
using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Worker.Hosting;
using CaseReform.Ops.Worker.Mail;
using CaseReform.Ops.Worker.Sending;

using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Worker.SignIn;

/// <summary>
/// Mails that let somebody in go their own way to the server: neither office hours, nor go-live, nor a round of reminders that is under way holds them up.
/// They have leases and a journal of their own, since the other round clears its journal when it ends.
/// </summary>
internal sealed class AccessMailRun : IDisposable
{
    private readonly AccessMailComposer _composer;
    private readonly LetterStore _letters;
    private readonly SendingPauses _pauses;
    private readonly DeliveryOptions _delivery;
    private readonly TimeProvider _clock;
    private readonly string _owner;
    private readonly WorkerName _name;
    private readonly PhaseJournal _journal;
    private readonly Courier _courier;
    private readonly Recovery _recovery;
    private bool _unsettled = true;
    private SendingPauses.Pause? _refused;

    public AccessMailRun(
        AccessMailComposer composer,
        LetterStore letters,
        SendingPauses pauses,
        IMailTransport transport,
        WorkerIdentity identity,
        WorkerName name,
        IOptions<MailOptions> mail,
        IOptions<DeliveryOptions> delivery,
        TimeProvider clock,
        ILoggerFactory logs)
    {
        (_composer, _letters, _pauses, _delivery, _clock) = (composer, letters, pauses, delivery.Value, clock);
        (_owner, _name) = (identity.Owner + ".access", name);
        _journal = new PhaseJournal(Path.Combine(identity.Folder, DataFiles.AccessJournal));
        _courier = new Courier(letters, transport, _journal, mail, delivery, clock, logs.CreateLogger<Courier>());
        _recovery = new Recovery(letters, _journal, delivery, clock, logs.CreateLogger<Recovery>());
    }

    /// <summary>Composes what was asked for and sends what is due.</summary>
    /// <returns>Why sending rests, or null.</returns>
    public async Task<string?> RunAsync(CancellationToken stop)
    {
        if (await _name.HoldNameAsync(stop) is not { } hold)
        {
            return HostingTexts.NameHeldElsewhere;
        }

        if (_unsettled)
        {
            await _recovery.SettleOwnAsync(_owner, stop);
            _unsettled = false;
        }

        await _composer.RunAsync(stop);
        if (!await _letters.AnyAccessDueAsync(_clock.GetUtcNow(), stop))
        {
            return null;
        }

        // a limit on many letters need not stop the one that somebody waits for; a refused account does
        var now = _clock.GetUtcNow();
        if (await _pauses.UntilAsync(stop) is { IsAccount: true } pause && pause.Until > now)
        {
            return pause.Reason;
        }

        if (_refused is { } own && own.Until > now)
        {
            return own.Reason;
        }

        _unsettled = true;
        var tally = await _courier.RunAsync(NextAsync, () => _name.IsStillAsync(hold), stop);
        _unsettled = false;
        WorkerMetrics.SignIn(tally.Sent, tally.Uncertain, tally.Refused);

        // Whoever asks for such a mail is a stranger yet, so that what becomes of it never begins, prolongs or ends the rest of the others.
        // Knocking on with a refused account would lock it all the same.
        now = _clock.GetUtcNow();
        _refused = tally.Paused is { } reason ? new SendingPauses.Pause(now, now + _delivery.Pause, reason) : null;
        return tally.Paused;
    }

    public void Dispose() => _journal.Dispose();

    private async Task<IReadOnlyList<LeasedLetter>> NextAsync(int take, CancellationToken token)
    {
        while (true)
        {
            var now = _clock.GetUtcNow();
            var due = await _letters.LeaseAccessAsync(new LeaseTerms(_owner, now + _delivery.Lease), now, take, token);
            if (due.Letters.Count > 0 || due.Dropped == 0)
            {
                return due.Letters;
            }
        }
    }
}
