using CaseReform.Ops.Data.Mail;

using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Worker.Sending;

/// <summary>Settles what an earlier process held when it died: nothing is sent before that.</summary>
internal sealed partial class Recovery(
    LetterStore letters, PhaseJournal journal, IOptions<DeliveryOptions> options, TimeProvider clock, ILogger<Recovery> log)
{
    /// <summary>Letters this worker held go by the journal; those of others whose lease has ended are uncertain, since how far they got is not known here.</summary>
    /// <returns>How many letters are uncertain now.</returns>
    public async Task<int> RunAsync(string owner, CancellationToken token) =>
        await SettleOwnAsync(owner, token) + await TakeOverAsync(owner, token);

    /// <summary>The first half: what this owner held, and no one else's. No round of this owner may be under way.</summary>
    /// <returns>How many letters are uncertain now.</returns>
    public async Task<int> SettleOwnAsync(string owner, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        var phases = journal.Read();
        var results = new List<AttemptResult>();
        foreach (var letter in await letters.HeldByAsync(owner, token))
        {
            results.Add(phases switch
            {
                null => Uncertain(letter, DeliveryTexts.UncertainAfterReboot, now),
                _ when !phases.TryGetValue(letter.Token, out var phase) => RetryRule.Release(letter.Id, letter.Token, letter.Repeats, string.Empty, now),
                _ when phases[letter.Token] == Phase.Accepted => new AttemptResult
                {
                    LetterId = letter.Id, Token = letter.Token, State = LetterState.Sent, Detail = DeliveryTexts.SentBeforeStop,
                },
                _ => Uncertain(letter, DeliveryTexts.UncertainAfterStop, now),
            });
        }

        if (results.Count > 0)
        {
            await letters.RecordAsync(results, now, token);
        }

        journal.Settle();
        var uncertain = results.Count(r => r.WasUncertain);
        if (results.Count > 0)
        {
            Log.Settled(log, results.Count, uncertain);
        }

        return uncertain;
    }

    /// <summary>Letters of other workers whose lease has ended meanwhile; safe beside a round of this worker.</summary>
    /// <returns>How many are uncertain now.</returns>
    public async Task<int> TakeOverAsync(string owner, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        var results = (await letters.ExpiredAsync(owner, now, token)).Select(l => Uncertain(l, DeliveryTexts.UncertainElsewhere, now)).ToList();
        if (results.Count > 0)
        {
            await letters.RecordAsync(results, now, token);
            Log.Settled(log, results.Count, results.Count);
        }

        return results.Count;
    }

    private AttemptResult Uncertain(HeldLetter letter, string reason, DateTimeOffset now) =>
        RetryRule.Uncertain(letter.Id, letter.Token, letter.Repeats, reason, now, options.Value);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "settled {Letters} letters an earlier process held, {Uncertain} of them uncertain")]
        public static partial void Settled(ILogger logger, int letters, int uncertain);
    }
}
