using System.Globalization;

using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.EndToEnd.Tests.Harness;
using CaseReform.Ops.Testing.Mail;
using CaseReform.Ops.Testing.Processes;
using CaseReform.Ops.Testing.Time;
using CaseReform.Ops.Testing.Tools;

namespace CaseReform.Ops.EndToEnd.Tests.Data;

/// <summary>Faults 10 and 27: yesterday's database is put back under a worker that has sent since.</summary>
public abstract class RestoreTests(DatabaseKind kind)
{
    private const string Monday = "2026-03-16T10:00:00+08:00";
    private const string Tuesday = "2026-03-17T10:00:00+08:00";
    private const string TuesdayLater = "2026-03-17T14:00:00+08:00";
    private const string Wednesday = "2026-03-18T10:00:00+08:00";
    private const int Units = 12;

    private static readonly DateOnly Third = new(2026, 3, 18);

    /// <summary>Each day has rungs of its own: three working days of a small town.</summary>
    private static Town ThreeDays => new(Units, [.. Enumerable.Range(0, Units).Select(n => Town.Workdays(Town.Today, new[] { 0, 1, 2 }[n % 3]))]);

    [Theory(Timeout = Limit.WholeProgram)]
    [InlineData(Back.DatabaseOnly)]
    [InlineData(Back.DatabaseAndHead)]
    [InlineData(Back.DatabaseWithoutMark)]
    public async Task After_a_restore_nothing_goes_out_but_one_letter_to_the_office_and_then_nothing_twice(Back back)
    {
        await using var receiver = new Receiver();
        await using var at = await SentTwiceAsync(receiver);
        var sent = receiver.Accepted.Count;
        var reminders = receiver.Accepted.Count(r => r.Recipient != Copy.Office);
        await at.PutBackAsync(back);

        var held = await at.Town.RunAsync("reminders", "send", "--as-of", TuesdayLater);
        Assert.Equal(1, held.Exit);
        Assert.Contains("数据库像是用备份恢复过的", held.Errors, StringComparison.Ordinal);
        Assert.Equal(1, (await at.Town.RunAsync("digest", "--send", "--as-of", TuesdayLater)).Exit);
        Assert.Equal(1, (await at.Town.RunAsync("reminders", "send", "--as-of", TuesdayLater)).Exit);
        Assert.Contains("数据库像是用备份恢复过的", (await at.Town.RunAsync("check", "--as-of", TuesdayLater)).All, StringComparison.Ordinal);
        var asked = Assert.Single(receiver.Accepted.Skip(sent));
        Assert.Equal(Copy.Office, asked.Recipient);
        Assert.Contains("after-restore", asked.Text, StringComparison.Ordinal);

        var shown = await at.Town.SucceedAsync("reminders", "after-restore", "--as-of", TuesdayLater);
        Assert.Contains("请选一项", shown.Output, StringComparison.Ordinal);
        Assert.Equal(2, (await at.Town.RunAsync("reminders", "after-restore", "--sent-until", "2026-03-17", "--as-of", TuesdayLater)).Exit);
        await at.Town.SucceedAsync("reminders", "after-restore", "--sent-until", "2026-03-17", "--yes", "--as-of", TuesdayLater);
        await at.Town.SendAllAsync(TuesdayLater);
        Assert.Equal(reminders, receiver.Accepted.Count(r => r.Recipient != Copy.Office));

        await at.Town.SendAllAsync(Wednesday);
        new Oracle(DueBy(Third), receiver.Accepted).Holds();
        Assert.DoesNotContain("数据库像是用备份恢复过的", (await at.Town.RunAsync("check", "--as-of", Wednesday)).All, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task A_running_worker_holds_reminders_lets_people_sign_in_and_goes_on_by_itself_when_answered()
    {
        await using var receiver = new Receiver();
        await using var at = await SentTwiceAsync(receiver);
        await at.PutBackAsync(Back.DatabaseAndHead);
        await Town.WorkAlwaysAsync(at.Town);
        var port = FreePort.Next();
        at.Town.Settings["Jobs__HealthPort"] = port.ToString(CultureInfo.InvariantCulture);
        var sent = receiver.Accepted.Count;
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        await at.Town.ExecuteAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"""
            INSERT INTO access_mails (kind, address_hash, person_id, link_base, requested_at, expires_at, tries)
            SELECT 'link', 'x', id, 'https://chat.example', {now}, {now + 600_000}, 0 FROM people WHERE email = '{Copy.Office}'
            """));
        await using var worker = at.Town.Start("run");
        await Until.TrueAsync(() => receiver.Accepted.Count == sent + 2);
        await Until.TrueAsync(async () => await ReadyAsync(port) == false);
        Assert.All(receiver.Accepted.Skip(sent), letter => Assert.Equal(Copy.Office, letter.Recipient));

        // beside the worker, which goes on with its next round
        await at.Town.SucceedAsync("reminders", "after-restore", "--sent-until", Town.LocalToday.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "--yes");
        await Until.TrueAsync(async () => await ReadyAsync(port) == true);
        Assert.Equal(sent + 2, receiver.Accepted.Count);
        Assert.False(worker.HasEnded);
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task Whoever_chooses_so_gets_everything_again()
    {
        await using var receiver = new Receiver();
        await using var at = await SentTwiceAsync(receiver);
        var second = receiver.Accepted.Where(r => r.Recipient != Copy.Office).Select(r => r.MessageId).ToHashSet();
        var before = receiver.Accepted.Count;
        await at.PutBackAsync(Back.DatabaseAndHead);
        Assert.Equal(1, (await at.Town.RunAsync("reminders", "send", "--as-of", Tuesday)).Exit);
        await at.Town.SucceedAsync("reminders", "after-restore", "--send-again", "--yes", "--as-of", Tuesday);
        await at.Town.SendAllAsync(Tuesday);

        var again = receiver.Accepted.Skip(before).Where(r => r.Recipient != Copy.Office).ToList();
        Assert.Equal(at.Second, again.Count);

        // made again word for word, so mail programs know them; nothing else wears an old identity
        Assert.All(again, letter => Assert.Contains(letter.MessageId, second));
        Assert.All(receiver.Accepted.GroupBy(r => r.MessageId), copies => Assert.Single(copies.Select(c => (c.Recipient, c.Subject, c.Text, c.Html)).Distinct()));
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task What_lies_in_the_outbox_is_known_to_have_been_sent()
    {
        await using var at = await SentTwiceAsync(null);
        var outbox = Path.Combine(at.Town.Folder, "outbox");
        var letters = Directory.GetFiles(outbox, "*.eml").Length;
        await at.PutBackAsync(Back.DatabaseAndHead);
        Assert.Equal(1, (await at.Town.RunAsync("reminders", "send", "--as-of", TuesdayLater)).Exit);
        var shown = await at.Town.SucceedAsync("reminders", "after-restore", "--proven", "--yes", "--as-of", TuesdayLater);
        Assert.Contains("发件文件夹中有此后写成的信件", shown.Output, StringComparison.Ordinal);
        await at.Town.SendAllAsync(TuesdayLater);
        Assert.DoesNotContain(
            Directory.GetFiles(outbox, "*.eml").Select(File.ReadAllText).GroupBy(Recipients).Where(g => g.Key.Contains("town.example", StringComparison.Ordinal)), g => g.Count() > 2);
        Assert.InRange(Directory.GetFiles(outbox, "*.eml").Length, letters + 1, letters + 2);
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task A_pause_of_ten_days_is_no_restore()
    {
        await using var receiver = new Receiver();
        await using var at = await SentTwiceAsync(receiver);
        await at.Town.SendAllAsync("2026-03-27T10:00:00+08:00");
        Assert.DoesNotContain("备份恢复", (await at.Town.RunAsync("check", "--as-of", "2026-03-27T11:00:00+08:00")).All, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task A_folder_that_moves_with_its_mark_goes_on_and_one_that_left_it_behind_asks()
    {
        await using var receiver = new Receiver();
        await using var at = await SentTwiceAsync(receiver);
        await using var moved = at.Town.Neighbour();
        foreach (var file in Directory.GetFiles(at.Town.Folder, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(moved.Folder, Path.GetRelativePath(at.Town.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        await moved.SucceedAsync("reminders", "send", "--as-of", TuesdayLater);
        File.Delete(Path.Combine(moved.Folder, "restore.mark"));
        Assert.Equal(1, (await moved.RunAsync("reminders", "send", "--as-of", TuesdayLater)).Exit);
        File.Delete(Path.Combine(moved.Folder, "worker.id"));
        Assert.Equal(1, (await moved.RunAsync("reminders", "send", "--as-of", TuesdayLater)).Exit);
        await moved.SucceedAsync("reminders", "after-restore", "--sent-until", "2026-03-17", "--yes", "--as-of", TuesdayLater);
        await moved.SendAllAsync(Wednesday);
        new Oracle(DueBy(Third), receiver.Accepted).Holds();
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task Sixty_kills_are_no_restore()
    {
        const int Kills = 60;
        var random = new Random(27);
        await using var receiver = new Receiver();
        receiver.At = async (_, moment) =>
        {
            await Task.Delay(moment == Moment.Data ? 15 : 0);
            return true;
        };
        await using var at = await Installation.NewAsync(kind);
        at.MailTo(receiver.Port);
        at.Settings["Delivery__Batch"] = "3";
        await Town.Of(120).SettleAsync(at);
        for (var kill = 0; kill < Kills; kill++)
        {
            var now = DateTimeOffset.Parse(Monday, CultureInfo.InvariantCulture).AddSeconds(kill).ToString("O", CultureInfo.InvariantCulture);
            await using var worker = at.Start("reminders", "send", "--as-of", now);
            var connections = receiver.Connections;
            var atStart = kill % 4 == 0;
            while (!atStart && receiver.Connections == connections && !worker.HasEnded)
            {
                await Task.Delay(5);
            }

            await Task.Delay(random.Next(atStart ? 900 : 120));
            worker.KillNow();
            var ended = await worker.EndAsync();
            Assert.DoesNotContain("备份恢复", ended.All, StringComparison.Ordinal);
        }

        await at.SendAllAsync("2026-03-16T11:00:00+08:00");
        Assert.Equal(0, await at.CountAsync("SELECT count(*) FROM settings WHERE key LIKE 'restore.%'"));
        Assert.Empty(new Oracle(Town.Of(120).Due(Town.Today), receiver.Accepted).InSeveralLetters);
    }

    /// <summary>A town that has had Monday's letters, been copied, and has had Tuesday's.</summary>
    private async Task<Copy> SentTwiceAsync(Receiver? receiver)
    {
        var town = await Installation.NewAsync(kind);
        if (receiver is not null)
        {
            town.MailTo(receiver.Port);
        }

        await ThreeDays.SettleAsync(town);
        await Copy.AddOfficeAsync(town);
        await town.SendAllAsync(Monday);
        var at = await Copy.TakeAsync(town);
        var first = await town.CountAsync("SELECT count(*) FROM letters WHERE kind = 'ladder' AND state = 'sent'");
        await town.SendAllAsync(Tuesday);
        at.Second = (int)(await town.CountAsync("SELECT count(*) FROM letters WHERE kind = 'ladder' AND state = 'sent'") - first);
        Assert.True(at.Second > 0, "the second day had nothing to send");
        return at;
    }

    /// <summary>Whether the worker is ready; null while it does not answer.</summary>
    private static async Task<bool?> ReadyAsync(int port)
    {
        using var http = new HttpClient();
        try
        {
            using var answer = await http.GetAsync(new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/ready")));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    /// <summary>The notices of three days on each of which the worker ran.</summary>
    private static IEnumerable<Expected> DueBy(DateOnly last) =>
        new[] { Town.Today, Town.Today.AddDays(1), last }.SelectMany(ThreeDays.Due).Distinct();

    private static string Recipients(string letter) => letter.Split('\n').First(l => l.StartsWith("To:", StringComparison.Ordinal));
}

public sealed class RestoreOnSqlite() : RestoreTests(DatabaseKind.Sqlite);

public sealed class RestoreOnPostgres() : RestoreTests(DatabaseKind.Postgres);
