using System.Globalization;
using System.Text.RegularExpressions;

using CaseReform.Ops.Data.Reminders;
using CaseReform.Ops.Testing.Tools;
using CaseReform.Ops.Worker.Checks;
using CaseReform.Ops.Worker.Hosting;
using CaseReform.Ops.Worker.Reminders;
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

    [Theory]
    [InlineData("sent")]
    [InlineData("refused")]
    [InlineData("given_up")]
    public async Task A_letters_bytes_are_there_for_200_days_and_then_only_its_row(string state)
    {
        using var bureau = await Bureau.OpenAsync();
        await bureau.ChangeAsync(
            $"""
            INSERT INTO letters (id, kind, recipient, day, subject, message_id, content_hash, state, any_hour, priority, attempts, repeats, composed_at, done_at)
            VALUES (1, 'ladder', 'a@example.cn', '2026-01-01', '示例', '<a@example.cn>', 'x', '{state}', 0, 5, 1, 0, 0, {bureau.Clock.GetUtcNow().ToUnixTimeMilliseconds()})
            """);
        await bureau.ChangeAsync("INSERT INTO letter_bodies (letter_id, bytes) VALUES (1, x'00')");
        var job = ActivatorUtilities.CreateInstance<HousekeepingJob>(bureau.Get<IServiceProvider>());

        bureau.Clock.Advance(TimeSpan.FromDays(200));
        await job.Execute(null!, Bureau.Token);
        Assert.Equal(["1"], await bureau.RowsAsync("SELECT count(*) FROM letter_bodies"));

        bureau.Clock.Advance(TimeSpan.FromMinutes(1));
        await job.Execute(null!, Bureau.Token);
        Assert.Equal(["0"], await bureau.RowsAsync("SELECT count(*) FROM letter_bodies"));
        Assert.Equal(["1"], await bureau.RowsAsync("SELECT count(*) FROM letters WHERE id = 1"));
    }

    [Fact]
    public async Task After_ten_years_of_housekeeping_audit_history_notices_and_letters_are_all_there()
    {
        using var bureau = await Bureau.OpenAsync();
        await bureau.ImportPeopleAsync("甲市领导小组办公室||主任|陈示例|chen@example.cn|办公室|||\n甲市示例局||科员|张示例|zhang@example.cn|责任人|||");
        await bureau.ImportLedgerAsync("1|示例问题|示例措施|甲市示例局|张示例|2026年11月20日前");
        await bureau.ImportLedgerAsync("1|示例问题|示例措施|甲市示例局|张示例|2026年11月25日前", accept: true);
        await bureau.ReleaseAsync();
        await bureau.Get<ReminderRound>().RunAsync(Bureau.Token);
        var before = await CountAsync();
        Assert.All(before, count => Assert.NotEqual("0", count));
        var job = ActivatorUtilities.CreateInstance<HousekeepingJob>(bureau.Get<IServiceProvider>());

        for (var year = 0; year < 10; year++)
        {
            bureau.Clock.Advance(TimeSpan.FromDays(366));
            await job.Execute(null!, Bureau.Token);
        }

        var after = await CountAsync();
        Assert.All(before.Zip(after), pair => Assert.True(long.Parse(pair.Second, CultureInfo.InvariantCulture) >= long.Parse(pair.First, CultureInfo.InvariantCulture)));
        Assert.Equal(before[^1], (await KeptAsync())[0]);

        async Task<List<string>> CountAsync()
        {
            var counts = new List<string>();
            foreach (var table in new[] { "audit", "changes", "events", "notices", "letters" })
            {
                counts.Add((await bureau.RowsAsync($"SELECT count(*) FROM {table}"))[0]);
            }

            return [.. counts, (await KeptAsync())[0]];
        }

        Task<IReadOnlyList<string>> KeptAsync() => bureau.RowsAsync("SELECT count(*) FROM letters WHERE day < '2027-01-01'");
    }

    [Fact]
    public void No_statement_removes_from_audit_history_or_letters()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "src"), "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".sql" && !file.Contains("node_modules", StringComparison.Ordinal)).ToList();
        Assert.True(sources.Count > 500);

        var removing = sources.Where(file => Regex.IsMatch(File.ReadAllText(file), @"(DELETE FROM|TRUNCATE( TABLE)?)\s+(audit|changes|events|letters|attempts)\b", RegexOptions.IgnoreCase));

        Assert.Empty(removing.Select(Path.GetFileName));
    }

    [Fact]
    public void A_notice_is_removed_only_where_two_posts_or_persons_become_one_and_both_had_it()
    {
        var removing = Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => Regex.IsMatch(File.ReadAllText(file), @"DELETE FROM\s+notices\b", RegexOptions.IgnoreCase))
            .Select(file => Path.GetRelativePath(RepositoryRoot.Path, file)).Order(StringComparer.Ordinal);

        Assert.Equal(["src/Data/People/Merging/PersonMerge.cs", "src/Data/People/Merging/PostReferences.cs"], removing);
    }
}
