using System.Buffers.Text;
using System.Net;
using System.Net.WebSockets;
using System.Text;

using CaseReform.Ops.Bot.Channels.DirectLine;
using CaseReform.Ops.Bot.SignIn;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Testing.Databases;
using CaseReform.Ops.Testing.Time;
using CaseReform.Ops.Testing.Tools;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Bot.Tests.Channels.DirectLine;

public sealed class TokenTests : ChatTests
{
    [Fact(Timeout = Limit.Outside)]
    public async Task Somebody_who_is_not_signed_in_gets_no_token()
    {
        await using var client = new ChatClient(Host.Address, new SignedIn(0, 0, "session=none"));

        using var answer = await client.GenerateAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public void A_key_that_could_not_be_read_once_is_read_the_next_time()
    {
        using var folder = new TemporaryFolder();
        var tokens = new ChatTokens(Options.Create(new DatabaseOptions { DataFolder = folder.Path }), TimeProvider.System);
        File.WriteAllText(folder.File("keys"), "in the way");
        Assert.ThrowsAny<IOException>(() => tokens.Issue(TokenUse.Talk, "c", 1, 1));

        File.Delete(folder.File("keys"));

        Assert.NotNull(tokens.Read(tokens.Issue(TokenUse.Talk, "c", 1, 1), TokenUse.Talk));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task What_is_not_our_token_is_refused()
    {
        await using var client = await Host.TalkAsync(Person);
        var parts = client.Token.Split('.');
        var claims = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[1]));
        var other = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims.Replace($"\"pid\":{Person}", "\"pid\":999", StringComparison.Ordinal)));
        var none = Base64Url.EncodeToString("""{"alg":"none","typ":"JWT"}"""u8);
        var ticket = Host.Get<ChatTokens>().Issue(TokenUse.Stream, client.Conversation, Person, client.Session.SessionId);

        foreach (var token in new[]
        {
            "", ".", "..", "x", parts[0], $"{parts[0]}.", $"{parts[0]}.{parts[1]}", $"{parts[0]}.{parts[1]}.", $"{none}.{parts[1]}.", $"{none}.{parts[1]}.{parts[2]}",
            $"{parts[0]}.{other}.{parts[2]}", $"{client.Token}x", client.Token[..^1], $"{client.Token}.{parts[2]}", new string('x', 100_000 / 8), ticket,
        })
        {
            await using var forger = new ChatClient(Host.Address, client.Session) { Token = token, Conversation = client.Conversation };
            using var answer = await forger.PostAsync(ChatClient.Message("一"));
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }

        Assert.Empty(Bot.Heard);
        Assert.Empty(Host.Log.Lines);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_token_ends_after_half_an_hour_unless_it_is_refreshed()
    {
        await using var client = await Host.TalkAsync(Person);
        await using var lazy = new ChatClient(Host.Address, client.Session) { Token = client.Token, Conversation = client.Conversation };

        Clock.Advance(TimeSpan.FromMinutes(15));
        using (var refreshed = await client.SendAsync(HttpMethod.Post, "tokens/refresh", null))
        {
            await client.TakeAsync(refreshed, HttpStatusCode.OK);
        }

        Clock.Advance(TimeSpan.FromMinutes(15));
        using var late = await lazy.SendAsync(HttpMethod.Post, "tokens/refresh", null);
        using var post = await lazy.PostAsync(ChatClient.Message("一"));

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (late.StatusCode, post.StatusCode));
        await client.SayAsync("一");
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_stream_ticket_opens_one_stream_soon_and_nothing_else_does()
    {
        await using var client = await Host.TalkAsync(Person);
        await using var stranger = await Host.TalkAsync(await ChatHost.PersonAsync(Test, "李示例"));
        var used = client.StreamUrl!;
        var tokens = Host.Get<ChatTokens>();
        Uri Address(string ticket, string? conversation = null) =>
            new($"ws://{Host.Address.Authority}/v3/directline/conversations/{conversation ?? client.Conversation}/stream?t={ticket}");
        string Ticket() => tokens.Issue(TokenUse.Stream, client.Conversation, Person, client.Session.SessionId);

        Assert.Equal(HttpStatusCode.Forbidden, await OpenAsync(used));
        Assert.Equal(HttpStatusCode.Unauthorized, await OpenAsync(Address(client.Token)));
        Assert.Equal(HttpStatusCode.Unauthorized, await OpenAsync(Address(string.Empty)));
        Assert.Equal(HttpStatusCode.Unauthorized, await OpenAsync(Address(Ticket(), stranger.Conversation)));
        var late = Ticket();
        var good = Ticket();
        await RestartAsync();
        Assert.Equal(HttpStatusCode.Forbidden, await OpenAsync(new UriBuilder(used) { Port = Host.Address.Port }.Uri));
        Assert.Equal(HttpStatusCode.SwitchingProtocols, await OpenAsync(new UriBuilder(Address(good)) { Port = Host.Address.Port }.Uri));
        Clock.Advance(ChatTokens.TicketLife);
        Assert.Equal(HttpStatusCode.Forbidden, await OpenAsync(new UriBuilder(Address(late)) { Port = Host.Address.Port }.Uri));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task The_stream_has_the_scheme_of_the_public_address_also_when_a_proxy_on_this_machine_ends_tls()
    {
        await Host.DisposeAsync();
        Host = await ChatHost.StartAsync(
            Test, Bot, services => services.AddSingleton<TimeProvider>(Clock).AddSingleton<Bot.Channels.IEvidenceIntake>(Files), 0, ("Bot:PublicAddress", "https://localhost:8443"));
        var session = await Host.SignInAsync(Person);
        await using var client = new ChatClient(Host.Address, session with { Cookie = "__Host-" + session.Cookie });
        using var generated = await client.GenerateAsync();
        await client.TakeAsync(generated, HttpStatusCode.OK);
        using var started = await client.SendAsync(HttpMethod.Post, "conversations", null);
        await client.TakeAsync(started, HttpStatusCode.Created);
        Assert.Equal("wss://localhost:8443", client.StreamUrl!.GetLeftPart(UriPartial.Authority));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Pages_of_others_are_refused_and_our_own_may_call()
    {
        await using var client = await Host.TalkAsync(Person);
        var own = Host.Address.GetLeftPart(UriPartial.Authority);

        foreach (var (origin, expected) in new[] { (own, HttpStatusCode.OK), ("https://evil.example", HttpStatusCode.Forbidden), ("null", HttpStatusCode.Forbidden) })
        {
            using var http = new HttpClient();
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Host.Address, $"v3/directline/conversations/{client.Conversation}/activities"));
            request.Headers.Add("Origin", origin);
            request.Headers.Authorization = new("Bearer", client.Token);
            using var answer = await http.SendAsync(request);
            Assert.Equal(expected, answer.StatusCode);
            var ticket = Host.Get<ChatTokens>().Issue(TokenUse.Stream, client.Conversation, Person, client.Session.SessionId);
            Assert.Equal(
                expected == HttpStatusCode.OK ? HttpStatusCode.SwitchingProtocols : expected,
                await OpenAsync(new Uri($"ws://{Host.Address.Authority}/v3/directline/conversations/{client.Conversation}/stream?t={ticket}"), origin));
        }

        using var browser = new HttpClient();
        using var question = new HttpRequestMessage(HttpMethod.Options, new Uri(Host.Address, "v3/directline/conversations")) { Headers = { { "Origin", own } } };
        using var permission = await browser.SendAsync(question);
        Assert.Equal(own, permission.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal("Authorization, Content-Type, x-ms-bot-agent", permission.Headers.GetValues("Access-Control-Allow-Headers").Single());
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Signing_out_ends_tokens_streams_and_replay_at_once()
    {
        await using var client = await Host.TalkAsync(Person);
        var ticket = Host.Get<ChatTokens>().Issue(TokenUse.Stream, client.Conversation, Person, client.Session.SessionId);
        await client.SayAsync("一");
        Assert.Equal(["您好", "张示例：一"], [await client.NextTextAsync(), await client.NextTextAsync()]);

        await Host.Get<SignInSessions>().EndAsync(client.Session.SessionId, Person, TestContext.Current.CancellationToken);

        Assert.Equal(WebSocketCloseStatus.PolicyViolation, await client.EndAsync());
        Assert.Equal(HttpStatusCode.Forbidden, await OpenAsync(new Uri($"ws://{Host.Address.Authority}/v3/directline/conversations/{client.Conversation}/stream?t={ticket}")));
        foreach (var (method, path) in Calls(client))
        {
            using var answer = await client.SendAsync(method, path, null);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData("UPDATE people SET active = 0 WHERE id = @person")]
    [InlineData("DELETE FROM holdings WHERE person_id = @person")]
    [InlineData("UPDATE sessions SET ended_at = 1 WHERE person_id = @person")]
    public async Task What_another_process_takes_away_is_gone_within_seconds(string change)
    {
        await using var client = await Host.TalkAsync(Person);

        await Test.ExecuteAsync(change, new { person = Person });
        await Test.ExecuteAsync("UPDATE settings SET value = '99' WHERE key = 'roster.version'");
        Clock.Advance(TimeSpan.FromSeconds(4));

        Assert.Equal(WebSocketCloseStatus.PolicyViolation, await client.EndAsync());
        foreach (var (method, path) in Calls(client))
        {
            using var answer = await client.SendAsync(method, path, null);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Who_loses_one_of_two_posts_does_not_hear_again_what_was_said_under_both()
    {
        var seed = new Seed(Test.Database);
        await seed.HoldAsync((await seed.UnitAsync("乙市示例局")).Handler, Person);
        await using var client = await Host.TalkAsync(Person);
        await client.SayAsync("一");
        Assert.Equal(["您好", "张示例：一"], [await client.NextTextAsync(), await client.NextTextAsync()]);
        var old = client.Conversation;

        await Test.ExecuteAsync("DELETE FROM holdings WHERE person_id = @person AND post_id = (SELECT max(post_id) FROM holdings WHERE person_id = @person)", new { person = Person });
        await Test.ExecuteAsync("UPDATE settings SET value = '99' WHERE key = 'roster.version'");
        Clock.Advance(TimeSpan.FromSeconds(4));

        Assert.Equal(WebSocketCloseStatus.PolicyViolation, await client.EndAsync());
        foreach (var (method, path) in Calls(client))
        {
            using var answer = await client.SendAsync(method, path, null);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        using var again = await client.GenerateAsync(new { conversationId = old });
        await client.TakeAsync(again, HttpStatusCode.OK);
        Assert.NotEqual(old, client.Conversation);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Who_has_just_got_other_posts_is_heard_at_once()
    {
        var seed = new Seed(Test.Database);
        await seed.HoldAsync((await seed.UnitAsync("乙市示例局")).Handler, Person);
        await using var client = await Host.TalkAsync(Person);
        await client.SayAsync("一");
        Assert.Equal(["您好", "张示例：一"], [await client.NextTextAsync(), await client.NextTextAsync()]);

        // no time passes: what was found for the old posts is still believed
        await Test.ExecuteAsync("DELETE FROM holdings WHERE person_id = @person AND post_id = (SELECT max(post_id) FROM holdings WHERE person_id = @person)", new { person = Person });
        await Test.ExecuteAsync("UPDATE settings SET value = '99' WHERE key = 'roster.version'");
        using var again = await client.GenerateAsync(new { conversationId = client.Conversation });
        await client.TakeAsync(again, HttpStatusCode.OK);

        var (method, path) = Calls(client).First();
        using var answer = await client.SendAsync(method, path, null);
        Assert.NotEqual(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task The_key_is_for_the_programs_user_only()
    {
        await using var client = await Host.TalkAsync(Person);

        var file = Path.Combine(Test.DatabaseOptions.DataFolder, "keys", "chat.key");

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(file));
    }

    private static (HttpMethod Method, string Path)[] Calls(ChatClient client) =>
    [
        (HttpMethod.Post, "tokens/refresh"), (HttpMethod.Post, "conversations"), (HttpMethod.Get, $"conversations/{client.Conversation}"),
        (HttpMethod.Get, $"conversations/{client.Conversation}/activities"), (HttpMethod.Post, $"conversations/{client.Conversation}/activities"),
    ];

    private static async Task<HttpStatusCode> OpenAsync(Uri address, string? origin = null)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin);
        }

        try
        {
            await socket.ConnectAsync(address, TestContext.Current.CancellationToken);
        }
        catch (WebSocketException)
        {
            // the status tells
        }

        return socket.HttpStatusCode;
    }
}
