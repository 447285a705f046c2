using CaseReform.Ops.Data.Reminders;
using CaseReform.Ops.Worker.Checks;
using CaseReform.Ops.Worker.Hosting;
using CaseReform.Ops.Worker.Tests.Support;

using Microsoft.Extensions.DependencyInjection;

namespace CaseReform.Ops.Worker.Tests.Hosting;

/// <summary>One step that fails does not stop the next.</summary>
public sealed class HousekeepingTests
{
    [Fact]
    public async Task A_letter_to_the_office_that_fails_does_not_keep_old_bytes_from_being_forgotten()
    {
        using var bureau = await Bureau.OpenAsync();
        await bureau.Get<ReleaseStore>().ReleaseAsync(null, bureau.Clock.GetUtcNow(), "office", Bureau.Token);
        await bureau.ChangeAsync(
            """
            INSERT INTO letters (id, kind, recipient, day, subject, message_id, content_hash, state, any_hour, priority, attempts, repeats, composed_at, done_at)
            VALUES (1, 'ladder', 'a@example.cn', '2026-01-01', '示例', '<a@example.cn>', 'x', 'sent', 0, 5, 1, 0, 0, 1)
            """);
        await bureau.ChangeAsync("INSERT INTO letter_bodies (letter_id, bytes) VALUES (1, x'00')");
        await bureau.ChangeAsync("DROP TABLE alarms");
        var job = ActivatorUtilities.CreateInstance<HousekeepingJob>(bureau.Get<IServiceProvider>());

        await job.Execute(null!, Bureau.Token);

        Assert.Equal(["0"], await bureau.RowsAsync("SELECT count(*) FROM letter_bodies"));
        Assert.NotNull(bureau.Get<WorkerHealth>().Ends[JobNames.Housekeeping].Trouble);
    }
}
