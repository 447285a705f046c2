using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Worker.Reminders;
using CaseReform.Ops.Worker.Tests.Hosting;

namespace CaseReform.Ops.Worker.Tests.Reminders;

public sealed class ResendTests
{
    [Fact]
    public async Task A_digest_to_an_address_that_changed_is_not_promised_and_does_not_count_as_done()
    {
        using var bench = await WorkerBench.OpenAsync();
        var person = await bench.Seed.HolderAsync(await bench.Seed.UnitAsync("甲市示例局"), PostRole.Office, "陈示例", "new@example.test");
        await bench.Get<LetterStore>().EnqueueAsync(
            new Missive
            {
                Kind = LetterKind.Digest, DedupKey = "digest|1", PersonId = person, Recipient = "old@example.test", Day = new DateOnly(2026, 11, 23), Subject = "周报",
                MessageId = "<1@example.test>", Bytes = [1],
            },
            bench.Clock.GetUtcNow(), default);
        await bench.Seed.RunAsync("UPDATE letters SET state = 'refused', next_attempt = NULL, done_at = 1");

        var (exit, output, _) = await bench.RunAsync(ReminderCommands.Create, "reminders", "resend", "--all", "--yes");

        Assert.Equal(0, exit);
        Assert.Contains("没有信放回待发", output, StringComparison.Ordinal);
        Assert.DoesNotContain("已从未送达中除去", output, StringComparison.Ordinal);
    }
}
