using CaseReform.Ops.Bot.Activities;
using CaseReform.Ops.Bot.Channels.DirectLine;
using CaseReform.Ops.Testing.Time;

namespace CaseReform.Ops.Bot.Tests.Channels.DirectLine;

public sealed class SlowClientTests : ChatTests
{
    [Fact(Timeout = Limit.Outside)]
    public async Task A_client_that_takes_nothing_is_cut_off_costs_little_and_gets_everything_when_it_comes_back()
    {
        var large = new string('长', 60_000);
        Bot.Before = async turn =>
        {
            for (var i = 0; turn.Activity.Text == "多" && i < 10; i++)
            {
                await turn.SendActivityAsync(PlainMessage.Of($"{i}{large}"), CancellationToken.None);
            }
        };
        await using var client = await Host.TalkAsync(Person);
        await using var other = await Host.TalkAsync(await ChatHost.PersonAsync(Test, "李示例"));
        Assert.Equal("您好", await client.NextTextAsync());
        for (var i = 0; i < 10; i++)
        {
            await client.SayAsync("多");
        }

        var conversations = Host.Get<ConversationCache>();
        var streams = conversations.All.Single(c => c.Name == client.Conversation).Streams;
        await Until.TrueAsync(() => streams[0].StuckFor(Clock.GetTimestamp()) is not null);

        await other.SayAsync("一");
        Assert.Equal(["您好", "李示例：一"], [await other.NextTextAsync(), await other.NextTextAsync()]);
        await PassAsync(() => conversations.All.Single(c => c.Name == client.Conversation).Streams.Count == 0);

        Assert.Equal("张示例：多", await LastAsync(client));
        await other.SayAsync("二");
        Assert.Equal("李示例：二", await other.NextTextAsync());

        async Task<string> LastAsync(ChatClient slow)
        {
            await slow.ReconnectAsync();
            for (var i = 0; i < (10 * 11) - 1; i++)
            {
                await slow.NextTextAsync();
            }

            return await slow.NextTextAsync();
        }
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Streams_are_kept_awake_with_empty_frames()
    {
        await using var client = await Host.TalkAsync(Person);
        Assert.Equal("您好", await client.NextTextAsync());

        var frame = client.FrameAsync(TestContext.Current.CancellationToken);
        await PassAsync(() => frame.IsCompleted);

        Assert.Empty((await frame)!);
        await client.SayAsync("一");
        Assert.Equal("张示例：一", await client.NextTextAsync());
    }

    /// <summary>Lets a minute pass, no more: on a busy machine tokens would run out before the watch has looked.</summary>
    private async Task PassAsync(Func<bool> isOver)
    {
        for (var second = 0; !isOver(); second++)
        {
            if (second < 60)
            {
                Clock.Advance(TimeSpan.FromSeconds(1));
            }

            await Task.Yield();
        }
    }
}
