using System.Net;
using System.Net.Sockets;

using CaseReform.Ops.Testing.Time;

namespace CaseReform.Ops.Testing.Processes;

/// <summary>A loopback port that nobody used a moment ago, for programs that cannot choose their own.</summary>
public static class FreePort
{
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Waits until something listens there, or the given program has ended.</summary>
    public static Task WaitForListenerAsync(int port, Func<bool> hasEnded) => Until.TrueAsync(async () =>
    {
        try
        {
            using var probe = new TcpClient();
            await probe.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException) when (!hasEnded())
        {
            return false;
        }
    });
}
