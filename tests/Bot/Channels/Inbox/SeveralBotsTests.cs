using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Testing.Databases;
using CaseReform.Ops.Testing.Time;
using CaseReform.Ops.Testing.Tools;

namespace CaseReform.Ops.Bot.Tests.Channels.Inbox;

/// <summary>Two bots on one PostgreSQL, each with a data folder of its own and the same keys.</summary>
public sealed class SeveralBotsTests
{
    [Fact(Timeout = Limit.Outside)]
    public async Task Bots_share_conversations_answer_in_order_and_go_on_for_one_that_is_gone()
    {
        await using var test = await new PostgresFixture().NewAsync();
        using var folder = new TemporaryFolder();
        var bot = new EchoBot();
        var person = await ChatHost.PersonAsync(test);
        var here = await ChatHost.StartAsync(test, bot);
        await using var client = await here.TalkAsync(person);
        Assert.Equal("您好", await client.NextTextAsync());
        Directory.CreateDirectory(folder.File("keys"));
        File.Copy(Path.Combine(test.DatabaseOptions.DataFolder, "keys", "chat.key"), Path.Combine(folder.Path, "keys", "chat.key"));
        File.Copy(Path.Combine(test.DatabaseOptions.DataFolder, "keys", "audit.key"), Path.Combine(folder.Path, "keys", "audit.key"));
        await using var elsewhere = await ChatHost.StartAsync(
            new TestDatabase(new DatabaseOptions { Kind = DatabaseKind.Postgres, ConnectionString = test.DatabaseOptions.ConnectionString, DataFolder = folder.Path }, clock: test.Clock), bot);
        await using var far = new ChatClient(elsewhere.Address, client.Session) { Token = client.Token, Conversation = client.Conversation };

        // posted now here, now there; the stream is here
        for (var i = 0; i < 6; i++)
        {
            await (i % 2 == 0 ? client : far).SayAsync($"{i}");
        }

        for (var i = 0; i < 6; i++)
        {
            Assert.Equal($"张示例：{i}", await client.NextTextAsync());
        }

        Assert.Equal(["0", "1", "2", "3", "4", "5"], bot.Heard);

        // the ticket that opened a stream here opens none there
        using var socket = new System.Net.WebSockets.ClientWebSocket();
        await Assert.ThrowsAsync<System.Net.WebSockets.WebSocketException>(
            () => socket.ConnectAsync(new UriBuilder(client.StreamUrl!) { Port = elsewhere.Address.Port }.Uri, TestContext.Current.CancellationToken));

        // one goes away while it is at work; the lease of its conversation ends
        bot.Before = turn => turn.Activity.Text == "末" && bot.Heard.Count == 7 ? new TaskCompletionSource().Task : Task.CompletedTask;
        await client.SayAsync("末");
        await Until.TrueAsync(() => bot.Heard.Count >= 7);

        await here.DisposeAsync();
        await test.ExecuteAsync("UPDATE conversations SET lease_until = 0");
        far.Watermark = client.Watermark;
        await far.ReconnectAsync();
        Assert.Equal("张示例：末", await far.NextTextAsync());
    }
}
