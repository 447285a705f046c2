using System.Net;
using System.Net.Security;
using System.Net.Sockets;

namespace CaseReform.Ops.Worker.Mail.Smtp;

/// <summary>The connection: octets out, answers in. Failures of the network leave it as <see cref="SmtpBreakException"/>.</summary>
internal sealed class SmtpWire : IAsyncDisposable
{
    private readonly Socket socket;
    private Stream stream;
    private SmtpReplyReader reader;

    private SmtpWire(Socket socket)
    {
        this.socket = socket;
        stream = new NetworkStream(socket, ownsSocket: true);
        reader = new SmtpReplyReader(stream);
    }

    /// <summary>Our end of the connection.</summary>
    public IPAddress LocalAddress => ((IPEndPoint)socket.LocalEndPoint!).Address;

    /// <summary>False once a TLS handshake has failed: nothing may be said on this connection any more.</summary>
    public bool CanTalk { get; private set; } = true;

    public static async ValueTask<SmtpWire> ConnectAsync(string host, int port, CancellationToken token)
    {
        // NoDelay: Nagle's algorithm against delayed acknowledgements costs 40 ms a letter
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(host, port, token);
            return new SmtpWire(socket);
        }
        catch (SocketException e)
        {
            socket.Dispose();
            throw new SmtpBreakException(SmtpTexts.Unreachable, cause: e);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Turns to TLS. Whatever the server said in clear text after its go-ahead is forgotten with the old reader: it may be somebody else's words.</summary>
    public async ValueTask SecureAsync(SslClientAuthenticationOptions options, CancellationToken token)
    {
        var secure = new SslStream(stream, leaveInnerStreamOpen: false);
        stream = secure;
        CanTalk = false;
        await GuardAsync(secure.AuthenticateAsClientAsync(options, token), token);
        reader = new SmtpReplyReader(secure);
        CanTalk = true;
    }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> octets, CancellationToken token) =>
        await GuardAsync(stream.WriteAsync(octets, token).AsTask(), token);

    public async ValueTask<SmtpReply> ReadReplyAsync(CancellationToken token)
    {
        try
        {
            return await reader.ReadAsync(token);
        }
        catch (IOException e) when (!token.IsCancellationRequested)
        {
            throw new SmtpBreakException(SmtpTexts.Closed, peerWentAway: true, e);
        }
    }

    public ValueTask DisposeAsync() => stream.DisposeAsync();

    private static async ValueTask GuardAsync(Task work, CancellationToken token)
    {
        try
        {
            await work;
        }
        catch (IOException e) when (!token.IsCancellationRequested)
        {
            throw new SmtpBreakException(SmtpTexts.Closed, peerWentAway: true, e);
        }
    }
}
