using CaseReform.Ops.Testing.Time;

namespace CaseReform.Ops.Bot.Tests.Channels.DirectLine;

/// <summary>Fault 15: the same activity again.</summary>
public sealed class RepeatTests : ChatTests
{
    [Fact(Timeout = Limit.Outside)]
    public async Task The_same_activity_five_times_in_parallel_is_said_once_and_answered_once()
    {
        await using var client = await Host.TalkAsync(Person);

        var ids = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => client.SayAsync("一", "same"))));
        await client.SayAsync("二");

        Assert.Single(ids.Distinct());
        Assert.Equal(["您好", "张示例：一", "张示例：二"], [await client.NextTextAsync(), await client.NextTextAsync(), await client.NextTextAsync()]);
        Assert.Equal(["一", "二"], Bot.Heard);
        await using var poll = new ChatClient(Host.Address, client.Session) { Token = client.Token, Conversation = client.Conversation };
        Assert.Equal(5, (await poll.PollAsync()).Count);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task The_same_activity_after_a_restart_is_known_and_the_same_text_with_a_new_id_is_new()
    {
        await using var client = await Host.TalkAsync(Person);
        var first = await client.SayAsync("一", "same");
        Assert.Equal(["您好", "张示例：一"], [await client.NextTextAsync(), await client.NextTextAsync()]);

        await RestartAsync();
        await using var same = new ChatClient(Host.Address, client.Session) { Token = client.Token, Conversation = client.Conversation, Watermark = client.Watermark };
        await same.ReconnectAsync();
        var again = await same.SayAsync("一", "same");
        var other = await same.SayAsync("一", "other");

        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
        Assert.Equal("张示例：一", await same.NextTextAsync());
        Assert.Equal(["一", "一"], Bot.Heard);
    }
}
