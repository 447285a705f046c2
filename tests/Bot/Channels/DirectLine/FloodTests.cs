using System.Net;

using CaseReform.Ops.Bot.Channels.DirectLine;
using CaseReform.Ops.Bot.Hosting;
using CaseReform.Ops.Testing.Time;

namespace CaseReform.Ops.Bot.Tests.Channels.DirectLine;

public sealed class FloodTests : ChatTests
{
    [Fact(Timeout = Limit.Outside)]
    public async Task One_persons_flood_is_held_back_told_once_a_minute_and_felt_by_nobody_else()
    {
        await AtAsync(burst: 20, perMinute: 1);
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
            Assert.Equal(TimeSpan.FromMinutes(1), refused.Headers.RetryAfter!.Delta);
        }

        await other.SayAsync("一");
        Assert.Equal(["您好", "李示例：一"], [await other.NextTextAsync(), await other.NextTextAsync()]);
        var texts = new List<string>();
        for (var i = 0; i < 22; i++)
        {
            // a greeting, twenty answers and the hint
            texts.Add(await client.NextTextAsync());
        }

        Assert.Single(texts, DirectLineTexts.TooFast);
        Assert.Equal(20, Bot.Heard.Count(t => t is "多"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Who_was_held_back_may_go_on_at_the_pace_of_the_settings()
    {
        await AtAsync(burst: 1, perMinute: 600);
        await using var client = await Host.TalkAsync(Person);
        var (said, refused) = (0, 0);
        for (var tries = 0; said < 3 && tries < 10_000; tries++)
        {
            using var answer = await client.PostAsync(ChatClient.Message("多"));
            _ = answer.StatusCode == HttpStatusCode.TooManyRequests ? refused++ : said++;
        }

        Assert.Equal(3, said);
        Assert.NotEqual(0, refused);
    }

    [Fact(Timeout = Limit.Outside)]
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
    public void A_gate_says_how_long_to_wait_and_hints_once()
    {
        using var gate = new FloodGate(3, 1);

        Assert.Equal([(true, false), (true, false), (true, false), (false, true), (false, false)], Take(1, 5).Select(d => (d.MayPass, d.Hint)));
        Assert.Equal([true, true, true, false], Take(2, 4).Select(d => d.MayPass));
        Assert.Equal(TimeSpan.FromMinutes(1), gate.Take(1).Wait);

        IReadOnlyList<FloodDecision> Take(long asker, int times) => [.. Enumerable.Range(0, times).Select(_ => gate.Take(asker))];
    }

    [Fact]
    public void Askers_that_anybody_can_make_up_take_a_bounded_number_of_places_below_all_rows()
    {
        var places = Enumerable.Range(0, 200_000).Select(n => FloodGate.PlaceOf($"account {n}")).ToHashSet();

        Assert.InRange(places.Count, 50_000, 65_536);
        Assert.All(places, place => Assert.InRange(place, -65_536, -1));
        Assert.Equal(FloodGate.PlaceOf(IPAddress.Parse("2001:db8:1:2::1")), FloodGate.PlaceOf(IPAddress.Parse("2001:db8:1:2:ffff::9")));
        Assert.Equal(FloodGate.PlaceOf(IPAddress.Parse("192.0.2.7")), FloodGate.PlaceOf(IPAddress.Parse("::ffff:192.0.2.7")));
    }

    [Fact(Timeout = Limit.Outside)]
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

    private async Task AtAsync(int burst, int perMinute)
    {
        await Host.DisposeAsync();
        Host = await StartWithAsync(("DirectLine:MessageBurst", $"{burst}"), ("DirectLine:MessagesPerMinute", $"{perMinute}"));
    }
}
