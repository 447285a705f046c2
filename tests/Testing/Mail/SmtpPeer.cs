using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace CaseReform.Ops.Testing.Mail;

/// <summary>The server's end of one connection, as fine-grained as a fault needs it.</summary>
public sealed class SmtpPeer : IAsyncDisposable
{
    private readonly List<byte> _pending = [];
    private readonly Socket _socket;
    private Stream _stream;

    /// <param name="socket">The connection.</param>
    /// <param name="number">Its number, from 1.</param>
    public SmtpPeer(Socket socket, int number)
    {
        (_socket, Number) = (socket, number);
        socket.NoDelay = true;
        _stream = new NetworkStream(socket, ownsSocket: true);
    }

    /// <summary>The connection's number, from 1.</summary>
    public int Number { get; }

    /// <summary>Whom the present letter is for; the last one that was named.</summary>
    public string Recipient { get; set; } = "";

    /// <summary>The last text that came whole, the dots undone.</summary>
    public byte[] Letter { get; private set; } = [];

    public bool IsSecure => _stream is SslStream;

    /// <summary>Writes lines as they stand; each is ended with CRLF, all go out in one packet.</summary>
    public Task SayAsync(params string[] lines) => SayRawAsync(string.Concat(lines.Select(line => line + "\r\n")));

    public async Task SayRawAsync(string text) => await _stream.WriteAsync(Encoding.UTF8.GetBytes(text));

    /// <summary>The next command, or null at the end of the connection.</summary>
    public async Task<string?> ReadLineAsync()
    {
        while (true)
        {
            var at = _pending.IndexOf((byte)'\n');
            if (at >= 0)
            {
                var line = Encoding.UTF8.GetString([.. _pending.Take(at)]).TrimEnd('\r');
                _pending.RemoveRange(0, at + 1);
                return line;
            }

            if (!await FillAsync())
            {
                return null;
            }
        }
    }

    /// <summary>Reads the text up to the final dot.</summary>
    /// <param name="half">Called when some of it is there and the end is not; false ends the reading.</param>
    /// <returns>Whether it came whole.</returns>
    public async Task<bool> ReadTextAsync(Func<Task<bool>> half)
    {
        while (true)
        {
            var all = _pending.ToArray();
            var end = all.AsSpan().StartsWith(".\r\n"u8) ? -2 : all.AsSpan().IndexOf("\r\n.\r\n"u8);
            if (end != -1)
            {
                _pending.RemoveRange(0, end + 5);
                var text = Encoding.Latin1.GetString(all, 0, Math.Max(0, end + 2));
                Letter = Encoding.Latin1.GetBytes(("\r\n" + text).Replace("\r\n.", "\r\n", StringComparison.Ordinal)[2..]);
                return true;
            }

            if ((all.Length > 0 && !await half()) || !await FillAsync())
            {
                return false;
            }
        }
    }

    public async Task SecureAsync(X509Certificate2 certificate)
    {
        var secure = new SslStream(_stream);
        _stream = secure;
        await secure.AuthenticateAsServerAsync(certificate);
    }

    /// <summary>Ends the connection with a reset instead of an orderly close.</summary>
    public void Reset()
    {
        _socket.LingerState = new LingerOption(true, 0);
        _socket.Close();
    }

    public ValueTask DisposeAsync() => _stream.DisposeAsync();

    private async Task<bool> FillAsync()
    {
        var buffer = new byte[32 * 1024];
        var read = await _stream.ReadAsync(buffer);
        _pending.AddRange(buffer.AsSpan(0, read));
        return read > 0;
    }
}
