using System.Collections.Concurrent;
using System.Net;
using System.Text;

using CaseReform.Ops.Testing.Processes;

namespace CaseReform.Ops.EndToEnd.Tests.Telemetry;

/// <summary>An OTLP collector over HTTP that keeps the bytes as they came.</summary>
internal sealed class Collector : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly int _port = FreePort.Next();

    public Collector()
    {
        _listener.Prefixes.Add(FormattableString.Invariant($"http://127.0.0.1:{_port}/"));
        _listener.Start();
        _ = ListenAsync();
    }

    public string Address => FormattableString.Invariant($"http://127.0.0.1:{_port}");

    /// <summary>What came: path, headers and body.</summary>
    public ConcurrentQueue<(string Path, string Headers, byte[] Body)> Came { get; } = [];

    /// <summary>Whether these bytes stand in something that came to a path.</summary>
    public bool Holds(string path, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return Came.Any(c => c.Path == path && c.Body.AsSpan().IndexOf(bytes) >= 0);
    }

    /// <summary>Whether a text stands anywhere in what came, as it is, escaped as JSON or in an address, or in another case.</summary>
    public bool HoldsAnywhere(string text) => Spellings(text).Select(Encoding.UTF8.GetBytes).Any(bytes =>
        Came.Any(c => c.Body.AsSpan().IndexOf(bytes) >= 0 || Encoding.UTF8.GetBytes(c.Path + c.Headers).AsSpan().IndexOf(bytes) >= 0));

    public void Dispose() => _listener.Close();

    private static IEnumerable<string> Spellings(string text) =>
        [text, text.ToLowerInvariant(), Uri.EscapeDataString(text), System.Text.Json.JsonEncodedText.Encode(text).ToString(), Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=')];

    private async Task ListenAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                Came.Enqueue((context.Request.Url!.AbsolutePath, context.Request.Headers.ToString()!, body.ToArray()));
                context.Response.ContentType = "application/x-protobuf";
                context.Response.Close();
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
        {
            // the test is over
        }
    }
}
