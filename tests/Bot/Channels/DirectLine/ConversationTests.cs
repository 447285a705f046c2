using System.Net;
using System.Text.Json;

using CaseReform.Ops.Testing.Databases;

namespace CaseReform.Ops.Bot.Tests.Channels.DirectLine;

public sealed class ConversationTests : IAsyncLifetime
{
    private TestDatabase _test = null!;
    private ChatHost _host = null!;
    private long _person;

    public async ValueTask InitializeAsync()
    {
        _test = await new SqliteFixture().NewAsync();
        _host = await ChatHost.StartAsync(_test);
        _person = await ChatHost.PersonAsync(_test);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _test.DisposeAsync();
    }

    [Fact]
    public async Task What_is_said_is_echoed_and_answered_over_the_stream()
    {
        await using var client = await _host.TalkAsync(_person);
        Assert.Equal("您好", await client.NextTextAsync());

        var id = await client.SayAsync("我的任务", "client-1");
        var echo = await client.NextAsync();
        var answer = await client.NextAsync();

        Assert.Equal(id, echo.GetProperty("id").GetString());
        Assert.Equal("client-1", echo.GetProperty("channelData").GetProperty("clientActivityID").GetString());
        Assert.Equal($"p{_person}", echo.GetProperty("from").GetProperty("id").GetString());
        Assert.Equal("张示例", echo.GetProperty("from").GetProperty("name").GetString());
        Assert.Equal("张示例：我的任务", answer.GetProperty("text").GetString());
        Assert.Equal(id, answer.GetProperty("replyToId").GetString());
        Assert.Equal("bot", answer.GetProperty("from").GetProperty("role").GetString());
        Assert.Empty(_host.Log.Lines);
    }
}
