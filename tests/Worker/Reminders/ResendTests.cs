using System.Text.Json;

using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Worker.CommandLine;
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
            new StandaloneLetter
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

    [Fact]
    public async Task All_means_all_that_surely_did_not_arrive() => Assert.Equal(["zhang@example.test", "wang@example.test"], (await ChosenAsync("--all")).Chosen);

    [Fact]
    public async Task Since_a_day_means_from_that_day_on()
    {
        Assert.Equal(["zhang@example.test", "wang@example.test"], (await ChosenAsync("--since", "2026-11-19")).Chosen);
        Assert.Equal(["wang@example.test"], (await ChosenAsync("--since", "2026-11-20")).Chosen);
        Assert.Empty((await ChosenAsync("--since", "2026-11-21")).Chosen);
    }

    [Theory]
    [InlineData("李示例")]
    [InlineData("li@example.test")]
    [InlineData("LI@Example.Test")]
    [InlineData("2")]
    public async Task What_may_have_arrived_is_chosen_by_name_address_or_number_only(string which) => Assert.Equal(["li@example.test"], (await ChosenAsync(which)).Chosen);

    [Theory]
    [InlineData("赵示例")]
    [InlineData("9")]
    public async Task What_nobody_bears_is_refused(string which) => Assert.Equal(ExitCode.Refused, (await ChosenAsync(which)).Exit);

    [Fact]
    public async Task Without_a_choice_and_with_two_it_is_refused()
    {
        Assert.Equal(ExitCode.Refused, (await ChosenAsync()).Exit);
        Assert.Equal(ExitCode.Refused, (await ChosenAsync("李示例", "--all")).Exit);
    }

    /// <summary>Letters 1 to 张示例 of the 19th and 3 to 王示例 of the 20th were refused; letter 2 to 李示例 of the 20th may have arrived.</summary>
    private static async Task<(int Exit, IEnumerable<string> Chosen)> ChosenAsync(params string[] choice)
    {
        using var bench = await WorkerBench.OpenAsync();
        var unit = await bench.Seed.UnitAsync("甲市示例局");
        var people = new[] { ("张示例", "zhang", "2026-11-19", "refused", "address"), ("李示例", "li", "2026-11-20", "given_up", "uncertain"), ("王示例", "wang", "2026-11-20", "refused", "address") };
        foreach (var (name, mail, day, state, cause) in people)
        {
            var person = await bench.Seed.HolderAsync(unit, PostRole.Handler, name, $"{mail}@example.test");
            await bench.Seed.RunAsync(
                """
                INSERT INTO letters (kind, person_id, recipient, day, subject, message_id, content_hash, state, cause, any_hour, priority, attempts, repeats, composed_at, done_at)
                VALUES ('ladder', @person, @mail || '@example.test', @day, '示例', '<' || @mail || '@x>', 'h', @state, @cause, 0, 5, 1, 0, 1, 2)
                """,
                new { person, mail, day, state, cause });
        }

        var (exit, output, _) = await bench.RunAsync(ReminderCommands.Create, ["reminders", "resend", .. choice, "--yes", "--json", "--as-of", "2026-11-23"]);
        var document = JsonDocument.Parse(output).RootElement;
        var ids = document.TryGetProperty("letters", out var letters) ? letters.EnumerateArray().Select(l => l.GetInt64()).ToList() : [];
        var recipients = new List<string>();
        foreach (var id in ids)
        {
            recipients.AddRange(await bench.QueryAsync<string>("SELECT recipient FROM letters WHERE id = @id", new { id }));
        }

        return (exit, recipients);
    }
}
