using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CaseReform.Ops.Testing.Mail;

/// <summary>
/// A mail server that remembers exactly what it accepted: a message counts from the moment the server has decided to say 250, whether
/// or not the client hears it. Tests look in at every moment of the conversation.
/// </summary>
public sealed class Receiver : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Socket, bool> _sockets = [];
    private int _number;

    public Receiver()
    {
        _listener.Start();
        _ = ListenAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What was accepted, in this order.</summary>
    public ConcurrentQueue<Receipt> Accepted { get; } = [];

    /// <summary>Connections that are open now.</summary>
    public int Open => _sockets.Count;

    /// <summary>Connections so far.</summary>
    public int Connections => _number;

    /// <summary>Called at each moment; whatever it awaits holds the conversation up. Answering false ends the connection without a word.</summary>
    public Func<Talk, Moment, Task<bool>> At { get; set; } = (_, _) => Task.FromResult(true);

    /// <summary>Another answer than the ordinary one, by what the client said; null for the ordinary one.</summary>
    public Func<Talk, string, string?> Answer { get; set; } = (_, _) => null;

    public ValueTask DisposeAsync()
    {
        _listener.Stop();
        foreach (var socket in _sockets.Keys)
        {
            socket.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    private async Task ListenAsync()
    {
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptSocketAsync();
                _sockets[socket] = true;
                _ = ServeAsync(socket, Interlocked.Increment(ref _number));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // the test is over
        }
    }

    private async Task ServeAsync(Socket socket, int number)
    {
        try
        {
            socket.NoDelay = true;
            using var stream = new NetworkStream(socket);
            await TalkAsync(new Talk(number), new Wire(stream));
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or SocketException)
        {
            // the client died, as it may
        }
        finally
        {
            _sockets.TryRemove(socket, out _);
            socket.Dispose();
        }
    }

    private async Task TalkAsync(Talk talk, Wire wire)
    {
        if (!await At(talk, Moment.Connected))
        {
            return;
        }

        await wire.SayAsync("220 mail.example.test ESMTP");
        while (await wire.LineAsync() is { } line)
        {
            var verb = line.Split(' ', ':')[0];
            if (verb == "RCPT")
            {
                talk.Recipient = line["RCPT TO:<".Length..line.IndexOf('>', StringComparison.Ordinal)];
            }

            if (!await At(talk, verb switch { "MAIL" => Moment.Sender, "RCPT" => Moment.Recipient, "DATA" => Moment.Data, _ => Moment.Other }))
            {
                return;
            }

            if (Answer(talk, line) is { } other)
            {
                talk.Recipient = verb == "RCPT" ? "" : talk.Recipient;
                await wire.SayAsync(other);
                continue;
            }

            if (verb == "DATA" && talk.Recipient.Length == 0)
            {
                await wire.SayAsync("554 5.5.1 no valid recipients");
                continue;
            }

            if (verb == "DATA")
            {
                if (!await TakeAsync(talk, wire))
                {
                    return;
                }

                continue;
            }

            await wire.SayAsync(verb switch
            {
                "EHLO" => "250-mail.example.test\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 SIZE 20000000",
                "QUIT" => "221 2.0.0 Bye",
                _ => "250 2.0.0 Ok",
            });
            if (verb == "QUIT")
            {
                return;
            }
        }
    }

    private async Task<bool> TakeAsync(Talk talk, Wire wire)
    {
        await wire.SayAsync("354 Go ahead");
        if (await wire.TextAsync(() => At(talk, Moment.Text)) is not { } text || !await At(talk, Moment.Dot))
        {
            return false;
        }

        if (Answer(talk, ".") is { } other)
        {
            await wire.SayAsync(other);
            return true;
        }

        Accepted.Enqueue(new Receipt(talk.Recipient, text));
        if (!await At(talk, Moment.Accepted))
        {
            return false;
        }

        await wire.SayAsync("250 2.0.0 Ok: queued");
        return await At(talk, Moment.Answered);
    }

    /// <summary>Lines and texts from octets; octets are kept as Latin-1, so that nothing is lost.</summary>
    private sealed class Wire(NetworkStream stream)
    {
        private readonly byte[] _buffer = new byte[32 * 1024];
        private readonly StringBuilder _pending = new();

        public async Task SayAsync(string line) => await stream.WriteAsync(Encoding.UTF8.GetBytes(line + "\r\n"));

        public async Task<string?> LineAsync()
        {
            while (true)
            {
                var all = _pending.ToString();
                var end = all.IndexOf("\r\n", StringComparison.Ordinal);
                if (end >= 0)
                {
                    _pending.Remove(0, end + 2);
                    return all[..end];
                }

                if (!await FillAsync())
                {
                    return null;
                }
            }
        }

        /// <summary>The text up to the final dot, as it was sent; <paramref name="half"/> is called when some of it is there and the end is not.</summary>
        public async Task<string?> TextAsync(Func<Task<bool>> half)
        {
            while (true)
            {
                var all = _pending.ToString();
                var end = all.IndexOf("\r\n.\r\n", StringComparison.Ordinal);
                if (end >= 0)
                {
                    _pending.Remove(0, end + 5);
                    return all[..(end + 2)];
                }

                if ((all.Length > 0 && !await half()) || !await FillAsync())
                {
                    return null;
                }
            }
        }

        private async Task<bool> FillAsync()
        {
            var read = await stream.ReadAsync(_buffer);
            _pending.Append(Encoding.Latin1.GetString(_buffer, 0, read));
            return read > 0;
        }
    }
}

/// <summary>One conversation.</summary>
public sealed class Talk(int number)
{
    /// <summary>The connection's number, from 1.</summary>
    public int Number => number;

    /// <summary>Whom the present letter is for.</summary>
    public string Recipient { get; set; } = "";
}

/// <summary>Where a conversation stands.</summary>
public enum Moment
{
    /// <summary>Nothing was said yet.</summary>
    Connected,

    /// <summary>MAIL was heard, the answer is due.</summary>
    Sender,

    /// <summary>RCPT was heard.</summary>
    Recipient,

    /// <summary>DATA was heard.</summary>
    Data,

    /// <summary>A part of the text is there, its end is not.</summary>
    Text,

    /// <summary>The final dot was heard; nothing is accepted yet.</summary>
    Dot,

    /// <summary>The message is accepted; the client does not know yet.</summary>
    Accepted,

    /// <summary>The 250 was written.</summary>
    Answered,

    /// <summary>Something else was heard.</summary>
    Other,
}
