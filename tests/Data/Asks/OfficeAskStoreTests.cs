using CaseReform.Ops.Data.Asks;
using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.Tests.Support;
using CaseReform.Ops.Domain.Asks;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Testing.Databases;
using CaseReform.Ops.Testing.Time;

namespace CaseReform.Ops.Data.Tests.Asks;

public abstract class OfficeAskStoreTests(DatabaseFixture fixture) : LedgerTests(fixture)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private long _clerk;
    private int _turns;

    private OfficeAskStore Store { get; set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _clerk = await Seed.HolderAsync(await Seed.PostAsync(Unit.Id, PostRole.Office), "周示例", "zhou@example.test");
        Store = StoreOf(Test);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_turn_that_is_done_again_asks_once()
    {
        var first = await AskAsync(turn: "7");
        var again = await AskAsync(turn: "7");

        Assert.Equal(first.Id, again.Id);
        Assert.Equal((1L, 1L), (await Test.ScalarAsync<long>("SELECT count(*) FROM office_asks"), await TrailAsync("office.asked")));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Who_is_not_of_the_office_asks_for_nothing()
    {
        Assert.Null(await Store.AskAsync(New("1") with { PersonId = Handler }, Token));
        Assert.Equal(0, await Test.ScalarAsync<long>("SELECT count(*) FROM office_asks"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Who_has_left_the_office_since_is_not_served()
    {
        var ask = await AskAsync();
        await LeaveAsync();

        Assert.Null(await ClaimAsync("a"));
        Assert.Equal(OfficeAskState.Refused, (await Store.FindAsync(ask.Id, Token))!.State);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task One_takes_it_and_another_when_its_lease_ends()
    {
        await AskAsync();

        Assert.NotNull(await ClaimAsync("a"));
        Assert.Null(await ClaimAsync("b"));
        Assert.True(await Store.RenewAsync(1, "a", Test.Now + Lease, Token));
        Test.Clock.Advance(Lease);

        Assert.Equal(2, (await ClaimAsync("b"))!.Attempts);
        Assert.False(await Store.RenewAsync(1, "a", Test.Now + Lease, Token));
        Assert.False(await FinishAsync("a", OfficeAskState.Done));
        Assert.True(await FinishAsync("b", OfficeAskState.Done));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Two_at_once_take_different_ones()
    {
        await AskAsync();
        await AskAsync();
        await using var door = Test.SecondDoor();

        var taken = await Task.WhenAll(ClaimAsync("a"), ClaimAsync("b", StoreOf(door)));

        Assert.Equal([1L, 2L], taken.Select(t => t!.Id).Order());
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task What_is_done_is_marked_in_the_same_transaction_or_not_at_all()
    {
        var ask = await TakenAsync("a");
        using (OfficeAskStore.Join(ask, "a", null, Test.Clock))
        {
            await Assert.ThrowsAsync<InvalidDataException>(() => ChangeAsync(fails: true));
            Assert.Equal(OfficeAskState.Running, (await Store.FindAsync(ask.Id, Token))!.State);
            await ChangeAsync();
        }

        Assert.Equal(OfficeAskState.Done, (await Store.FindAsync(ask.Id, Token))!.State);
        Assert.Equal((1L, 1L), (await TrailAsync("test.changed"), await TrailAsync("office.done")));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_worker_whose_lease_is_over_changes_nothing()
    {
        var ask = await TakenAsync("a");
        Test.Clock.Advance(Lease);
        Assert.NotNull(await ClaimAsync("b"));

        using (OfficeAskStore.Join(ask, "a", null, Test.Clock))
        {
            await Assert.ThrowsAsync<LeaseLostException>(() => ChangeAsync());
        }

        Assert.Equal(0, await TrailAsync("test.changed"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_ledger_that_is_another_by_now_is_not_changed()
    {
        var ask = await TakenAsync("a");
        var version = await Store.VersionAsync(Token);
        await MeasureAsync("12", Today);

        using (OfficeAskStore.Join(ask, "a", version, Test.Clock))
        {
            await Assert.ThrowsAsync<LedgerMovedException>(() => ChangeAsync());
        }

        using (OfficeAskStore.Join(ask, "a", await Store.VersionAsync(Token), Test.Clock))
        {
            await ChangeAsync();
        }

        Assert.Equal(1, await TrailAsync("test.changed"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Each_change_of_the_ledger_is_another_version()
    {
        var versions = new List<string> { await Store.VersionAsync(Token) };
        await MeasureAsync("12", Today);
        versions.Add(await Store.VersionAsync(Token));
        await Test.ExecuteAsync("UPDATE problems SET version = version + 1");
        versions.Add(await Store.VersionAsync(Token));
        await Database.WriteAsync(RosterStore.TouchAsync, Token);
        versions.Add(await Store.VersionAsync(Token));
        await Seed.LedgerAsync("第二本");
        versions.Add(await Store.VersionAsync(Token));

        Assert.Equal(versions.Count, versions.Distinct().Count());
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task What_was_done_by_a_worker_that_died_before_it_could_say_is_told_when_its_lease_ends()
    {
        var ask = await TakenAsync("a");
        using (OfficeAskStore.Join(ask, "a", null, Test.Clock))
        {
            await ChangeAsync();
        }

        Assert.Empty(await Store.UntoldAsync(Test.Now, Token));
        Test.Clock.Advance(Lease);

        var told = Assert.Single(await Store.UntoldAsync(Test.Now, Token));
        Assert.Equal((OfficeAskState.Done, null), (told.State, told.Shown));
        Assert.Null(await ClaimAsync("b"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task What_is_done_stays_done_whatever_is_said_of_its_end()
    {
        var ask = await TakenAsync("a");
        using (OfficeAskStore.Join(ask, "a", null, Test.Clock))
        {
            await ChangeAsync();
        }

        Assert.True(await FinishAsync("a", OfficeAskState.Refused));

        var done = (await Store.FindAsync(ask.Id, Token))!;
        Assert.Equal((OfficeAskState.Done, null), (done.State, done.Shown));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_card_is_pressed_once_by_whoever_asked()
    {
        var shown = await ShownAsync();

        Assert.Equal(OfficeAskPress.NotPermitted, (await PressAsync(shown, Handler)).Press);
        Assert.Equal(OfficeAskPress.Over, (await Store.PressAsync(shown.Id, shown.Step - 1, _clerk, true, None, Test.Now, Today, Token)).Press);
        var presses = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => PressAsync(shown, _clerk)));

        Assert.Equal([OfficeAskPress.Taken, OfficeAskPress.Before, OfficeAskPress.Before, OfficeAskPress.Before], presses.Select(p => p.Press).Order());
        Assert.True((await ClaimAsync("b"))!.Confirmed);
        Assert.Equal(1, await TrailAsync("office.confirmed"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_card_lapses_and_its_bytes_go()
    {
        var shown = await ShownAsync();
        Assert.NotNull(await Store.FileAsync(shown.Id, Token));
        Test.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(OfficeAskPress.Over, (await PressAsync(shown, _clerk)).Press);

        Assert.True(await Store.HasNewsAsync(Token));
        Assert.Equal((1, 0), (await Store.LapseAsync(Test.Now, Token), await Store.LapseAsync(Test.Now, Token)));

        Assert.Equal(OfficeAskState.Lapsed, Assert.Single(await Store.UntoldAsync(Test.Now, Token)).State);
        Assert.Null(await Store.FileAsync(shown.Id, Token));
        Assert.Empty(await Store.OpenAsync(Token));
        Assert.True(await Store.HasNewsAsync(Token));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task There_is_news_from_the_request_to_the_telling_and_none_before_and_after()
    {
        Assert.False(await Store.HasNewsAsync(Token));
        var ask = await TakenAsync("a");
        Assert.True(await Store.HasNewsAsync(Token));
        Assert.True(await Store.FinishAsync(ask.Id, "a", new OfficeAskEnd(OfficeAskState.Done, new OfficeAskResult("已办")), Test.Now, Token));
        var done = Assert.Single(await Store.UntoldAsync(Test.Now, Token));
        Assert.True(await Store.HasNewsAsync(Token));

        await Store.ToldAsync(done.Id, done.Step, Token);

        Assert.False(await Store.HasNewsAsync(Token));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_dropped_card_cannot_be_pressed()
    {
        var shown = await ShownAsync();

        Assert.Equal(OfficeAskPress.NotPermitted, (await Store.DropAsync(shown.Id, shown.Step, Handler, Test.Now, Today, Token)).Press);
        Assert.Equal(OfficeAskPress.Taken, (await Store.DropAsync(shown.Id, shown.Step, _clerk, Test.Now, Today, Token)).Press);
        Assert.Equal(OfficeAskPress.Over, (await PressAsync(shown, _clerk)).Press);
        Assert.Null(await ClaimAsync("b"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_results_file_is_kept_for_a_day()
    {
        await AskAsync();
        await ClaimAsync("a");
        await Store.FinishAsync(1, "a", new OfficeAskEnd(OfficeAskState.Done, new OfficeAskResult("好")) { File = new OfficeAskFile { Name = "退回.xlsx", Bytes = [1, 2, 3] } }, Test.Now, Token);

        Test.Clock.Advance(TimeSpan.FromHours(23));
        await Store.PurgeAsync(Test.Now, Token);
        Assert.Equal([1, 2, 3], (await Store.ResultFileAsync(1, Token))!.Bytes);
        Test.Clock.Advance(TimeSpan.FromHours(1));
        await Store.PurgeAsync(Test.Now, Token);

        Assert.Null(await Store.ResultFileAsync(1, Token));
        Assert.Equal("好", (await Store.FindAsync(1, Token))!.Shown!.Sentence);
    }

    private static Dictionary<string, string> None => [];

    private static OfficeAskStore StoreOf(TestDatabase test) => new(test.Database, new RosterStore(test.Database));

    private NewOfficeAsk New(string turn) => new()
    {
        Turn = turn, PersonId = _clerk, Channel = "directline", Conversation = "c1", Kind = OfficeAskKind.ImportLedger, FileName = "台账.xlsx", File = [1, 2, 3], At = Test.Now, Day = Today,
    };

    private async Task<OfficeAsk> AskAsync(string? turn = null) => (await Store.AskAsync(New(turn ?? $"t{++_turns}"), Token))!;

    private Task<OfficeAsk?> ClaimAsync(string lease, OfficeAskStore? store = null) => (store ?? Store).ClaimAsync(lease, Test.Now + Lease, Test.Now, Today, Token);

    private async Task<OfficeAsk> TakenAsync(string lease)
    {
        await AskAsync();
        return (await ClaimAsync(lease))!;
    }

    private Task<bool> FinishAsync(string lease, OfficeAskState state) => Store.FinishAsync(1, lease, new OfficeAskEnd(state, new OfficeAskResult("说明")), Test.Now, Token);

    private async Task<OfficeAsk> ShownAsync()
    {
        await TakenAsync("a");
        await Store.FinishAsync(1, "a", new OfficeAskEnd(OfficeAskState.Unconfirmed, new OfficeAskResult("核对")) { ExpiresAt = Test.Now.AddHours(1), Version = "1" }, Test.Now, Token);
        return (await Store.FindAsync(1, Token))!;
    }

    private Task<(OfficeAskPress Press, OfficeAsk? Ask)> PressAsync(OfficeAsk shown, long person) => Store.PressAsync(shown.Id, shown.Step, person, true, None, Test.Now, Today, Token);

    private Task ChangeAsync(bool fails = false) => Database.WriteAsync(
        session =>
        {
            session.Audit(new ChangeOrigin(Test.Now, "office", "import").Entry("test.changed", "x", new { }));
            return fails ? throw new InvalidDataException() : Task.CompletedTask;
        },
        Token);

    private Task<long> TrailAsync(string action) => Test.ScalarAsync<long>("SELECT count(*) FROM audit WHERE action = @action", new { action });

    private async Task LeaveAsync()
    {
        await Test.ExecuteAsync("UPDATE people SET active = 0 WHERE id = @id", new { id = _clerk });
        await Database.WriteAsync(RosterStore.TouchAsync, Token);
    }
}

public sealed class OfficeAskStoreOnSqlite(SqliteFixture fixture) : OfficeAskStoreTests(fixture), IClassFixture<SqliteFixture>;

public sealed class OfficeAskStoreOnPostgres(PostgresFixture fixture) : OfficeAskStoreTests(fixture), IClassFixture<PostgresFixture>;
