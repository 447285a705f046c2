using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

using CaseReform.Ops.Bot.Answers;
using CaseReform.Ops.Bot.Asks;
using CaseReform.Ops.Bot.Channels.Connector;
using CaseReform.Ops.Bot.Notices;
using CaseReform.Ops.Bot.Tests.Answers;
using CaseReform.Ops.Bot.Tests.Channels;
using CaseReform.Ops.Bot.Updates;
using CaseReform.Ops.Data.Asks;
using CaseReform.Ops.Domain.Asks;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Testing.Databases;
using CaseReform.Ops.Testing.Time;

using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;

namespace CaseReform.Ops.Bot.Tests.Asks;

/// <summary>Requests of the office in a conversation, with the worker's part played by its store.</summary>
public sealed class AskChatTests : IAsyncLifetime
{
    private TestDatabase _test = null!;
    private ChatHost _host = null!;
    private ChatClient _clerk = null!;
    private long _person;
    private long _handler;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private OfficeAskStore Store => _host.Get<OfficeAskStore>();

    public async ValueTask InitializeAsync()
    {
        _test = await new SqliteFixture().NewAsync();
        var seed = new Seed(_test.Database);
        var unit = await seed.UnitAsync("甲市示例局");
        _handler = await seed.HolderAsync(unit.Handler, "张示例", "zhang@example.test");
        _person = await seed.HolderAsync(await seed.PostAsync(unit.Id, PostRole.Office), "周示例", "zhou@example.test");
        await seed.LedgerAsync();
        _host = await ChatHost.StartAsync(_test, change: services => services.AddConnector().AddAnswers().AddUpdates().AddNotices().AddAsks());
        _clerk = await _host.TalkAsync(_person);
        Assert.Contains("您好", await _clerk.NextTextAsync(), StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await _clerk.DisposeAsync();
        await _host.DisposeAsync();
        await _test.DisposeAsync();
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task What_the_office_says_becomes_a_request_and_its_result_is_said_once()
    {
        await _clerk.SayAsync("单位名录");
        Assert.Equal("正在办理“单位名录”，结果会发到这里。", await _clerk.NextTextAsync());

        await PlayAsync(new OfficeAskEnd(OfficeAskState.Done, new OfficeAskResult("单位名录：共 1 个单位。")));

        Assert.Equal("单位名录：共 1 个单位。", await _clerk.NextTextAsync());
        await Until.TrueAsync(async () => await _test.ScalarAsync<long>("SELECT count(*) FROM office_asks WHERE told = step") == 1);
        Assert.Equal(1, await _test.ScalarAsync<long>("SELECT count(*) FROM chat_activities WHERE activity_id LIKE 'request-%'"));
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData("导出台账，另外人员名单")]
    [InlineData("导出台账，另外单位名单")]
    public async Task Two_requests_of_one_message_are_both_in_hand(string said)
    {
        await _clerk.SayAsync(said);

        Assert.StartsWith("正在办理“导出台账”", await _clerk.NextTextAsync(), StringComparison.Ordinal);
        Assert.StartsWith("正在办理“", await _clerk.NextTextAsync(), StringComparison.Ordinal);
        Assert.Equal(2, await _test.ScalarAsync<long>("SELECT count(*) FROM office_asks"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Others_are_told_who_may()
    {
        await using var handler = await _host.TalkAsync(_handler);
        Assert.Contains("您好", await handler.NextTextAsync(), StringComparison.Ordinal);
        await handler.SayAsync("导入台账");

        Assert.StartsWith("“导入台账”由办公室办理。需要的请联系", await handler.NextTextAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await _test.ScalarAsync<long>("SELECT count(*) FROM office_asks"));
        await Until.TrueAsync(async () => await _test.ScalarAsync<long>("SELECT count(*) FROM audit WHERE action = 'access.refused' AND subject = 'ImportLedger'") == 1);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_card_is_confirmed_once_and_what_was_filled_in_is_shown_first()
    {
        await _clerk.SayAsync("放行");
        await _clerk.NextTextAsync();
        await PlayAsync(Shown());
        var card = await CardAsync();
        CardShape.Check(card);
        await _clerk.SayAsync("确认");
        Assert.Equal("“放行”还没有办理，请点卡片上的按钮；只打字不会办理。", await _clerk.NextTextAsync());

        Assert.Equal("您改了填写的内容，先重新列出将办理的内容（放行），请核对后再确认。", await PressAsync(card, "确认", ("reason", "重复")));
        await PlayAsync(Shown("重复"));
        var again = await CardAsync();
        Assert.Equal("这张卡片已失效，没有办理。请重新发送。", await PressAsync(card, "确认"));
        Assert.Equal("已确认“放行”，正在办理，结果会发到这里。", await PressAsync(again, "确认"));
        Assert.Equal("“放行”已经按过，结果会发到这里。", await PressAsync(again, "确认"));

        var ask = (await Store.FindAsync(1, Token))!;
        Assert.Equal((true, "重复", "do"), (ask.Confirmed, ask.Words["reason"], ask.Words[OfficeAskWords.Choice]));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Somebody_elses_card_does_nothing()
    {
        await _clerk.SayAsync("放行");
        await _clerk.NextTextAsync();
        await PlayAsync(Shown());
        var card = await CardAsync();
        await using var handler = await _host.TalkAsync(_handler);
        Assert.Contains("您好", await handler.NextTextAsync(), StringComparison.Ordinal);

        Assert.Equal("这张卡片已失效，没有办理。请重新发送。", await PressAsync(card, "确认", handler));
        Assert.Equal(OfficeAskState.Unconfirmed, (await Store.FindAsync(1, Token))!.State);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_cancelled_card_and_one_that_lapsed_say_so()
    {
        await _clerk.SayAsync("放行");
        await _clerk.NextTextAsync();
        await PlayAsync(Shown());
        Assert.Equal("已取消“放行”，没有改动。", await PressAsync(await CardAsync(), "取消"));

        await _clerk.SayAsync("放行");
        await _clerk.NextTextAsync();
        await PlayAsync(Shown());
        var typed = await CardAsync();
        await Until.TrueAsync(async () => await _test.ScalarAsync<long>("SELECT count(*) FROM office_asks WHERE told = step AND state = 'unconfirmed'") == 1);
        await _clerk.SayAsync("算了");
        Assert.Equal("已取消“放行”，没有改动。", await _clerk.NextTextAsync());
        Assert.Equal("这张卡片已失效，没有办理。请重新发送。", await PressAsync(typed, "确认"));

        await _clerk.SayAsync("印发周报");
        await _clerk.NextTextAsync();
        await PlayAsync(Shown());
        await CardAsync();
        await Store.LapseAsync(TimeProvider.System.GetUtcNow().AddDays(30), Token);
        Assert.Equal("“印发周报”没有在期限内确认，已失效，没有办理。", await _clerk.NextTextAsync());
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_spreadsheet_is_taken_by_its_name_or_asked_about_and_is_no_evidence_then()
    {
        await UploadAsync("台账.csv");
        Assert.Equal("收到“台账.csv”，正在读取（导入台账），结果会发到这里。确认前不作改动。", await _clerk.NextTextAsync());
        Assert.Equal(("台账.csv", "序号,问题"), ((await Store.FileAsync(1, Token))!.Name, Encoding.UTF8.GetString((await Store.FileAsync(1, Token))!.Bytes)));

        await UploadAsync("新建表.csv");
        var card = await CardAsync();
        Assert.Equal("收到“新建表.csv”，正在读取（导入人员），结果会发到这里。确认前不作改动。", await PressAsync(card, "导入为人员名单"));
        Assert.Equal("文件已不在，请重新发来。", await PressAsync(card, "导入为台账"));

        Assert.Equal(0, await _test.ScalarAsync<long>("SELECT count(*) FROM evidence"));
        await UploadAsync("12-1佐证台账.csv");
        Assert.StartsWith("已收到1份材料", await _clerk.NextTextAsync(), StringComparison.Ordinal);
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData("培训人员名单.csv")]
    [InlineData("设备台账.csv")]
    public async Task What_is_not_plainly_the_ledger_or_the_list_of_people_is_asked_about_and_stays_evidence(string name)
    {
        await UploadAsync(name);

        var card = await CardAsync();
        Assert.Equal((0, 1), (await _test.ScalarAsync<long>("SELECT count(*) FROM office_asks"), await _test.ScalarAsync<long>("SELECT count(*) FROM evidence")));
        Assert.Equal($"“{name}”作为佐证。请说明属于哪一项，例如“佐证12-1”。", await PressAsync(card, "作为佐证"));
        await _clerk.SayAsync("导入台账");
        Assert.StartsWith("请把台账文件发到这里", await _clerk.NextTextAsync(), StringComparison.Ordinal);
        Assert.Equal((0, 1), (await _test.ScalarAsync<long>("SELECT count(*) FROM office_asks"), await _test.ScalarAsync<long>("SELECT count(*) FROM evidence")));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_file_sent_first_is_taken_by_the_sentence()
    {
        await UploadAsync("新建表.csv");
        await CardAsync();
        await _clerk.SayAsync("导入台账");

        Assert.StartsWith("收到“新建表.csv”，正在读取（导入台账）", await _clerk.NextTextAsync(), StringComparison.Ordinal);
        await _clerk.SayAsync("导入台账");
        Assert.StartsWith("请把台账文件发到这里", await _clerk.NextTextAsync(), StringComparison.Ordinal);
    }

    private static OfficeAskEnd Shown(string? reason = null) => new(
        OfficeAskState.Unconfirmed,
        new OfficeAskResult("请核对")
        {
            Facts = [new("新增", "1 项")], Parts = [new("读不准", ["第3行"], 2) { Warns = true }],
            Questions = [new("reason", "原因") { Value = reason, Example = "重复导入" }, new("options", "可以勾选") { IsSeveral = true, Choices = [new("accept", "采用改动")] }],
            Buttons = [new("do", "确认")],
        })
    {
        ExpiresAt = TimeProvider.System.GetUtcNow().AddDays(1), Version = "1",
    };

    /// <summary>Plays the worker.</summary>
    private async Task PlayAsync(OfficeAskEnd end)
    {
        var now = TimeProvider.System.GetUtcNow();
        var ask = await Store.ClaimAsync("a", now.AddMinutes(2), now, DateOnly.FromDateTime(now.UtcDateTime), Token);
        Assert.True(await Store.FinishAsync(ask!.Id, "a", end, now, Token));
    }

    private async Task UploadAsync(string name)
    {
        using var file = new ByteArrayContent(Encoding.UTF8.GetBytes("序号,问题"));
        file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        using var content = new MultipartFormDataContent { { file, "file", name } };
        using var answer = await _clerk.SendAsync(HttpMethod.Post, new Uri(_clerk.Address, $"v3/directline/conversations/{_clerk.Conversation}/upload"), content);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private async Task<JsonElement> CardAsync()
    {
        JsonElement? card = null;
        await Until.TrueAsync(async () =>
        {
            var said = await _clerk.NextAsync();
            if (said.GetProperty("from").TryGetProperty("role", out var role) && role.GetString() == "bot" && said.TryGetProperty("attachments", out var cards) && cards.GetArrayLength() == 1)
            {
                card = cards[0].GetProperty("content");
            }

            return card is not null;
        });
        return card!.Value;
    }

    private Task<string> PressAsync(JsonElement card, string title, params (string Id, string Value)[] fields) => PressAsync(card, title, _clerk, fields);

    private static async Task<string> PressAsync(JsonElement card, string title, ChatClient client, params (string Id, string Value)[] fields)
    {
        var data = (JsonObject)JsonNode.Parse(card.GetProperty("actions").EnumerateArray().First(a => a.GetProperty("title").GetString() == title).GetProperty("data").GetRawText())!;
        foreach (var (id, value) in fields)
        {
            data[id] = value;
        }

        using var answer = await client.PostAsync(new { type = ActivityTypes.Message, value = data });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await client.NextTextAsync();
    }
}
