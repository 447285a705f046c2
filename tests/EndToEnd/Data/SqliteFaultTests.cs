using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.EndToEnd.Tests.Harness;
using CaseReform.Ops.Testing.Mail;
using CaseReform.Ops.Testing.Processes;
using CaseReform.Ops.Testing.Time;
using CaseReform.Ops.Testing.Tools;

namespace CaseReform.Ops.EndToEnd.Tests.Data;

/// <summary>Fault 9 on SQLite: locked, full, read-only, damaged.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class SqliteFaultTests
{
    private const string Now = "2026-03-16T10:00:00+08:00";

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task A_database_locked_for_twenty_seconds_makes_letters_late_and_loses_none()
    {
        var town = Town.Of(10);
        await using var receiver = new Receiver();
        await using var at = await Installation.NewAsync(DatabaseKind.Sqlite);
        at.MailTo(receiver.Port);
        await town.SettleAsync(at);
        await using var connection = await at.OpenAsync();
        await using (var block = await connection.BeginTransactionAsync())
        {
            await using var worker = at.Start("reminders", "send", "--as-of", Now);
            await RoadBlock.WaitForAsync(at, worker);
            await Task.Delay(TimeSpan.FromSeconds(20));
            Assert.False(worker.HasEnded);
            Assert.Empty(receiver.Accepted);
            await block.RollbackAsync();
            Assert.Equal(0, (await worker.EndAsync()).Exit);
        }

        new Oracle(town.Due(Town.Today), receiver.Accepted).Holds();
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task A_full_disk_stops_the_run_with_a_sentence_and_a_later_run_goes_on()
    {
        await using var disk = await SmallDisk.MountAsync(megabytes: 24);
        var town = Town.Of(100);
        await using var receiver = new Receiver();
        await using var at = Installation.OnSqlite(disk.Path, () => ValueTask.CompletedTask);
        at.MailTo(receiver.Port);
        at.Settings["Delivery__Batch"] = "20";
        await town.SettleAsync(at);
        receiver.At = async (_, moment) =>
        {
            // in the middle of it all the disk fills up
            if (moment == Moment.Dot && receiver.Accepted.Count == 30)
            {
                await disk.FillAsync();
            }

            return true;
        };
        var full = await at.RunAsync("reminders", "send", "--as-of", Now);
        Assert.True(full.Exit == 1, full.All);
        Assert.Contains("磁盘空间不足", full.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", full.All, StringComparison.Ordinal);
        Assert.InRange(receiver.Accepted.Count, 30, 190);
        receiver.At = (_, _) => Task.FromResult(true);
        disk.Empty();
        await at.SendAllAsync(Now);

        new Oracle(town.Due(Town.Today), receiver.Accepted).Holds(extras: 8);
        Assert.Equal(["ok"], await at.RowsAsync("PRAGMA integrity_check"));
        await at.SucceedAsync("audit", "verify");
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task A_running_worker_rests_while_the_disk_is_full_and_goes_on_by_itself()
    {
        await using var disk = await SmallDisk.MountAsync(megabytes: 24);
        await using var receiver = new Receiver();
        await using var at = Installation.OnSqlite(disk.Path, () => ValueTask.CompletedTask);
        at.MailTo(receiver.Port);
        at.Settings["Delivery__Batch"] = "20";
        await Town.WorkAlwaysAsync(at);
        await new Town(100, [.. Enumerable.Repeat(Town.LocalToday, 100)]).SettleAsync(at, from: Town.LocalToday);
        receiver.At = async (_, moment) =>
        {
            if (moment == Moment.Dot && receiver.Accepted.Count == 30)
            {
                await disk.FillAsync();
            }

            return true;
        };
        await using var worker = at.Start("run");
        await Until.TrueAsync(() => disk.IsFull);
        await Task.Delay(TimeSpan.FromSeconds(3));
        Assert.False(worker.HasEnded);
        receiver.At = (_, _) => Task.FromResult(true);
        disk.Empty();
        await Until.TrueAsync(async () => await at.CountAsync("SELECT count(*) FROM letters WHERE state = 'sent'") == 100);
        Assert.Equal(100, receiver.Accepted.Select(r => r.MessageId).Distinct().Count());
        Assert.Equal(["ok"], await at.RowsAsync("PRAGMA integrity_check"));
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task A_damaged_file_stops_the_start_with_a_sentence()
    {
        await using var at = await Installation.NewAsync(DatabaseKind.Sqlite);
        await Town.Of(5).SettleAsync(at);
        await using (var file = File.OpenWrite(at.DatabaseFile))
        {
            await file.WriteAsync(new byte[4096].Select((_, i) => (byte)(i * 7)).ToArray());
        }

        foreach (var command in new[] { new[] { "run" }, ["reminders", "send"], ["ledger", "list"] })
        {
            RefusedWith(await at.RunAsync(command), "已损坏或不是数据库文件");
        }
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task A_file_damaged_in_the_middle_is_no_stack_trace()
    {
        await using var at = await Installation.NewAsync(DatabaseKind.Sqlite);
        await Town.Of(50).SettleAsync(at);
        await using (var file = File.OpenWrite(at.DatabaseFile))
        {
            file.Position = 4096;
            await file.WriteAsync(Enumerable.Range(0, (int)file.Length - 4096).Select(i => (byte)(i * 7)).ToArray());
        }

        RefusedWith(await at.RunAsync("reminders", "send", "--as-of", Now), "已损坏");
        RefusedWith(await at.RunAsync("ledger", "list"), "已损坏");
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task A_read_only_file_stops_the_start_with_a_sentence()
    {
        await using var at = await Installation.NewAsync(DatabaseKind.Sqlite);
        await Town.Of(5).SettleAsync(at);
        File.SetUnixFileMode(at.DatabaseFile, UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        await OrdinaryUser.OwnAsync(at, except: at.DatabaseFile);
        RefusedWith(await at.RunAsync("run"), "不可写");
        RefusedWith(await at.RunAsync("reminders", "send"), "不可写");
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task A_folder_that_cannot_be_written_is_named()
    {
        await using var at = await Installation.NewAsync(DatabaseKind.Sqlite);
        await OrdinaryUser.OwnAsync(at);
        File.SetUnixFileMode(at.Folder, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var run = await at.RunAsync("run");
        File.SetUnixFileMode(at.Folder, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        RefusedWith(run, at.Folder);
    }

    private static void RefusedWith(Ended ended, string words)
    {
        Assert.True(ended.Exit == 1, ended.All);
        Assert.Contains(words, ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.All, StringComparison.Ordinal);
    }
}
