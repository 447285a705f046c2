using CaseReform.Ops.Hosting.Systemd;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Worker.Hosting;

/// <summary>
/// What the jobs say about themselves. A round may take hours when there is much to send; it hangs only when nothing has moved in it for longer than every time
/// limit of one letter together. All by timestamps: a clock that is set makes nothing late.
/// </summary>
internal sealed class WorkerHealth(IOptions<JobsOptions> options, TimeProvider clock) : ILifeSign
{
    /// <summary>How long a round may go without a sign of life; longer than a letter is leased.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(2);

    /// <summary>How much later than by its interval a job may begin: the machine is busy, or was asleep.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

    private static readonly AsyncLocal<Job?> Current = new();

    private readonly Dictionary<string, Job> _jobs = new()
    {
        [JobNames.Reminders] = new(options.Value.Reminders, clock),
        [JobNames.Housekeeping] = new(options.Value.Housekeeping, clock),
        [JobNames.Digest] = new(options.Value.Digest, clock),
        [JobNames.Access] = new(options.Value.Access, clock),
        [JobNames.Requests] = new(options.Value.Requests, clock),
    };

    /// <summary>Each job's last end, as far as there was one.</summary>
    public IReadOnlyDictionary<string, JobEnd> Ends =>
        _jobs.Select(j => (j.Key, j.Value.Last)).Where(j => j.Last is not null).ToDictionary(j => j.Key, j => j.Last!);

    /// <inheritdoc/>
    public string? Hanging => _jobs.FirstOrDefault(j => j.Value.Hangs).Key;

    /// <summary>Something in the round that runs here has moved: a letter has got its answer, a request is being done.</summary>
    public static void Stir() => Current.Value?.Stir();

    /// <summary>A job begins a round.</summary>
    public void Begin(string job)
    {
        Current.Value = _jobs[job];
        _jobs[job].Begin();
    }

    /// <summary>A job's round ended; <paramref name="trouble"/> says what went wrong.</summary>
    public void End(string job, string? trouble) => _jobs[job].End(trouble);

    private sealed class Job(TimeSpan interval, TimeProvider clock)
    {
        private long _moved = clock.GetTimestamp();
        private volatile bool _runs;
        private volatile JobEnd? _last;

        public JobEnd? Last => _last;

        public bool Hangs => clock.GetElapsedTime(Volatile.Read(ref _moved)) > (_runs ? Patience : interval + Grace);

        public void Begin()
        {
            Stir();
            _runs = true;
        }

        public void Stir() => Volatile.Write(ref _moved, clock.GetTimestamp());

        public void End(string? trouble)
        {
            _last = new JobEnd(clock.GetUtcNow(), trouble);
            Stir();
            _runs = false;
        }
    }
}

/// <summary>How a job's last round ended.</summary>
/// <param name="At">When.</param>
/// <param name="Trouble">What went wrong, or null.</param>
internal sealed record JobEnd(DateTimeOffset At, string? Trouble);
