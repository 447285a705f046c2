using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

using CaseReform.Ops.Bot.Answers;
using CaseReform.Ops.Bot.Tests.Channels;
using CaseReform.Ops.Bot.Updates;
using CaseReform.Ops.Testing.Databases;
using CaseReform.Ops.Testing.Time;

using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;

namespace CaseReform.Ops.Bot.Tests.Updates;

/// <summary>Updates from a typed sentence to the ledger: the chat on a real port, the whole bot behind it.</summary>
public sealed class SpokenUpdateTests : IAsyncLifetime
{
    private TestDatabase _test = null!;
    private ChatHost _host = null!;
    private ChatClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _test = await new SqliteFixture().NewAsync();
        var seed = new Seed(_test.Database);
        var unit = await seed.UnitAsync("甲市示例局");
        var handler = await seed.HolderAsync(unit.Handler, "张示例", "zhang@example.test");
        await seed.MeasureAsync(await seed.ProblemAsync(await seed.LedgerAsync(), unit.Id, "12"), new DateOnly(2099, 12, 31));
        _host = await ChatHost.StartAsync(_test, change: services => services.AddUpdates().AddAnswers());
        _client = await _host.TalkAsync(handler);
    }

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        await _host.DisposeAsync();
        await _test.DisposeAsync();
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_typed_report_is_confirmed_by_the_cards_button_and_undone_by_another()
    {
        await _client.SayAsync("12号进度60% 已修订两项制度");
        var done = await PressAsync(await CardAsync(), "确认");
        Assert.Contains("12-1（默认台账），进度未填 → 60%，进展“已修订两项制度”", done, StringComparison.Ordinal);
        Assert.Equal("60 已修订两项制度", await _test.ScalarAsync<string>("SELECT percent || ' ' || progress FROM measures"));

        await _client.SayAsync("撤销");
        Assert.Contains("已撤销进展报送", await PressAsync(await CardAsync(), "确认"), StringComparison.Ordinal);
        Assert.Equal(0, await _test.ScalarAsync<long>("SELECT count(*) FROM measures WHERE percent IS NOT NULL"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_short_report_and_a_completion_of_another_day_are_given_in_words()
    {
        await _client.SayAsync("12-1进度35% 测试");
        Assert.Contains("进度未填 → 35%，进展“测试”", await PressAsync(await CardAsync(), "确认"), StringComparison.Ordinal);

        await _test.ExecuteAsync("UPDATE problems SET issued_on = NULL");
        await _client.SayAsync("12-1已于2020年3月10日完成");
        Assert.Contains("完成日期2020年3月10日", await PressAsync(await CardAsync(), "确认"), StringComparison.Ordinal);
        Assert.Equal("2020-03-10", await _test.ScalarAsync<string>("SELECT completed_on FROM measures"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_promise_is_given_in_words()
    {
        await _client.SayAsync("签收12 并承诺2099年12月20日前");

        Assert.Contains("承诺2099年12月20日前完成", await PressAsync(await CardAsync(), "确认"), StringComparison.Ordinal);
        Assert.Equal("2099-12-20", await _test.ScalarAsync<string>("SELECT until FROM promises"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_file_is_uploaded_with_its_sentence_and_added_by_the_button()
    {
        using var body = new MultipartFormDataContent
        {
            { new StringContent("""{"type":"message","text":"佐证12-1"}""", new MediaTypeHeaderValue("application/vnd.microsoft.activity")), "activity" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes("整改情况说明")), "file", "../说明.txt" },
        };
        using var answer = await _client.SendAsync(HttpMethod.Post, new Uri(_host.Address, $"/v3/directline/conversations/{_client.Conversation}/upload?userId=x"), body);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);

        Assert.Contains("佐证材料1份（说明.txt）", await PressAsync(await CardAsync(), "确认"), StringComparison.Ordinal);
        Assert.Equal("说明.txt 1", await _test.ScalarAsync<string>("SELECT name || ' ' || version FROM evidence WHERE measure_id = 1"));
    }

    private async Task<JsonElement> CardAsync()
    {
        JsonElement? card = null;
        await Until.TrueAsync(async () =>
        {
            var said = await _client.NextAsync();
            if (said.GetProperty("from").TryGetProperty("role", out var role) && role.GetString() == "bot" && said.TryGetProperty("attachments", out var cards) && cards.GetArrayLength() == 1)
            {
                card = cards[0].GetProperty("content");
            }

            return card is not null;
        });
        return card!.Value;
    }

    private async Task<string> PressAsync(JsonElement card, string title)
    {
        var data = card.GetProperty("actions").EnumerateArray().First(a => a.GetProperty("title").GetString() == title).GetProperty("data");
        using var answer = await _client.PostAsync(new { type = ActivityTypes.Message, value = data });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await _client.NextTextAsync();
    }
}
