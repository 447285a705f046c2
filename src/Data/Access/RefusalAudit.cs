using System.Diagnostics.Metrics;
using System.Text;

using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Data.Access;

/// <summary>
/// Notes in the trail what was refused. Somebody who tries a thousand times fills neither the trail nor the disk: what goes beyond the limits is counted, and
/// the next note tells how much it was.
/// </summary>
public sealed class RefusalAudit(Database database, TimeProvider clock)
{
    /// <summary>The meter that counts them.</summary>
    public const string MeterName = "CaseReform.Ops.Access";

    /// <summary>Notes an hour about one actor.</summary>
    public const int AnHourEach = 10;

    /// <summary>Notes an hour about all together.</summary>
    public const int AnHour = 200;

    private const int MaxTextLength = 120;

    private static readonly Counter<long> Refused =
        new Meter(MeterName).CreateCounter<long>("caseops.access.refusals", "{refusal}", "What somebody may not do or see and tried, noted or not.");

    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private DateTimeOffset _hour;
    private int _noted;
    private int _unnoted;

    /// <summary>Somebody known tried what they may not do, or asked for what lies outside their scope.</summary>
    public Task NoteAsync(Person person, Operation operation, string subject, CancellationToken token) =>
        NoteAsync(FormattableString.Invariant($"person|{person.Id}"), person.Name, operation.ToString(), subject, "chat", token);

    /// <summary>Something was refused: a forged header, a spoofed account.</summary>
    /// <param name="actor">Who, as far as it is known; never a secret.</param>
    /// <param name="operation">What was tried.</param>
    /// <param name="subject">On what.</param>
    /// <param name="through">Through what: <c>chat</c>, <c>web</c>, <c>connector</c>.</param>
    /// <param name="token">Stops waiting.</param>
    public Task NoteAsync(string actor, string operation, string subject, string through, CancellationToken token) =>
        NoteAsync($"{through}|{Tidy(actor)}", actor, operation, subject, through, token);

    private async Task NoteAsync(string key, string actor, string operation, string subject, string through, CancellationToken token)
    {
        Refused.Add(1);
        if (Count(key) is not { } unnoted)
        {
            return;
        }

        var origin = new ChangeOrigin(clock.GetUtcNow(), Tidy(actor), through);
        await database.WriteAsync(
            session =>
            {
                session.Audit(origin.Entry("access.refused", Tidy(subject), new { operation = Tidy(operation), unnoted }));
                return Task.CompletedTask;
            },
            token);
    }

    /// <summary>How many went unnoted since the last note; null when this one goes unnoted, too.</summary>
    private int? Count(string key)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            if (now - _hour >= TimeSpan.FromHours(1) || now < _hour)
            {
                (_hour, _noted) = (now, 0);
                _counts.Clear();
            }

            var count = _counts.GetValueOrDefault(key);
            if (count >= AnHourEach || _noted >= AnHour)
            {
                _unnoted++;
                return null;
            }

            _counts[key] = count + 1;
            _noted++;
            (var unnoted, _unnoted) = (_unnoted, 0);
            return unnoted;
        }
    }

    private static string Tidy(string text)
    {
        var line = new StringBuilder(Math.Min(text.Length, MaxTextLength));
        foreach (var rune in text.EnumerateRunes())
        {
            if (line.Length >= MaxTextLength)
            {
                break;
            }

            line.Append(Rune.IsControl(rune) ? new Rune(' ') : rune);
        }

        return line.ToString();
    }
}
