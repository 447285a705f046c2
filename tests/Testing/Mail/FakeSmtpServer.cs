using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace CaseReform.Ops.Testing.Mail;

/// <summary>A mail server on loopback that remembers what it was told and can be made to misbehave at any step.</summary>
public sealed class FakeSmtpServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly SmtpManners _manners;
    private readonly ConcurrentDictionary<SmtpPeer, bool> _peers = [];
    private readonly Task _accepting;
    private int _connections;

    public FakeSmtpServer(SmtpManners? manners = null)
    {
        _manners = manners ?? new SmtpManners();
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Connections so far.</summary>
    public int Connections => _connections;

    /// <summary>Connections that are open now.</summary>
    public int Open => _peers.Count;

    public ConcurrentQueue<string> Commands { get; } = [];

    public ConcurrentQueue<byte[]> Letters { get; } = [];

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _accepting;
        foreach (var peer in _peers.Keys)
        {
            await peer.DisposeAsync();
        }
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptSocketAsync();
                var peer = new SmtpPeer(socket, Interlocked.Increment(ref _connections));
                _peers[peer] = true;
                _ = ServeAsync(peer);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // stopped
        }
    }

    private async Task ServeAsync(SmtpPeer peer)
    {
        try
        {
            await TalkAsync(peer);
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or InvalidOperationException or System.Security.Authentication.AuthenticationException)
        {
            // the client went away, as it may
        }
        finally
        {
            await peer.DisposeAsync();
            _peers.TryRemove(peer, out _);
        }
    }

    private async Task TalkAsync(SmtpPeer peer)
    {
        if (_manners.ImplicitTls)
        {
            await peer.SecureAsync(_manners.Certificate!);
        }

        if (!await _manners.Reached(peer, Moment.Connected))
        {
            return;
        }

        if (!await _manners.Interfere(peer, SmtpManners.Connected))
        {
            await peer.SayAsync("220 mail.example.test ESMTP");
        }

        while (await peer.ReadLineAsync() is { } line)
        {
            Commands.Enqueue(line);
            var verb = line.Split(' ')[0];
            if (verb == "RCPT")
            {
                peer.Recipient = line.Split('<', '>').ElementAtOrDefault(1) ?? "";
            }

            if (!await _manners.Reached(peer, verb switch { "MAIL" => Moment.Sender, "RCPT" => Moment.Recipient, "DATA" => Moment.Data, _ => Moment.Other }))
            {
                return;
            }

            if (await _manners.Interfere(peer, line))
            {
                continue;
            }

            if (line == "QUIT")
            {
                await peer.SayAsync("221 2.0.0 Bye");
                return;
            }

            if (line == "DATA")
            {
                if (!await TakeAsync(peer))
                {
                    return;
                }

                continue;
            }

            await AnswerAsync(peer, line, verb);
        }
    }

    private Task AnswerAsync(SmtpPeer peer, string line, string verb) => verb switch
    {
        "EHLO" => peer.SayAsync([.. _manners.Extensions.Prepend("mail.example.test").Select((e, i) => (i == _manners.Extensions.Length ? "250 " : "250-") + e)]),
        "STARTTLS" => StartTlsAsync(peer),
        "AUTH" when _manners.Account is { } account => account.SignInAsync(peer, line, Commands.Enqueue),
        "AUTH" => peer.SayAsync("235 2.7.0 Authentication successful"),
        "MAIL" or "RCPT" or "RSET" => peer.SayAsync("250 2.1.0 Ok"),
        _ => peer.SayAsync("500 5.5.2 Unknown command"),
    };

    private async Task StartTlsAsync(SmtpPeer peer)
    {
        await peer.SayAsync("220 2.0.0 Ready to start TLS");
        await peer.SecureAsync(_manners.Certificate!);
    }

    /// <summary>False when the conversation is over.</summary>
    private async Task<bool> TakeAsync(SmtpPeer peer)
    {
        await peer.SayAsync("354 End data with <CR><LF>.<CR><LF>");
        if (!await peer.ReadTextAsync(() => _manners.Reached(peer, Moment.Text)))
        {
            return false;
        }

        Letters.Enqueue(peer.Letter);
        if (!await _manners.Reached(peer, Moment.Dot))
        {
            return false;
        }

        if (await _manners.Interfere(peer, SmtpManners.FinalDot))
        {
            return true;
        }

        if (!await _manners.Reached(peer, Moment.Accepted))
        {
            return false;
        }

        await peer.SayAsync("250 2.0.0 Ok: queued as 4ABC");
        return await _manners.Reached(peer, Moment.Answered);
    }
}
