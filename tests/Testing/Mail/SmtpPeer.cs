using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace CaseReform.Ops.Testing.Mail;

/// <summary>The server's end of one connection, as fine-grained as a fault needs it.</summary>
public sealed class SmtpPeer(Socket socket) : IAsyncDisposable
{
    private readonly List<byte> pending = [];
    private Stream stream = new NetworkStream(socket, ownsSocket: true);

    public bool IsSecure => stream is SslStream;

    /// <summary>Writes lines as they stand; each is ended with CRLF, all go out in one packet.</summary>
    public Task SayAsync(params string[] lines) => SayRawAsync(string.Concat(lines.Select(line => line + "\r\n")));

    public async Task SayRawAsync(string text) => await stream.WriteAsync(Encoding.UTF8.GetBytes(text));

    /// <summary>The next command, or null at the end of the connection.</summary>
    public async Task<string?> ReadLineAsync()
    {
        while (true)
        {
            var at = pending.IndexOf((byte)'\n');
            if (at >= 0)
            {
                var line = Encoding.UTF8.GetString([.. pending.Take(at)]).TrimEnd('\r');
                pending.RemoveRange(0, at + 1);
                return line;
            }

            if (!await FillAsync())
            {
                return null;
            }
        }
    }

    /// <summary>The text up to the final dot, the dots undone; null when the connection ended before it.</summary>
    public async Task<byte[]?> ReadTextAsync()
    {
        while (true)
        {
            var all = pending.ToArray();
            var end = all.AsSpan().StartsWith(".\r\n"u8) ? -2 : all.AsSpan().IndexOf("\r\n.\r\n"u8);
            if (end != -1)
            {
                pending.RemoveRange(0, end + 5);
                var text = Encoding.Latin1.GetString(all, 0, Math.Max(0, end + 2));
                return Encoding.Latin1.GetBytes(("\r\n" + text).Replace("\r\n.", "\r\n", StringComparison.Ordinal)[2..]);
            }

            if (!await FillAsync())
            {
                return null;
            }
        }
    }

    public async Task SecureAsync(X509Certificate2 certificate)
    {
        var secure = new SslStream(stream);
        stream = secure;
        await secure.AuthenticateAsServerAsync(certificate);
    }

    /// <summary>Ends the connection with a reset instead of an orderly close.</summary>
    public void Reset()
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    }

    public ValueTask DisposeAsync() => stream.DisposeAsync();

    private async Task<bool> FillAsync()
    {
        var buffer = new byte[64 * 1024];
        var read = await stream.ReadAsync(buffer);
        pending.AddRange(buffer.AsSpan(0, read));
        return read > 0;
    }
}
