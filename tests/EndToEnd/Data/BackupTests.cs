using System.Globalization;

using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.EndToEnd.Tests.Harness;
using CaseReform.Ops.Testing.Mail;
using CaseReform.Ops.Testing.Time;
using CaseReform.Ops.Testing.Tools;

namespace CaseReform.Ops.EndToEnd.Tests.Data;

/// <summary>Backups of a real worker that is at work, taken back elsewhere, and commands that are killed.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly TemporaryFolder _place = new();

    public void Dispose() => _place.Dispose();

    [Theory(Timeout = Limit.WholeProgram)]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_backup_made_beside_a_working_worker_is_whole_and_of_one_moment(DatabaseKind kind)
    {
        await using var receiver = new Receiver();
        await using var at = await Installation.NewAsync(kind);
        at.MailTo(receiver.Port);
        at.Settings["Delivery__Batch"] = "5";
        await Town.WorkAlwaysAsync(at);
        await new Town(60, [.. Enumerable.Repeat(Town.LocalToday, 60)]).SettleAsync(at, from: Town.LocalToday);
        await using (var worker = at.Start("run"))
        {
            await Until.TrueAsync(() => !receiver.Accepted.IsEmpty || worker.HasEnded);
            await at.SucceedAsync("backup", _place.File("backup"));
            Assert.False(worker.HasEnded);

            Assert.Contains("请先停下后台程序", (await at.RunAsync("restore", _place.File("backup"), "--replace")).All, StringComparison.Ordinal);
        }

        await using var other = await Installation.NewAsync(kind);
        await other.SucceedAsync("restore", _place.File("backup"));
        Assert.Equal(2, (await other.RunAsync("restore", _place.File("backup"))).Exit);
        Assert.Equal(2, (await other.RunAsync("restore", _place.File("backup"), "--replace")).Exit);

        await other.SucceedAsync("audit", "verify");
        Assert.Equal(60, await other.CountAsync("SELECT count(*) FROM measures"));

        // each letter that was composed stands in the notices it carries, and the other way round
        Assert.Equal(0, await other.CountAsync("SELECT count(*) FROM notices n WHERE n.letter_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM letters l WHERE l.id = n.letter_id)"));
        if (kind == DatabaseKind.Sqlite)
        {
            Assert.Equal(["ok"], await other.RowsAsync("PRAGMA integrity_check"));
            Assert.Empty(await other.RowsAsync("PRAGMA foreign_key_check"));
        }
    }

    [Theory(Timeout = Limit.WholeProgram)]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_backup_or_restore_that_is_killed_leaves_nothing_or_the_whole(DatabaseKind kind)
    {
        await using var at = await Installation.NewAsync(kind);
        await Town.Of(40).SettleAsync(at);
        await at.SucceedAsync("backup", _place.File("whole"));
        var entries = await at.CountAsync("SELECT count(*) FROM audit");
        for (var moment = 0; moment < 6; moment++)
        {
            var folder = _place.File(string.Create(CultureInfo.InvariantCulture, $"killed{moment}"));
            await KillAsync(at, moment, "backup", folder);
            await using var other = await Installation.NewAsync(kind);
            if (Directory.Exists(folder))
            {
                await other.SucceedAsync("restore", folder);
                await other.SucceedAsync("audit", "verify");
            }
            else
            {
                await KillAsync(other, moment, "restore", _place.File("whole"));

                // nothing was there before: it is empty, or done, or finished by the first start that says so
                if ((await other.RunAsync("audit", "verify")).Exit != 0)
                {
                    await other.SucceedAsync("audit", "verify");
                }

                Assert.Contains(await other.CountAsync("SELECT count(*) FROM audit"), new[] { 0, entries - 1 });
            }
        }

        await at.SucceedAsync("audit", "verify");
    }

    private static async Task KillAsync(Installation at, int moment, params string[] command)
    {
        await using var running = at.Start(command);
        await Task.Delay(TimeSpan.FromMilliseconds(250 + (150 * moment)));
        running.KillNow();
        await running.EndAsync();
    }
}
