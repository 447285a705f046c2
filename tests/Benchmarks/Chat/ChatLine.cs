using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;

namespace CaseReform.Ops.Benchmarks.Chat;

/// <summary>One person's conversation over Direct Line, as a browser holds it: what is asked is posted, answers come over a WebSocket.</summary>
internal sealed class ChatLine(HttpClient http, ChatPerson person, TimeProvider clock) : IDisposable
{
    private readonly byte[] _frame = new byte[256 * 1024];
    private ClientWebSocket _socket = new();
    private string _token = string.Empty;
    private string _conversation = string.Empty;
    private string _watermark = "0";

    /// <summary>Who.</summary>
    public ChatPerson Person => person;

    /// <summary>Token, conversation, stream, and the greeting.</summary>
    public async Task BeginAsync()
    {
        using var asked = new HttpRequestMessage(HttpMethod.Post, Path("tokens/generate"));
        asked.Headers.Add("Cookie", "session=" + person.Cookie);
        await TakeAsync(asked);
        using var begun = new HttpRequestMessage(HttpMethod.Post, Path("conversations"));
        await ConnectAsync(begun);
        await AnswerAsync();
    }

    /// <summary>Goes on after the bot was started anew, with the token of before.</summary>
    public async Task GoOnAsync()
    {
        _socket.Dispose();
        _socket = new ClientWebSocket();
        using var again = new HttpRequestMessage(HttpMethod.Get, Path($"conversations/{_conversation}?watermark={_watermark}"));
        await ConnectAsync(again);
    }

    /// <summary>Asks and waits for the answer.</summary>
    public async Task<Exchange> AskAsync(string sentence)
    {
        var start = Stopwatch.GetTimestamp();
        var said = clock.GetUtcNow();
        var (answer, _) = (AnswerAsync(), await PostAsync(sentence));
        var (heard, answered, shown) = await answer;
        return new Exchange(Stopwatch.GetElapsedTime(start), heard - said, answered - heard, shown - answered);
    }

    public void Dispose() => _socket.Dispose();

    private async Task<bool> PostAsync(string sentence)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Path($"conversations/{_conversation}/activities"))
        {
            Content = JsonContent.Create(new { type = "message", text = sentence, channelData = new { clientActivityID = Guid.NewGuid().ToString("N") } }),
        };
        using var answer = await SendAsync(request);
        return true;
    }

    /// <summary>Reads until the bot has said something.</summary>
    /// <returns>When the question was taken in and when it was answered, by the server's word; when the answer was here.</returns>
    private async Task<(DateTimeOffset Heard, DateTimeOffset Answered, DateTimeOffset Shown)> AnswerAsync()
    {
        var heard = DateTimeOffset.MinValue;
        while (true)
        {
            var length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                part = await _socket.ReceiveAsync(_frame.AsMemory(length), CancellationToken.None);
                length += part.Count;
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    throw new InvalidOperationException($"the stream was closed: {_socket.CloseStatus}");
                }
            }
            while (!part.EndOfMessage);

            var shown = clock.GetUtcNow();
            if (length == 0)
            {
                continue;
            }

            using var set = JsonDocument.Parse(_frame.AsMemory(0, length));
            _watermark = set.RootElement.GetProperty("watermark").GetString()!;
            foreach (var activity in set.RootElement.GetProperty("activities").EnumerateArray())
            {
                var at = activity.GetProperty("timestamp").GetDateTimeOffset();
                if (activity.GetProperty("from").GetProperty("role").ValueEquals("bot"))
                {
                    return (heard, at, shown);
                }

                heard = at;
            }
        }
    }

    private async Task ConnectAsync(HttpRequestMessage request)
    {
        var stream = await TakeAsync(request);
        await _socket.ConnectAsync(new Uri(stream!), CancellationToken.None);
    }

    private async Task<string?> TakeAsync(HttpRequestMessage request)
    {
        using var answer = await SendAsync(request);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        _token = body.GetProperty("token").GetString()!;
        _conversation = body.GetProperty("conversationId").GetString()!;
        return body.TryGetProperty("streamUrl", out var stream) ? stream.GetString() : null;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        if (_token.Length > 0)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        }

        var answer = await http.SendAsync(request);
        return answer.IsSuccessStatusCode ? answer : throw new InvalidOperationException($"{request.RequestUri}: {answer.StatusCode}");
    }

    private static Uri Path(string path) => new("v3/directline/" + path, UriKind.Relative);
}

/// <summary>One question and its answer.</summary>
/// <param name="Whole">From before the question is posted to the answer's arrival.</param>
/// <param name="In">Of it: until the server has taken the question in.</param>
/// <param name="Work">Of it: until the answer stands, the question's own write included.</param>
/// <param name="Out">Of it: until the answer is on disk, sent and read here.</param>
internal readonly record struct Exchange(TimeSpan Whole, TimeSpan In, TimeSpan Work, TimeSpan Out);
