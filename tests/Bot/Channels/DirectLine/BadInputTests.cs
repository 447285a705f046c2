using System.Net;
using System.Net.Sockets;
using System.Text;

using CaseReform.Ops.Testing.Time;

namespace CaseReform.Ops.Bot.Tests.Channels.DirectLine;

/// <summary>Fault 17: what no client of good will sends.</summary>
public sealed class BadInputTests : ChatTests
{
    public static TheoryData<string> Bodies => new(
        "", " ", "{", "[]", "null", "1", "\"message\"", "{}", "{\"type\":null}", "{\"type\":5}", "{\"type\":\"conversationUpdate\"}", "{\"type\":\"invoke\",\"name\":\"x\"}",
        "{\"type\":\"endOfConversation\"}",
        "{\"type\":\"message\",\"text\":5}", "{\"type\":\"message\",\"text\":[\"x\"]}", "{\"type\":\"message\",\"from\":\"me\"}", "{\"type\":\"message\",\"attachments\":{}}",
        "{\"type\":\"message\",\"attachments\":[null]}", "{\"type\":\"message\",\"timestamp\":\"yesterday\"}", "{\"type\":\"message\",\"text\":\"a\",\"text\":\"b\"}",
        "{\"type\":\"message\",\"text\":\"\\ud83d\"}", "{\"type\":\"message\",\"text\":\"\\ude00x\"}", "{\"type\":\"message\",\"\\ud83d\":1}",
        "{\"type\":\"message\",\"channelData\":{\"clientActivityID\":\"\\ud83d\"}}", "{\"type\":\"message\",\"text\":\"a\nb\"}", "{\"type\":\"message\",\"text\":\"a\"}x",
        "{\"type\":\"message\",\"text\":1e999}", "<xml/>", "type=message");

    [Theory(Timeout = Limit.Outside)]
    [MemberData(nameof(Bodies))]
    public async Task What_is_no_activity_is_refused(string body)
    {
        await using var client = await Host.TalkAsync(Person);

        using var answer = await client.PostRawAsync(Encoding.UTF8.GetBytes(body));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        await StillTalksAsync(client);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Bytes_that_are_no_text_and_levels_without_end_are_refused()
    {
        await using var client = await Host.TalkAsync(Person);
        var deep = string.Concat(Enumerable.Repeat("[", 20_000)) + string.Concat(Enumerable.Repeat("]", 20_000));

        foreach (var body in new[]
        {
            [.. "{\"type\":\"message\",\"text\":\""u8, 0xff, 0xfe, .. "\"}"u8], new byte[1000], Encoding.UTF8.GetBytes($$"""{"type":"message","value":{{deep}}}"""),
            Encoding.UTF8.GetBytes($$"""{"type":"message","channelData":{{string.Concat(Enumerable.Repeat("{\"a\":", 100))}}1{{new string('}', 100)}}}"""),
        })
        {
            using var answer = await client.PostRawAsync(body);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }

        await StillTalksAsync(client);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task What_is_larger_than_a_person_types_is_refused_before_it_has_arrived()
    {
        await using var client = await Host.TalkAsync(Person);
        using var large = await client.PostAsync(new { type = "message", text = new string('长', 22_000) });
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);

        foreach (var path in new[] { $"conversations/{client.Conversation}/activities", "tokens/generate" })
        {
            var declared = await RawAsync(client, path, "Content-Length: 10485760\r\n\r\n{\"type\":\"message\",\"text\":\"");
            var chunks = await RawAsync(client, path, "Transfer-Encoding: chunked\r\n\r\n" + string.Concat(Enumerable.Repeat($"10000\r\n{new string('x', 65536)}\r\n", 10)));
            Assert.StartsWith("HTTP/1.1 413", declared, StringComparison.Ordinal);
            Assert.StartsWith("HTTP/1.1 413", chunks, StringComparison.Ordinal);
        }

        await StillTalksAsync(client);
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData("[]")]
    [InlineData("{\"conversationId\":")]
    [InlineData("{\"conversationId\":\"\\ud83d\"}")]
    public async Task A_request_for_a_token_that_is_no_object_is_refused(string body)
    {
        await using var client = await Host.ClientAsync(Person);

        using var answer = await client.SendAsync(
            HttpMethod.Post, new Uri(Host.Address, "v3/directline/tokens/generate"), new StringContent(body, Encoding.UTF8, "application/json"), withCookie: true);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_client_that_talks_on_its_stream_is_cut_off_and_pings_are_not()
    {
        await using var client = await Host.TalkAsync(Person);
        await client.PingAsync([]);
        await StillTalksAsync(client);

        await client.PingAsync(new byte[5000]);

        await client.EndAsync();
        await client.ReconnectAsync();
        await StillTalksAsync(client);
    }

    private static async Task<string> RawAsync(ChatClient client, string path, string rest)
    {
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(client.Address.Host, client.Address.Port);
        var stream = tcp.GetStream();
        try
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(
                $"POST /v3/directline/{path} HTTP/1.1\r\nHost: {client.Address.Authority}\r\nAuthorization: Bearer {client.Token}\r\nCookie: {client.Session.Cookie}\r\nContent-Type: application/json\r\n{rest}"));
        }
        catch (IOException)
        {
            // refused while it was still being sent
        }

        using var reader = new StreamReader(stream);
        return await reader.ReadLineAsync() ?? string.Empty;
    }

    private async Task StillTalksAsync(ChatClient client)
    {
        await client.SayAsync("还在吗");
        await Until.TrueAsync(async () => await client.NextTextAsync() == "张示例：还在吗");

        Assert.Empty(Host.Log.Lines);
    }
}
