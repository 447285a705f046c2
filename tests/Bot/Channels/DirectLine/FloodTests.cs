using System.Net;

using CaseReform.Ops.Bot.Channels.DirectLine;

namespace CaseReform.Ops.Bot.Tests.Channels.DirectLine;

public sealed class FloodTests : ChatTests
{
    [Fact]
    public async Task One_persons_flood_is_held_back_told_once_a_minute_and_felt_by_nobody_else()
    {
        await using var client = await Host.TalkAsync(Person);
        await using var other = await Host.TalkAsync(await ChatHost.PersonAsync(Test, "李示例"));
        for (var i = 0; i < 20; i++)
        {
            await client.SayAsync("多");
        }

        for (var i = 0; i < 3; i++)
        {
            using var refused = await client.PostAsync(ChatClient.Message("多"));
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
            Assert.Equal(TimeSpan.FromSeconds(1), refused.Headers.RetryAfter!.Delta);
        }

        await other.SayAsync("一");
        Assert.Equal(["您好", "李示例：一"], [await other.NextTextAsync(), await other.NextTextAsync()]);
        Clock.Advance(TimeSpan.FromSeconds(1));
        await client.SayAsync("完");
        var texts = new List<string>();
        do
        {
            texts.Add(await client.NextTextAsync());
        }
        while (texts[^1] != "张示例：完");

        Assert.Single(texts, DirectLineTexts.TooFast);
        Assert.Equal(21, Bot.Heard.Count(t => t is "多" or "完"));
    }

    [Fact]
    public async Task Somebody_who_asks_for_tokens_without_end_is_held_back_too()
    {
        await using var client = await Host.ClientAsync(Person);
        for (var i = 0; i < 60; i++)
        {
            using var token = await client.GenerateAsync();
            Assert.Equal(HttpStatusCode.OK, token.StatusCode);
        }

        using var refused = await client.GenerateAsync();

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
    }

    [Fact]
    public void A_gate_fills_up_with_time_and_never_beyond_its_size()
    {
        var gate = new FloodGate(3, 60, Clock);

        Assert.Equal([true, true, true, false], Take(4).Select(d => d.MayPass));
        Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal([true, true, false], Take(3).Select(d => d.MayPass));
        Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal([(true, false), (true, false), (true, false), (false, true), (false, false)], Take(5).Select(d => (d.MayPass, d.Hint)));

        IReadOnlyList<FloodDecision> Take(int times) => [.. Enumerable.Range(0, times).Select(_ => gate.Take(1))];
    }

    [Fact]
    public async Task A_person_keeps_ten_streams_and_the_oldest_ends()
    {
        var first = await Host.TalkAsync(Person);
        var others = new List<ChatClient>();
        for (var i = 0; i < 10; i++)
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            others.Add(await Host.TalkAsync(Person));
        }

        await first.EndAsync();

        foreach (var client in others)
        {
            await client.SayAsync("一");
            Assert.Equal(["您好", "张示例：一"], [await client.NextTextAsync(), await client.NextTextAsync()]);
            await client.DisposeAsync();
        }

        await first.DisposeAsync();
    }
}
