using CaseReform.Ops.Data.Evidence;
using CaseReform.Ops.Data.Tests.Updates;
using CaseReform.Ops.Data.Updates;
using CaseReform.Ops.Testing.Databases;

namespace CaseReform.Ops.Data.Tests.Evidence;

public abstract class EvidenceStoreTests(DatabaseFixture fixture) : UpdateTests(fixture)
{
    private const string Hash = "aa00000000000000000000000000000000000000000000000000000000000000";

    private int _kept;

    private EvidenceStore Store => new(Database);

    [Fact]
    public async Task Files_are_added_as_versions_of_their_name_and_change_no_cell()
    {
        var measure = await MeasureAsync("12", Today);
        var before = await StateAsync(measure);

        var first = await RecordAsync(measure, Of(await EnterAsync("纪要.pdf"), await EnterAsync("照片.png")));
        var again = await EnterAsync("纪要.pdf");
        Assert.Equal([2], (await Store.ForAsync([again], measure, Token)).Select(f => f.Version));
        await RecordAsync(measure, Of(again));

        Assert.Equal(["纪要.pdf", "照片.png"], first.Files);
        Assert.Equal(["1 照片.png", "1 纪要.pdf", "2 纪要.pdf"], (await OfMeasureAsync(measure)).Order(StringComparer.Ordinal));
        var after = await StateAsync(measure);
        Assert.Equal((before.Status, before.Percent, before.LastReportOn, before.Version + 2), (after.Status, after.Percent, after.LastReportOn, after.Version));
        Assert.Equal(2, await Test.ScalarAsync<long>("SELECT count(*) FROM audit WHERE action = 'measure.evidence'"));
        Assert.Equal(3, await Test.ScalarAsync<long>("SELECT count(*) FROM changes WHERE field = 'evidence_file'"));
    }

    [Fact]
    public async Task Nobody_adds_a_file_of_another_nor_from_another_conversation_nor_twice()
    {
        var measure = await MeasureAsync("12", Today);
        var (others, elsewhere, used) = (await EnterAsync("一.pdf", Leader), await EnterAsync("二.pdf", conversation: "directline/c2"), await EnterAsync("三.pdf"));
        await RecordAsync(measure, Of(used));

        Refused(UpdateRefusal.FilesGone, await DoAsync(measure, Of(others)));
        Refused(UpdateRefusal.FilesGone, await DoAsync(measure, Of(elsewhere)));
        Refused(UpdateRefusal.FilesGone, await DoAsync(measure, Of(await EnterAsync("四.pdf"), used)));
        Assert.Single(await OfMeasureAsync(measure));
    }

    [Fact]
    public async Task A_file_that_was_added_by_mistake_is_gone_after_the_undo_and_no_other()
    {
        var measure = await MeasureAsync("12", Today);
        await RecordAsync(measure, Of(await EnterAsync("照片.png")));
        await RecordAsync(measure, Of(await EnterAsync("纪要.pdf", hash: Other)));
        await EnterAsync("下一份.pdf");

        await RecordAsync(measure, await UndoAsync());

        Assert.Equal(["1 照片.png"], await OfMeasureAsync(measure));
        Assert.Equal(["下一份.pdf"], await WaitingAsync());
        Assert.Equal([Other], await StraysAsync());
    }

    [Fact]
    public async Task A_card_that_is_cancelled_forgets_no_file()
    {
        var measure = await MeasureAsync("12", Today);
        await RecordAsync(measure, Of(await EnterAsync("照片.png")));
        var (wrong, twice) = (await EnterAsync("纪要.pdf"), await EnterAsync("照片.png"));
        await EnterAsync("纪要.pdf");
        await EnterAsync("纪要.pdf", hash: Other);
        await EnterAsync("纪要.pdf", Leader);
        await EnterAsync("纪要.pdf", conversation: "directline/c2");
        var press = await ProposeAsync(measure, Of(wrong, twice));

        Assert.Empty(Assert.IsType<Confirmation.Dropped>(await Updates.DropAsync(await ProposeAsync(measure, Progress(60)), Token)).Files);
        Assert.Equal([wrong, twice], Assert.IsType<Confirmation.Dropped>(await Updates.DropAsync(press, Token)).Files);
        Assert.Empty(Assert.IsType<Confirmation.Dropped>(await Updates.DropAsync(press, Token)).Files);

        Assert.Equal(["1 照片.png"], await OfMeasureAsync(measure));
        Assert.Equal(7, await Test.ScalarAsync<long>("SELECT count(*) FROM evidence"));
    }

    [Fact]
    public async Task What_was_sent_twice_is_added_once_and_does_not_wait_on()
    {
        var measure = await MeasureAsync("12", Today);
        var file = await EnterAsync("纪要.pdf");
        await EnterAsync("纪要.pdf");

        await RecordAsync(measure, Of(file));

        Assert.Empty(await WaitingAsync());
    }

    [Fact]
    public async Task All_that_waits_in_a_conversation_can_be_forgotten()
    {
        var measure = await MeasureAsync("12", Today);
        await RecordAsync(measure, Of(await EnterAsync("照片.png")));
        await EnterAsync("纪要.pdf");
        await EnterAsync("纪要.pdf");
        await EnterAsync("纪要.pdf", Leader);

        Assert.Equal(1, await Store.DropAsync(Handler, Here, Token));
        Assert.Equal(0, await Store.DropAsync(Handler, Here, Token));

        Assert.Equal(["1 照片.png"], await OfMeasureAsync(measure));
        Assert.Equal(2, await Test.ScalarAsync<long>("SELECT count(*) FROM evidence"));
    }

    [Fact]
    public async Task A_quota_counts_a_file_in_full_whoever_has_sent_it_before_and_keeps_nothing_beyond()
    {
        await EnterAsync("一.pdf", Leader, size: 90);
        await EnterAsync("一.pdf", size: 90);

        Assert.Null(await TryAsync("二.pdf", Handler, 20));
        Assert.NotNull(await TryAsync("二.pdf", Handler, 10));
        Assert.Equal(3, _kept);
    }

    [Fact]
    public async Task What_waits_longer_than_a_day_is_forgotten_and_its_bytes_are_strays_when_nobody_has_them()
    {
        var measure = await MeasureAsync("12", Today);
        await EnterAsync("一.pdf");
        await EnterAsync("二.pdf", hash: Other);
        await RecordAsync(measure, Of(await EnterAsync("三.pdf")));

        Assert.Equal(0, await Store.PurgeAsync(Now.AddHours(23), Token));
        Assert.Empty(await StraysAsync());
        Assert.Equal(2, await Store.PurgeAsync(Now.AddDays(1), Token));
        Assert.Equal([Other], await StraysAsync());
        Assert.Empty(await Store.WaitingAsync(Handler, Here, Now, Token));
        Assert.Single(await OfMeasureAsync(measure));
    }

    [Fact]
    public async Task A_file_that_is_just_being_entered_is_no_stray()
    {
        await using var second = Test.SecondDoor();
        var sweeper = new EvidenceStore(second.Database);
        await sweeper.RemoveStraysAsync([Other], _ => { }, Token);
        using var inPlace = new SemaphoreSlim(0);
        using var goOn = new SemaphoreSlim(0);
        var entering = Task.Run(
            () => Store.EnterAsync(
                new NewEvidence(Handler, Here, "一.pdf", ContentKind.Pdf, 10, Hash),
                1000,
                () =>
                {
                    inPlace.Release();
                    goOn.Wait(Token);
                },
                Now,
                Token),
            Token);
        await inPlace.WaitAsync(Token);
        var (asked, removed) = (new TaskCompletionSource(), new List<string>());
        var sweeping = Task.Run(
            async () =>
            {
                asked.SetResult();
                await sweeper.RemoveStraysAsync([Hash], removed.Add, Token);
            },
            Token);
        await asked.Task;

        // the row is not there for the sweep to see yet: only its waiting saves the file
        for (var i = 0; i < 300; i++)
        {
            await Test.ScalarAsync<long>("SELECT count(*) FROM people");
        }

        goOn.Release();
        await entering;
        await sweeping;
        Assert.Empty(removed);
    }

    private const string Other = "bb00000000000000000000000000000000000000000000000000000000000000";

    private Task<IReadOnlyList<string>> OfMeasureAsync(long measure) =>
        Test.QueryAsync<string>("SELECT version || ' ' || name FROM evidence WHERE measure_id = @measure", new { measure });

    private async Task<IEnumerable<string>> WaitingAsync() => (await Store.WaitingAsync(Handler, Here, Now, Token)).Select(f => f.Name);

    private async Task<List<string>> StraysAsync()
    {
        var strays = new List<string>();
        await Store.RemoveStraysAsync([Hash, Other], strays.Add, Token);
        return strays;
    }

    private static UpdateDraft Of(params long[] files) => new() { Action = UpdateAction.Evidence, Files = files };

    private async Task<long> EnterAsync(string name, long? person = null, string conversation = Here, long size = 10, string hash = Hash) => (await Store.EnterAsync(
        new NewEvidence(person ?? Handler, conversation, name, ContentKind.Pdf, size, hash), 1000, () => _kept++, Now, Token))!.Value;

    private Task<long?> TryAsync(string name, long person, long size) => Store.EnterAsync(
        new NewEvidence(person, Here, name, ContentKind.Pdf, size, Hash), 100, () => _kept++, Now, Token);
}

public sealed class EvidenceOnSqlite(SqliteFixture fixture) : EvidenceStoreTests(fixture), IClassFixture<SqliteFixture>;

public sealed class EvidenceOnPostgres(PostgresFixture fixture) : EvidenceStoreTests(fixture), IClassFixture<PostgresFixture>;
