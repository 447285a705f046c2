using CaseReform.Ops.Testing.Time;
using CaseReform.Ops.Worker.Hosting;

using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Worker.Tests.Hosting;

/// <summary>When a job counts as hanging, and when the worker as ready.</summary>
public sealed class WorkerHealthTests
{
    private readonly MovableClock _clock = new(WorkerBench.Monday);
    private readonly WorkerHealth _health;

    public WorkerHealthTests() => _health = new WorkerHealth(Options.Create(new JobsOptions { Housekeeping = TimeSpan.FromDays(1), Digest = TimeSpan.FromDays(1) }), _clock);

    [Fact]
    public async Task A_worker_is_ready_when_a_job_has_ended_and_all_ended_well()
    {
        Assert.Equal(HealthStatus.Unhealthy, await StatusAsync());

        End(JobNames.Access, null);
        Assert.Equal(HealthStatus.Healthy, await StatusAsync());

        End(JobNames.Reminders, "trouble");
        Assert.Equal(HealthStatus.Unhealthy, await StatusAsync());
    }

    [Fact]
    public async Task A_round_that_takes_hours_is_well_as_long_as_letters_get_their_answers()
    {
        End(JobNames.Access, null);
        _health.Begin(JobNames.Reminders);
        for (var hour = 0; hour < 12; hour++)
        {
            _clock.Advance(TimeSpan.FromHours(1));
            await Task.Run(WorkerHealth.Stir, TestContext.Current.CancellationToken);
            Beat();
        }

        Assert.Null(_health.Hanging);
        Assert.Equal(HealthStatus.Healthy, await StatusAsync());
    }

    [Fact]
    public async Task A_round_in_which_nothing_moves_hangs()
    {
        End(JobNames.Access, null);
        _health.Begin(JobNames.Reminders);
        _clock.Advance(WorkerHealth.Patience + TimeSpan.FromMinutes(1));
        Beat();

        Assert.Equal(JobNames.Reminders, _health.Hanging);
        Assert.Equal(HealthStatus.Unhealthy, await StatusAsync());
    }

    [Fact]
    public void A_job_that_is_not_woken_any_more_hangs()
    {
        End(JobNames.Access, null);
        End(JobNames.Reminders, null);
        _clock.Advance(WorkerHealth.Grace + TimeSpan.FromSeconds(30));

        Assert.NotNull(_health.Hanging);
        Beat();
        End(JobNames.Reminders, null);
        Assert.Null(_health.Hanging);
    }

    /// <summary>The jobs of every second go round in flows of their own.</summary>
    private void Beat()
    {
        End(JobNames.Access, null);
        End(JobNames.Requests, null);
    }

    private void End(string job, string? trouble) => Task.Run(() =>
    {
        _health.Begin(job);
        _health.End(job, trouble);
    }).GetAwaiter().GetResult();

    private async Task<HealthStatus> StatusAsync() => (await new JobsCheck(_health).CheckHealthAsync(new HealthCheckContext())).Status;
}
