using System.Collections.Concurrent;

namespace CaseReform.Ops.Worker.Hosting;

/// <summary>What the jobs say about themselves, for the health endpoint.</summary>
internal sealed class WorkerHealth(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, (DateTimeOffset At, string? Trouble)> _jobs = new();

    /// <summary>A job ended; <paramref name="trouble"/> says what went wrong.</summary>
    public void Note(string job, string? trouble) => _jobs[job] = (clock.GetUtcNow(), trouble);

    /// <summary>A job that has not ended for so long hangs.</summary>
    private static readonly TimeSpan Stale = TimeSpan.FromHours(2);

    /// <summary>Whether every job has ended well, and not too long ago.</summary>
    public bool IsReady => !_jobs.IsEmpty && _jobs.Values.All(j => j.Trouble is null && clock.GetUtcNow() - j.At < Stale);

    /// <summary>Each job's last end.</summary>
    public IReadOnlyDictionary<string, object> Jobs => _jobs.ToDictionary(j => j.Key, j => (object)new { at = j.Value.At, ok = j.Value.Trouble is null });
}
