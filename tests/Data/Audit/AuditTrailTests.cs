using System.Runtime.Versioning;

using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Tests.Support;
using CaseReform.Ops.Testing.Databases;
using CaseReform.Ops.Testing.Time;

namespace CaseReform.Ops.Data.Tests.Audit;

[SupportedOSPlatform("linux")]
public abstract class AuditTrailTests(DatabaseFixture fixture) : ContractTests(fixture)
{
    [Fact(Timeout = Limit.Outside)]
    public async Task A_chain_as_it_was_written_is_whole_and_its_head_lies_outside_too()
    {
        await AppendAsync(5);

        var whole = Assert.IsType<AuditVerdict.Whole>(await VerifyAsync());

        Assert.Equal(5, whole.Head.Seq);
        Assert.True(whole.HeadFileRead);
        Assert.Equal(whole.Head, Test.Audit.ReadHead());
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Nothing_chained_yet_is_whole() => Assert.Equal(new AuditVerdict.Whole(AuditHead.Empty, false), await VerifyAsync());

    [Theory(Timeout = Limit.Outside)]
    [InlineData("at", "at + 1")]
    [InlineData("actor", "'李示例'")]
    [InlineData("through", "'chat'")]
    [InlineData("action", "'other'")]
    [InlineData("subject", "'默认台账/12-2'")]
    [InlineData("detail", "'{}'")]
    [InlineData("mac", "'00'")]
    public async Task A_changed_cell_is_found_in_its_entry(string column, string value)
    {
        await AppendAsync(5);
        await Test.ExecuteAsync($"UPDATE audit SET {column} = {value} WHERE seq = 3");

        Assert.Equal(new AuditVerdict.Changed(3), await VerifyAsync());
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Text_moved_from_one_cell_to_the_next_is_found()
    {
        await AppendAsync(3);
        await Test.ExecuteAsync("UPDATE audit SET actor = '张示', through = '例command' WHERE seq = 2");

        Assert.Equal(new AuditVerdict.Changed(2), await VerifyAsync());
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_removed_entry_is_named()
    {
        await AppendAsync(5);
        await Test.ExecuteAsync("DELETE FROM audit WHERE seq = 3");

        Assert.Equal(new AuditVerdict.Missing(3), await VerifyAsync());
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Two_entries_that_changed_places_are_found()
    {
        await AppendAsync(4);
        await Test.ExecuteAsync("UPDATE audit SET seq = 99 WHERE seq = 2");
        await Test.ExecuteAsync("UPDATE audit SET seq = 2 WHERE seq = 3");
        await Test.ExecuteAsync("UPDATE audit SET seq = 3 WHERE seq = 99");

        Assert.Equal(new AuditVerdict.Changed(2), await VerifyAsync());
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_cut_tail_is_found_although_the_database_agrees_with_itself()
    {
        await AppendAsync(5);
        await CutAfterAsync(3);

        Assert.Equal(new AuditVerdict.CutOff(3, 5), await VerifyAsync());
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_cut_tail_that_grew_again_is_still_found()
    {
        await AppendAsync(5);
        await CutAfterAsync(3);

        await AppendAsync(1, "other");
        Assert.Equal(new AuditVerdict.CutOff(4, 5), await VerifyAsync());

        await AppendAsync(4, "other");
        Assert.Equal(new AuditVerdict.Changed(5), await VerifyAsync());
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_head_file_that_was_replaced_is_found()
    {
        await AppendAsync(3);
        await File.WriteAllTextAsync(Test.HeadFile, new AuditHead(3, new string('a', 64)).ToString(), Token);

        Assert.Equal(new AuditVerdict.Changed(3), await VerifyAsync());
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_head_in_the_database_that_was_replaced_is_found()
    {
        await AppendAsync(3);
        await Test.ExecuteAsync("UPDATE settings SET value = @value WHERE key = 'audit.head'", new { value = new AuditHead(3, new string('a', 64)).ToString() });

        Assert.Equal(new AuditVerdict.Changed(3), await VerifyAsync());
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_head_file_that_stayed_behind_is_no_fault()
    {
        await AppendAsync(2);
        var behind = await File.ReadAllTextAsync(Test.HeadFile, Token);
        await AppendAsync(2);
        await File.WriteAllTextAsync(Test.HeadFile, behind, Token);

        Assert.Equal(4, Assert.IsType<AuditVerdict.Whole>(await VerifyAsync()).Head.Seq);
        await AppendAsync(1);
        Assert.Equal(5, Test.Audit.ReadHead()!.Seq);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_head_file_that_cannot_be_written_does_not_undo_the_change()
    {
        await AppendAsync(1);
        File.Delete(Test.HeadFile);
        Directory.CreateDirectory(Path.Combine(Test.HeadFile, "in-the-way"));

        await AppendAsync(1);

        Assert.Equal(2, await Test.ScalarAsync<long>("SELECT count(*) FROM audit"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Entries_of_a_transaction_that_was_rolled_back_do_not_exist()
    {
        await AppendAsync(1);

        await Assert.ThrowsAsync<InvalidOperationException>(() => Database.WriteAsync(
            session =>
            {
                session.Audit(Entries.Of("undone"));
                throw new InvalidOperationException("the change fails");
            },
            Token));
        await AppendAsync(1);

        Assert.Equal(2, Assert.IsType<AuditVerdict.Whole>(await VerifyAsync()).Head.Seq);
        Assert.Equal(0, await Test.ScalarAsync<long>("SELECT count(*) FROM audit WHERE action = 'undone'"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Two_processes_that_append_at_once_keep_one_chain()
    {
        await AppendAsync(1);

        var others = new[] { SecondProcess.Start(Test, "append", 40), SecondProcess.Start(Test, "append", 40) };
        await Task.WhenAll([.. others.Select(SecondProcess.SucceedAsync), .. Enumerable.Range(0, 4).Select(_ => Task.Run(() => AppendAsync(10), Token))]);

        Assert.Equal(new AuditVerdict.Whole(Test.Audit.ReadHead()!, true), await VerifyAsync());
        Assert.Equal(121, Test.Audit.ReadHead()!.Seq);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Without_its_key_the_trail_is_neither_verified_nor_continued()
    {
        await AppendAsync(2);
        File.Delete(Test.Key.File);
        await using var later = Test.SecondDoor();

        var verifying = await Assert.ThrowsAsync<AuditKeyException>(() => later.Audit.VerifyAsync(later.Database, Token));
        await Assert.ThrowsAsync<AuditKeyException>(() => Entries.AppendAsync(later.Database, 1));

        Assert.Contains(Test.Key.File, verifying.Message, StringComparison.Ordinal);
        Assert.Equal(2, await Test.ScalarAsync<long>("SELECT count(*) FROM audit"));
        Assert.False(File.Exists(Test.Key.File));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Another_key_finds_the_first_entry_changed()
    {
        await AppendAsync(2);
        await File.WriteAllTextAsync(Test.Key.File, new string('7', 64), Token);
        await using var later = Test.SecondDoor();

        Assert.Equal(new AuditVerdict.Changed(1), await later.Audit.VerifyAsync(later.Database, Token));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Half_a_key_is_refused()
    {
        await AppendAsync(1);
        await File.WriteAllTextAsync(Test.Key.File, "abcd", Token);
        await using var later = Test.SecondDoor();

        var refusal = await Assert.ThrowsAsync<AuditKeyException>(() => Entries.AppendAsync(later.Database, 1));

        Assert.Contains("内容不完整", refusal.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task The_key_is_readable_by_its_owner_only()
    {
        await AppendAsync(1);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Test.Key.File));
        Assert.Equal([Test.Key.File], Directory.GetFiles(Path.GetDirectoryName(Test.Key.File)!));
    }

    private Task AppendAsync(int count, string action = "entry") => Entries.AppendAsync(Database, count, action);

    private Task<AuditVerdict> VerifyAsync() => Test.Audit.VerifyAsync(Database, Token);

    private Task CutAfterAsync(long seq) => Database.WriteAsync(
        async session =>
        {
            await session.ExecuteAsync("DELETE FROM audit WHERE seq > @seq", new { seq });
            await session.ExecuteAsync("UPDATE settings SET value = CAST(@seq AS TEXT) || ':' || (SELECT mac FROM audit WHERE seq = @seq) WHERE key = 'audit.head'", new { seq });
        },
        Token);
}

[SupportedOSPlatform("linux")]
public sealed class AuditTrailOnSqlite(SqliteFixture fixture) : AuditTrailTests(fixture), IClassFixture<SqliteFixture>;

[SupportedOSPlatform("linux")]
public sealed class AuditTrailOnPostgres(PostgresFixture fixture) : AuditTrailTests(fixture), IClassFixture<PostgresFixture>;
