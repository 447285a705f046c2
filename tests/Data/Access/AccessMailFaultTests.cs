using CaseReform.Ops.Data.Access;
using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.SetAside;
using CaseReform.Ops.Data.Tests.Support;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Testing.Databases;

namespace CaseReform.Ops.Data.Tests.Access;

/// <summary>One mail that cannot be composed never shuts the others out.</summary>
public abstract class AccessMailFaultTests(DatabaseFixture fixture) : LedgerTests(fixture)
{
    private readonly FaultNotes _faults = new("1.0");
    private bool _mended;

    private AccessMailStore Mails => new(Database);

    [Fact]
    public async Task One_mail_that_cannot_be_composed_does_not_stop_the_others()
    {
        await RequestAsync("zhang@example.test", Handler);
        await RequestAsync("li@example.test", Leader);

        Assert.Equal(1, await ComposeAsync());

        Assert.Equal("li@example.test", await Test.ScalarAsync<string>("SELECT recipient FROM letters"));
        Assert.Equal(((LetterKind?)LetterKind.Access, (long?)Handler), Assert.Single(_faults.All) is var fault ? (fault.LetterKind, fault.PersonId) : default);
        Assert.Equal("张示例", Assert.Single(await new SetAsideStore(Database).ListAsync(Token)).Person);
        Assert.False(await Mails.AnyWaitingAsync(Test.Now, Token));
    }

    [Fact]
    public async Task It_is_tried_again_after_a_while()
    {
        await RequestAsync("zhang@example.test", Handler);
        await ComposeAsync();
        _mended = true;
        Assert.Equal(0, await ComposeAsync());

        Test.Clock.Advance(TimeSpan.FromSeconds(61));

        Assert.True(await Mails.AnyWaitingAsync(Test.Now, Token));
        Assert.Equal(1, await ComposeAsync());
    }

    [Fact]
    public async Task It_is_let_go_when_its_time_is_over()
    {
        await RequestAsync("zhang@example.test", Handler);
        await ComposeAsync();
        await new SetAsideStore(Database).AddAsync([ItemFault.Letter(LetterKind.Access, Handler, new InvalidOperationException())], "1.0", Test.Now.AddHours(1), Token);

        Test.Clock.Advance(AccessMailStore.Life);

        Assert.Equal(1, await ComposeAsync());
        Assert.False(await Mails.AnyWaitingAsync(Test.Now, Token));
        Assert.Equal(0, await Test.ScalarAsync<long>("SELECT count(*) FROM letters"));
    }

    [Fact]
    public async Task Two_workers_write_one_mail()
    {
        for (var i = 0; i < 3; i++)
        {
            await RequestAsync("li@example.test", Leader);
        }

        await using var second = Test.SecondDoor();
        var settled = await Task.WhenAll(
            Task.Run(() => ComposeAsync(), Token), Task.Run(() => ComposeAsync(new AccessMailStore(second.Database)), Token));

        Assert.Equal(3, settled.Sum());
        Assert.Equal(3, await Test.ScalarAsync<long>("SELECT count(*) FROM letters"));
        Assert.Equal(3, await Test.ScalarAsync<long>("SELECT count(*) FROM access_mails WHERE secret_hash IS NOT NULL"));
    }

    private Task RequestAsync(string address, long person) => Mails.RequestLinkAsync(EmailAddress.From(address), person, new Asker(AskerKind.Network, "network|1"), "http://127.0.0.1", Test.Now, Token);

    private Task<int> ComposeAsync(AccessMailStore? mails = null) => (mails ?? Mails).ComposeAsync(
        (request, _) => request.PersonId == Handler && !_mended
            ? throw new InvalidOperationException("a fault of ours")
            : new StandaloneLetter
            {
                Kind = LetterKind.Access, DedupKey = $"access|{request.Id}", PersonId = request.PersonId, Recipient = request.Email, Day = Today, Subject = "登录",
                MessageId = $"<{request.Id}@example.test>", Bytes = [1],
            },
        10, Test.Now, Token, mails is null ? _faults : null);
}

public sealed class AccessMailFaultsOnSqlite(SqliteFixture fixture) : AccessMailFaultTests(fixture), IClassFixture<SqliteFixture>;

public sealed class AccessMailFaultsOnPostgres(PostgresFixture fixture) : AccessMailFaultTests(fixture), IClassFixture<PostgresFixture>;
