using System.Globalization;
using System.Reflection;

using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Restore;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Data.Workers;
using CaseReform.Ops.Worker.Hosting;
using CaseReform.Ops.Worker.Sending;

using Microsoft.Extensions.Logging;

namespace CaseReform.Ops.Worker.Restore;

/// <summary>
/// Notices that the database was put back, and counts what is sent so that it can be noticed. While the office has not said what holds, nothing goes out but
/// mails that let somebody in and one letter that asks. The rules stand in <see cref="RestoreRule"/>.
/// </summary>
internal sealed partial class RestoreDetector(
    RestoreMark mark,
    WorkerStore workers,
    RestoreStore restores,
    AuditTrail trail,
    Database database,
    WorkerIdentity identity,
    WorkerName name,
    PhaseJournal journal,
    RestoreLetter letter,
    TimeProvider clock,
    ILogger<RestoreDetector> log) : IDisposable
{
    private static readonly string Version = Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "?";

    private readonly DateTimeOffset _started = clock.GetUtcNow();
    private readonly SemaphoreSlim _gate = new(1, 1);
    private long? _joined;
    private string _settled = string.Empty;
    private bool _isRegistered;

    /// <summary>Whether reminders are held until the office has said what holds. A process that holds the name joins on the way.</summary>
    /// <returns>Why, as a Chinese sentence; null when they may go.</returns>
    public async Task<string?> HeldAsync(CancellationToken token)
    {
        var (noticed, settled) = await restores.StandAsync(token);
        if (noticed is not null)
        {
            _joined = null;
            await RegisterAsync(token);
            return RestoreWords.Held(noticed.Reason);
        }

        if (name.Held is { } known && known == _joined && settled == _settled)
        {
            return null;
        }

        await _gate.WaitAsync(token);
        try
        {
            return await LookAsync(token);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Why the database counts as put back, by what can be seen now; nothing is noted, nobody is told.</summary>
    public async Task<RestoreVerdict> PeekAsync(CancellationToken token) => RestoreRule.Judge((await FactsAsync(token)).Facts);

    /// <summary>The next number, before letters go and after the last one: see <see cref="RestoreRule"/>.</summary>
    /// <exception cref="RestoreNoticedException">The database is not the one that this worker joined.</exception>
    public async Task StepAsync(CancellationToken token)
    {
        await _gate.WaitAsync(token);
        try
        {
            var held = name.Held is { } known && known == _joined && mark.Read() is { } now ? now : throw new RestoreNoticedException();

            // whatever goes wrong from here on: what stands in the database is looked up again
            _joined = null;
            var next = held with { Number = held.Number + 1 };
            mark.Write(next with { IsPending = true });
            if (!await workers.StepAsync(held.Name, held.Number, clock.GetUtcNow(), token))
            {
                throw new RestoreNoticedException();
            }

            mark.Write(next);
            _joined = known;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task<string?> LookAsync(CancellationToken token)
    {
        // the hold first: what is read afterwards cannot be older
        var hold = name.Held;
        var (facts, outside) = await FactsAsync(token);
        var verdict = RestoreRule.Judge(facts);
        if (RestoreRule.Asks(verdict))
        {
            // once more: a worker that joined for the first time between two reads is no restore
            (facts, outside) = await FactsAsync(token);
            verdict = RestoreRule.Judge(facts);
        }

        if (RestoreRule.Asks(verdict))
        {
            await NoticeAsync(verdict, token);
            return RestoreWords.Held(verdict.ToString());
        }

        if (hold is not null)
        {
            await JoinAsync(facts, verdict, outside, token);
            (_joined, _settled) = (hold, facts.Settled);
        }

        return null;
    }

    private async Task<(RestoreFacts Facts, AuditHead? Outside)> FactsAsync(CancellationToken token)
    {
        // first what lies outside: what is read of the database afterwards can only be newer
        var (own, outside) = (mark.Read(), trail.ReadHead());
        return await database.ReadAsync(
            async session =>
            {
                var all = await WorkerStore.AllAsync(session);
                var row = all.FirstOrDefault(w => w.Name == identity.Owner);
                var others = all.Where(w => w.Name != identity.Owner).Select(w => w.Name).ToList();
                var gone = own is null && row is null && others.Count > 0
                    && await RestoreStore.HasLettersAsync(session) && !await NameLock.AnyAsync(session, WorkerName.Kind, others);
                return (new RestoreFacts(own, row, await RestoreStore.SettledAsync(session), await FitsAsync(session, outside, row), gone), outside);
            },
            token);
    }

    private static async Task<bool> FitsAsync(DatabaseSession session, AuditHead? outside, WorkerRow? row) =>
        outside is null || outside.Seq == 0 || row?.Head == outside.ToString()
        || await session.FirstAsync<string>("SELECT mac FROM audit WHERE seq = @seq", new { seq = outside.Seq }) == outside.Mac;

    private async Task JoinAsync(RestoreFacts facts, RestoreVerdict verdict, AuditHead? outside, CancellationToken token)
    {
        var isSettled = verdict == RestoreVerdict.Settled;
        var from = facts.Row?.Number ?? 0;
        var number = (isSettled ? Math.Max(from, facts.Mark?.Number ?? 0) : from) + 1;
        var known = facts.Row?.Settled ?? (isSettled ? facts.Mark?.Settled ?? string.Empty : facts.Settled);
        var settled = isSettled ? facts.Settled : known;
        if (verdict != RestoreVerdict.Behind)
        {
            // under the answer that was known before: stopped here, the next start sees the same and does this again
            mark.Write(new MarkContent(identity.Owner, known, number, IsPending: true));
        }

        var now = clock.GetUtcNow();
        var joined = await workers.JoinAsync(
            new WorkerRow
            {
                Name = identity.Owner,
                Number = number,
                Settled = settled,
                Head = facts.HeadFits ? facts.Row?.Head : outside?.ToString(),
                Host = Environment.MachineName,
                Version = Version,
                StartedAt = _started,
                SeenAt = now,
            },
            from,
            token);
        if (!joined)
        {
            throw new RestoreNoticedException();
        }

        mark.Write(new MarkContent(identity.Owner, settled, number, IsPending: false));
        if (verdict == RestoreVerdict.Behind)
        {
            journal.Distrust();
        }
    }

    private async Task NoticeAsync(RestoreVerdict verdict, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        var notice = new RestoreNotice(Guid.NewGuid().ToString("N"), now, verdict.ToString(), identity.Owner, await restores.LastKnownAsync(token));
        var letters = await letter.ForAsync(notice, token);
        if (await restores.NoticeAsync(notice, letters, token))
        {
            Log.Noticed(log, verdict);
        }

        await RegisterAsync(token);
    }

    /// <summary>A worker that nobody knows is known from now on: the office's answer is then one for it, too.</summary>
    private async Task RegisterAsync(CancellationToken token)
    {
        if (_isRegistered)
        {
            return;
        }

        var (facts, _) = await FactsAsync(token);
        if (facts.Row is null)
        {
            await workers.JoinAsync(
                new WorkerRow
                {
                    Name = identity.Owner, Settled = facts.Settled, Host = Environment.MachineName, Version = Version, StartedAt = _started, SeenAt = clock.GetUtcNow(),
                },
                0,
                token);
        }

        _isRegistered = true;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "the database was put back ({Verdict}): no reminder goes out until `reminders after-restore` says what holds")]
        public static partial void Noticed(ILogger logger, RestoreVerdict verdict);
    }
}

/// <summary>The database is another one than a moment ago, or somebody else works under this name: the next round looks anew.</summary>
internal sealed class RestoreNoticedException() : Exception("the worker's number in the database is not the expected one");
