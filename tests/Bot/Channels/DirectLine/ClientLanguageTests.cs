using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

using CaseReform.Ops.Testing.Time;

namespace CaseReform.Ops.Bot.Tests.Channels.DirectLine;

/// <summary>The language a client names is its own affair: the SDK would make it the culture in which the bot works.</summary>
public sealed class ClientLanguageTests : ChatTests
{
    public static TheoryData<string> Locales => new("ar-SA", "th-TH", "tr-TR", "zz-nonsense", "", "\u200F", new string('x', 10_000));

    [Theory(Timeout = Limit.Outside)]
    [MemberData(nameof(Locales))]
    public async Task The_answer_and_the_culture_of_the_turn_are_those_of_a_client_that_names_none(string locale)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture, CultureInfo.DefaultThreadCurrentCulture);
        var seen = new ConcurrentQueue<string>();
        Bot.Before = _ =>
        {
            seen.Enqueue($"{CultureInfo.CurrentCulture.Name}/{CultureInfo.CurrentUICulture.Name}/{new DateTime(2026, 11, 20):D}");
            return Task.CompletedTask;
        };
        await using var client = await Host.TalkAsync(Person);
        await client.NextAsync();
        var (_, without) = await SayAsync(client, new { type = "message", text = "I am here" });

        var (echo, with) = await SayAsync(client, new { type = "message", text = "I am here", locale });

        Assert.Equal(without.ToJsonString(), with.ToJsonString());
        Assert.Equal(locale, echo["locale"]!.GetValue<string>());
        Assert.Equal(2, seen.Count);
        Assert.Single(seen.Distinct());
        Assert.Equal(before, (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture, CultureInfo.DefaultThreadCurrentCulture));
        Assert.Empty(Host.Log.Lines);
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData("1")]
    [InlineData("{}")]
    [InlineData("[\"ar-SA\"]")]
    [InlineData("true")]
    public async Task A_language_that_is_no_text_is_refused(string locale)
    {
        await using var client = await Host.TalkAsync(Person);

        using var answer = await client.PostRawAsync(System.Text.Encoding.UTF8.GetBytes($$"""{"type":"message","text":"I","locale":{{locale}}}"""));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(Bot.Heard);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_turn_that_an_earlier_version_left_behind_with_a_language_is_answered_like_any_other()
    {
        var seen = "no turn";
        Bot.Before = _ =>
        {
            seen = CultureInfo.CurrentCulture.Name;
            return Task.CompletedTask;
        };
        await using var client = await Host.TalkAsync(Person);
        await client.NextAsync();
        await Host.DisposeAsync();
        await Test.ExecuteAsync(
            "INSERT INTO inbox (conversation_id, activity_id, person_id, at, json) SELECT id, 'left', person_id, 0, '{\"type\":\"message\",\"text\":\"旧\",\"locale\":\"ar-SA\"}' FROM conversations");

        Host = await StartAsync();
        await using var same = new ChatClient(Host.Address, client.Session) { Token = client.Token, Conversation = client.Conversation, Watermark = client.Watermark };
        await same.ReconnectAsync();

        Assert.Equal("张示例：旧", (await same.NextAsync()).GetProperty("text").GetString());
        Assert.Equal(CultureInfo.CurrentCulture.Name, seen);
    }

    /// <summary>The SDK would keep the answers for a response that Direct Line does not have.</summary>
    [Fact(Timeout = Limit.Outside)]
    public async Task A_client_that_wants_its_answers_in_the_response_gets_them_where_all_get_theirs()
    {
        await using var client = await Host.TalkAsync(Person);
        await client.NextAsync();

        var (_, answer) = await SayAsync(client, new { type = "message", text = "一", deliveryMode = "expectReplies" });

        Assert.Equal("张示例：一", answer["text"]!.GetValue<string>());
    }

    private static async Task<(JsonNode Echo, JsonNode Answer)> SayAsync(ChatClient client, object activity)
    {
        using var posted = await client.PostAsync(activity);
        Assert.Equal(HttpStatusCode.OK, posted.StatusCode);
        var echo = JsonNode.Parse((await client.NextAsync()).GetRawText())!;
        var answer = JsonNode.Parse((await client.NextAsync()).GetRawText())!.AsObject();
        foreach (var own in (string[])["id", "replyToId", "timestamp"])
        {
            Assert.True(answer.Remove(own));
        }

        return (echo, answer);
    }
}
