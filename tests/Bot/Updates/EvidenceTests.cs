using CaseReform.Ops.Bot.Channels;
using CaseReform.Ops.Bot.Tests.Understanding;
using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Bot.Updates;
using CaseReform.Ops.Data.Evidence;
using CaseReform.Ops.Testing.Time;

using Microsoft.Bot.Schema;

namespace CaseReform.Ops.Bot.Tests.Updates;

public sealed class EvidenceTests : IAsyncLifetime
{
    private static readonly SpokenNumber Twelve = new("12");

    private UpdateTown _town = null!;

    private IEnumerable<string> Files => Directory.Exists(Root) ? Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories) : [];

    private string Root => Path.Combine(_town.Test.DatabaseOptions.DataFolder, "evidence");

    public async ValueTask InitializeAsync() => _town = await UpdateTown.BuildAsync(("Evidence:QuotaMegabytes", "20"));

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact(Timeout = Limit.Outside)]
    public async Task Files_wait_until_somebody_says_where_they_belong_and_are_added_by_the_button()
    {
        var measure = await _town.MeasureAsync();
        await TakenAsync(_town.Handler, "纪要.txt");
        Assert.Equal("已收到1份材料：纪要.txt。请说明属于哪一项，例如“佐证12-1”。一天内未归入事项的将删除。", (await _town.Handler.SayAsync(new Intent.Evidence(null))).Text);

        var card = await _town.Handler.SayAsync(new Intent.Evidence(Twelve));

        Assert.Contains("材料：纪要.txt（18 B，第1版）", card.All, StringComparison.Ordinal);
        Assert.Equal(
            "09:00 已记入：12-1（默认台账），佐证材料1份（纪要.txt）。09:10前可发送“撤销”。", (await _town.Handler.PressAsync(card, "确认")).Text);
        Assert.Equal("纪要.txt", await _town.Test.ScalarAsync<string>("SELECT name FROM evidence WHERE measure_id = @measure", new { measure }));
        await TakenAsync(_town.Handler, "纪要.txt", "改过的纪要");
        Assert.Contains("第2版", (await _town.Handler.SayAsync(new Intent.Evidence(Twelve))).All, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_cancelled_card_keeps_its_files_waiting_and_says_which()
    {
        await _town.MeasureAsync();
        await TakenAsync(_town.Handler, "一.txt", "一");
        await TakenAsync(_town.Handler, "二.txt", "二");
        var card = await _town.Handler.SayAsync(new Intent.Evidence(Twelve));

        Assert.Equal("已取消，台账没有改动。2份材料仍待归入：一.txt、二.txt；不要了请发送“删除佐证”。", (await _town.Handler.PressAsync(card, "取消")).Text);
        Assert.Equal("已取消，台账没有改动。", (await _town.Handler.PressAsync(card, "取消")).Text);

        Assert.Contains("二.txt", (await _town.Handler.SayAsync(new Intent.Evidence(Twelve))).All, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_typed_cancel_deletes_no_file()
    {
        await TakenAsync(_town.Handler, "对.txt");

        Assert.Equal("已取消，台账没有改动。1份材料仍待归入：对.txt；不要了请发送“删除佐证”。", (await _town.Handler.SayAsync(new Intent.Cancel(Files: true))).Text);
        Assert.Equal(1, await _town.CountAsync("evidence"));
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData("删除佐证")]
    [InlineData("佐证传错了")]
    [InlineData("文件发错了不要了")]
    public async Task What_waits_is_forgotten_by_a_word(string said)
    {
        await TakenAsync(_town.Handler, "错.txt");
        Assert.Equal("删除佐证", Assert.Single((await _town.Handler.SayAsync(new Intent.Evidence(null))).Activity.SuggestedActions!.Actions!).Title);
        Assert.Equal("1份材料未归入，已删除。", (await _town.Handler.SayAsync(Assert.IsType<Step.Act>(Spoken.Say(said).Step).Intent)).Text);

        Assert.Equal(0, await _town.CountAsync("evidence"));
        Assert.Equal("没有待归入的材料。刚归入的，可发送“撤销”。", (await _town.Handler.SayAsync(new Intent.DropFiles())).Text);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Of_more_files_than_a_card_takes_the_first_are_listed_and_the_others_counted()
    {
        await _town.MeasureAsync();
        for (var i = 1; i <= 12; i++)
        {
            await TakenAsync(_town.Handler, $"照片{i:00}.txt", $"第{i}份");
        }

        Assert.StartsWith("已收到12份材料：照片01.txt、", (await _town.Handler.SayAsync(new Intent.Evidence(null))).Text, StringComparison.Ordinal);
        var card = await _town.Handler.SayAsync(new Intent.Evidence(Twelve));
        Assert.Contains("照片10.txt", card.All, StringComparison.Ordinal);
        Assert.DoesNotContain("照片11.txt", card.All, StringComparison.Ordinal);
        Assert.Contains("另有2份未列入（一次最多10份），确认后请再发送“佐证12-1”。", card.All, StringComparison.Ordinal);
        await _town.Handler.PressAsync(card, "确认");

        var rest = await _town.Handler.SayAsync(new Intent.Evidence(Twelve));
        Assert.Contains("照片11.txt", rest.All, StringComparison.Ordinal);
        Assert.Contains("照片12.txt", rest.All, StringComparison.Ordinal);
        Assert.DoesNotContain("未列入", rest.All, StringComparison.Ordinal);
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData(null)]
    [InlineData("12")]
    public async Task Where_every_file_was_refused_nothing_more_is_said(string? matter)
    {
        await _town.MeasureAsync();
        var refused = new Attachment { ContentType = "application/octet-stream", ContentUrl = EvidenceTaking.Refused.ContentId };

        await _town.Handler.HearNothingAsync(new Intent.Evidence(matter is null ? null : new SpokenNumber(matter)), refused);
        await TakenAsync(_town.Handler, "早先的.txt");
        await _town.Handler.HearNothingAsync(new Intent.Evidence(null), refused);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Files_of_a_refused_upload_are_forgotten_and_what_came_before_stays()
    {
        await TakenAsync(_town.Handler, "纪要.txt");
        var again = await TakenAsync(_town.Handler, "纪要.txt");
        var others = await TakenAsync(_town.Leader, "纪要.txt");

        await _town.Get<IEvidenceIntake>().ForgetAsync([again.ContentId, others.ContentId], _town.Handler.Person, _town.Handler.Conversation, Token);

        Assert.Equal(2, await _town.CountAsync("evidence"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Without_files_the_answer_asks_for_them()
    {
        await _town.MeasureAsync();
        await TakenAsync(_town.Leader, "纪要.txt");

        Assert.StartsWith("请先发送文件", (await _town.Handler.SayAsync(new Intent.Evidence(Twelve))).Text, StringComparison.Ordinal);
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData("../../启动.txt", "启动.txt")]
    [InlineData("a\r\nb.txt", "ab.txt")]
    [InlineData("NUL.txt", "_NUL.txt")]
    [InlineData("图\u202Etxt.txt", "图txt.txt")]
    public async Task Names_are_made_harmless(string sent, string kept) => Assert.Equal(kept, (await TakenAsync(_town.Handler, sent)).Name);

    [Fact(Timeout = Limit.Outside)]
    public async Task A_file_that_lies_is_refused_with_a_sentence_and_leaves_nothing_behind()
    {
        Assert.StartsWith("未接收“a.pdf”：文件内容与扩展名不符", await RefusedAsync("a.pdf", "<html>"), StringComparison.Ordinal);
        Assert.StartsWith("未接收“a.html”：只接收以下格式的文件：pdf、png", await RefusedAsync("a.html", "<html>"), StringComparison.Ordinal);
        Assert.Equal("未接收“照片.ZIP”：不接收压缩包，请解压后再发。", await RefusedAsync("照片.ZIP", "PK"));
        Assert.StartsWith("未接收“a.txt”：文件是空的", await RefusedAsync("a.txt", ""), StringComparison.Ordinal);
        Assert.StartsWith("未接收“a.txt”：单个文件不超过20 MB", await RefusedAsync("a.txt", new string('a', 20 * 1024 * 1024) + "b"), StringComparison.Ordinal);
        Assert.Empty(Files);
        Assert.Equal(0, await _town.CountAsync("evidence"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task What_others_have_sent_is_taken_just_the_same_and_counts_in_full()
    {
        var large = new string('a', 15 * 1024 * 1024);

        var (first, second) = (await TakenAsync(_town.Leader, "一.txt", large), await TakenAsync(_town.Handler, "一.txt", large));

        Assert.Equal(first.Name, second.Name);
        Assert.NotEqual(first.ContentId, second.ContentId);
        Assert.Single(Files);
        Assert.StartsWith("未接收“二.txt”：您发送的材料总量已达20 MB上限", await RefusedAsync("二.txt", new string('b', 6 * 1024 * 1024)), StringComparison.Ordinal);
        Assert.Single(Files);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_sender_who_goes_away_leaves_nothing_behind()
    {
        await Assert.ThrowsAsync<IOException>(() => _town.Get<IEvidenceIntake>().TakeAsync(new BrokenOff(), "a.txt", _town.Handler.Person, "c1", Token));

        Assert.Empty(Files);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task What_nobody_claims_within_a_day_is_gone_and_what_was_added_stays()
    {
        await _town.MeasureAsync();
        await TakenAsync(_town.Handler, "一.txt", "一");
        await _town.Handler.PressAsync(await _town.Handler.SayAsync(new Intent.Evidence(Twelve)), "确认");
        await TakenAsync(_town.Handler, "二.txt", "二");
        foreach (var file in Files)
        {
            File.SetLastWriteTimeUtc(file, _town.Test.Now.UtcDateTime);
        }

        _town.Test.Clock.Advance(TimeSpan.FromDays(1));
        await SweepAsync();

        Assert.Single(Files);
        Assert.Equal("一.txt", await _town.Test.ScalarAsync<string>("SELECT name FROM evidence"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_file_whose_row_was_never_written_goes_after_a_day_and_no_other()
    {
        await _town.MeasureAsync();
        await TakenAsync(_town.Handler, "一.txt", "一");
        await _town.Handler.PressAsync(await _town.Handler.SayAsync(new Intent.Evidence(Twelve)), "确认");
        var known = Files.Single();
        await StrayAsync("二");
        await StrayAsync("三");
        var strays = Files.Where(f => f != known).ToList();
        var leftover = Path.Combine(Root, "incoming", "x");
        await File.WriteAllTextAsync(leftover, "半", Token);
        foreach (var file in Files)
        {
            File.SetLastWriteTimeUtc(file, _town.Test.Now.UtcDateTime);
        }

        _town.Test.Clock.Advance(TimeSpan.FromHours(23));
        await SweepAsync();
        Assert.Equal(4, Files.Count());

        File.SetLastWriteTimeUtc(strays[1], _town.Test.Now.UtcDateTime);
        _town.Test.Clock.Advance(TimeSpan.FromHours(1));
        await SweepAsync();
        Assert.Equal(new[] { known, strays[1] }.Order(), Files.Order());
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Without_files_the_example_names_the_number_that_was_said()
    {
        await _town.MeasureAsync("7");

        Assert.Equal("请先发送文件，再发送“佐证7号”这样的说明。", (await _town.Handler.SayAsync(new Intent.Evidence(new SpokenNumber("7")))).Text);
        Assert.Equal("请先发送文件，再发送“佐证12-1”这样的说明。", (await _town.Handler.SayAsync(new Intent.Evidence(null))).Text);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Task SweepAsync() => _town.Get<IEnumerable<Microsoft.Extensions.Hosting.IHostedService>>().OfType<UpdateUpkeep>().Single().SweepAsync(Token);

    // the disk holds it already when the database gives up
    private async Task StrayAsync(string content)
    {
        await using var file = await _town.Get<EvidenceFolder>().ReceiveAsync(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(content)), Token);
        await Assert.ThrowsAsync<IOException>(() => _town.Get<EvidenceStore>().EnterAsync(
            new NewEvidence(_town.Handler.Person, "c", "a.txt", ContentKind.Text, file.Size, file.Sha256),
            long.MaxValue / 2,
            () =>
            {
                file.Keep();
                throw new IOException("the database is gone");
            },
            _town.Test.Now,
            Token));
    }

    private async Task<EvidenceTaking.Taken> TakenAsync(Talker from, string name, string content = "整改情况说明") =>
        Assert.IsType<EvidenceTaking.Taken>(await _town.SendFileAsync(from, name, content));

    private async Task<string> RefusedAsync(string name, string content) => Assert.IsType<EvidenceTaking.Refused>(await _town.SendFileAsync(_town.Handler, name, content)).Sentence;

    private sealed class BrokenOff : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("gone");
    }
}
