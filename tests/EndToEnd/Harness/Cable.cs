using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace CaseReform.Ops.EndToEnd.Tests.Harness;

/// <summary>The cable between a process and its database. Cut, it carries nothing in either direction and says so to nobody, as a pulled plug does.</summary>
internal sealed class Cable : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<Socket> _sockets = [];
    private readonly string _host;
    private readonly int _port;
    private volatile TaskCompletionSource _whole = Whole();

    public Cable(string host, int port)
    {
        (_host, _port) = (host, port);
        _listener.Start();
        _ = ListenAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public void Cut() => _whole = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Mend() => _whole.TrySetResult();

    public ValueTask DisposeAsync()
    {
        _listener.Stop();
        Mend();
        foreach (var socket in _sockets)
        {
            socket.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    private static TaskCompletionSource Whole()
    {
        var whole = new TaskCompletionSource();
        whole.SetResult();
        return whole;
    }

    private async Task ListenAsync()
    {
        try
        {
            while (true)
            {
                var near = await _listener.AcceptSocketAsync();
                _ = JoinAsync(near);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // the test is over
        }
    }

    private async Task JoinAsync(Socket near)
    {
        var far = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        near.NoDelay = true;
        _sockets.Add(near);
        _sockets.Add(far);
        try
        {
            await _whole.Task;
            await far.ConnectAsync(_host, _port);
            await Task.WhenAny(CarryAsync(near, far), CarryAsync(far, near));
            await _whole.Task;
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // one end is gone
        }
        finally
        {
            near.Dispose();
            far.Dispose();
        }
    }

    private async Task CarryAsync(Socket from, Socket to)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer) is > 0 and var read)
            {
                await _whole.Task;
                await to.SendAsync(buffer.AsMemory(0, read));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // one end is gone
        }
    }
}
