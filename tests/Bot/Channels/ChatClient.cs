using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace CaseReform.Ops.Bot.Tests.Channels;

/// <summary>Speaks Direct Line as a person would through a browser.</summary>
internal sealed class ChatClient(Uri address, SignedIn session) : IAsyncDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = address };
    private readonly Queue<JsonElement> _arrived = new();
    private ClientWebSocket? _socket;

    public Uri Address => address;

    public SignedIn Session => session;

    public string Token { get; set; } = string.Empty;

    public string Conversation { get; set; } = string.Empty;

    public string Watermark { get; set; } = string.Empty;

    public Uri? StreamUrl { get; private set; }

    public Task<HttpResponseMessage> GenerateAsync(object? body = null) => SendAsync(HttpMethod.Post, "tokens/generate", body, withCookie: true);

    /// <summary>Token, conversation, stream.</summary>
    public async Task StartAsync()
    {
        using var generated = await GenerateAsync();
        await TakeAsync(generated, HttpStatusCode.OK);
        using var started = await SendAsync(HttpMethod.Post, "conversations", null);
        await TakeAsync(started, HttpStatusCode.Created);
        await OpenAsync();
    }

    /// <summary>A fresh stream that goes on after the last activity that arrived.</summary>
    public async Task ReconnectAsync(Uri? elsewhere = null)
    {
        _socket?.Dispose();
        using var answer = await SendAsync(HttpMethod.Get, new Uri(elsewhere ?? address, $"v3/directline/conversations/{Conversation}?watermark={Watermark}"), null);
        await TakeAsync(answer, HttpStatusCode.OK);
        await OpenAsync();
    }

    public async Task OpenAsync()
    {
        _socket = new ClientWebSocket();
        await _socket.ConnectAsync(StreamUrl!, CancellationToken.None);
    }

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body, bool withCookie = false) =>
        SendAsync(method, new Uri(address, "v3/directline/" + path), body is null ? null : JsonContent.Create(body), withCookie);

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, Uri uri, HttpContent? content, bool withCookie = false)
    {
        var request = new HttpRequestMessage(method, uri) { Content = content };
        if (withCookie)
        {
            request.Headers.Add("Cookie", session.Cookie);
        }
        else if (Token.Length > 0)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        }

        return _http.SendAsync(request);
    }

    public Task<HttpResponseMessage> PostAsync(object activity) => SendAsync(HttpMethod.Post, $"conversations/{Conversation}/activities", activity);

    /// <summary>Posts bytes as they are.</summary>
    public Task<HttpResponseMessage> PostRawAsync(byte[] body) => SendAsync(
        HttpMethod.Post,
        new Uri(address, $"v3/directline/conversations/{Conversation}/activities"),
        new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } });

    /// <summary>Says something.</summary>
    /// <returns>The id the server gave it.</returns>
    public async Task<string> SayAsync(string text, string? clientId = null)
    {
        using var answer = await PostAsync(Message(text, clientId));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    public static object Message(string text, string? clientId = null) => new
    {
        type = "message",
        text,
        from = new { id = "p999", name = "冒名者" },
        channelData = new { clientActivityID = clientId ?? Guid.NewGuid().ToString("N"), attachmentSizes = Array.Empty<int>() },
    };

    /// <summary>The next activity of the stream.</summary>
    public async Task<JsonElement> NextAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (_arrived.Count == 0)
        {
            if (await FrameAsync(patience.Token) is { Length: > 0 } frame)
            {
                Keep(JsonDocument.Parse(frame).RootElement);
            }
        }

        return _arrived.Dequeue();
    }

    /// <summary>The next text of somebody: <c>bot</c> or <c>user</c>.</summary>
    public async Task<string> NextTextAsync(string role = "bot")
    {
        while (true)
        {
            var next = await NextAsync();
            if (next.GetProperty("from").GetProperty("role").GetString() == role)
            {
                return next.GetProperty("text").GetString()!;
            }
        }
    }

    /// <summary>What a poll brings.</summary>
    public async Task<IReadOnlyList<JsonElement>> PollAsync()
    {
        using var answer = await SendAsync(HttpMethod.Get, $"conversations/{Conversation}/activities?watermark={Watermark}", null);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Keep(await answer.Content.ReadFromJsonAsync<JsonElement>());
        var all = _arrived.ToList();
        _arrived.Clear();
        return all;
    }

    /// <summary>Says something on the stream, where clients only ping.</summary>
    public Task PingAsync(byte[] frame) => _socket!.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    /// <summary>Waits until the server ends the stream.</summary>
    public async Task<WebSocketCloseStatus?> EndAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        try
        {
            while (await FrameAsync(patience.Token) is not null)
            {
                // what was still under way
            }
        }
        catch (WebSocketException)
        {
            // cut off
        }

        return _socket!.CloseStatus;
    }

    public async Task TakeAsync(HttpResponseMessage answer, HttpStatusCode expected)
    {
        Assert.Equal(expected, answer.StatusCode);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Token = body.GetProperty("token").GetString()!;
        Conversation = body.GetProperty("conversationId").GetString()!;
        StreamUrl = body.TryGetProperty("streamUrl", out var stream) ? new Uri(stream.GetString()!) : null;
    }

    public ValueTask DisposeAsync()
    {
        _socket?.Dispose();
        _http.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Keep(JsonElement set)
    {
        Watermark = set.GetProperty("watermark").GetString()!;
        foreach (var activity in set.GetProperty("activities").EnumerateArray())
        {
            _arrived.Enqueue(activity);
        }
    }

    /// <summary>The next frame; null when the server closes.</summary>
    public async Task<string?> FrameAsync(CancellationToken token)
    {
        using var frame = new MemoryStream();
        var buffer = new byte[8192];
        while (true)
        {
            var part = await _socket!.ReceiveAsync(buffer, token);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            frame.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
            {
                return Encoding.UTF8.GetString(frame.ToArray());
            }
        }
    }
}
