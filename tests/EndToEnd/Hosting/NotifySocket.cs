using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;

using CaseReform.Ops.Testing.Tools;

namespace CaseReform.Ops.EndToEnd.Tests.Hosting;

/// <summary>The socket on which systemd listens to its services, with nobody behind it but the test.</summary>
internal sealed class NotifySocket : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);

    public NotifySocket()
    {
        _socket.Bind(new UnixDomainSocketEndPoint(Path));
        _ = ListenAsync();
    }

    public string Path => _folder.File("notify");

    /// <summary>What was said, in this order.</summary>
    public ConcurrentQueue<string> Said { get; } = [];

    public void Dispose()
    {
        _socket.Dispose();
        _folder.Dispose();
    }

    private async Task ListenAsync()
    {
        var buffer = new byte[4096];
        try
        {
            while (true)
            {
                Said.Enqueue(Encoding.UTF8.GetString(buffer, 0, await _socket.ReceiveAsync(buffer)));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // the test is over
        }
    }
}
