using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace CaseReform.Ops.Testing.Mail;

/// <summary>A mail server on loopback that remembers what it was told and can be made to misbehave at any step.</summary>
public sealed class FakeSmtpServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly SmtpManners manners;
    private readonly ConcurrentBag<SmtpPeer> peers = [];
    private readonly Task accepting;
    private int connections;

    public FakeSmtpServer(SmtpManners? manners = null)
    {
        this.manners = manners ?? new SmtpManners();
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public int Connections => connections;

    public ConcurrentQueue<string> Commands { get; } = [];

    public ConcurrentQueue<byte[]> Letters { get; } = [];

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await accepting;
        foreach (var peer in peers)
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
                var peer = new SmtpPeer(await listener.AcceptSocketAsync());
                peers.Add(peer);
                Interlocked.Increment(ref connections);
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
            await peer.DisposeAsync();
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException or System.Security.Authentication.AuthenticationException)
        {
            await peer.DisposeAsync(); // the client went away, as it may
        }
    }

    private async Task TalkAsync(SmtpPeer peer)
    {
        if (manners.ImplicitTls)
        {
            await peer.SecureAsync(manners.Certificate!);
        }

        if (!await manners.Interfere(peer, SmtpManners.Connected))
        {
            await peer.SayAsync("220 mail.example.test ESMTP");
        }

        while (await peer.ReadLineAsync() is { } line)
        {
            Commands.Enqueue(line);
            if (await manners.Interfere(peer, line))
            {
                continue;
            }

            if (line == "QUIT")
            {
                await peer.SayAsync("221 2.0.0 Bye");
                return;
            }

            await AnswerAsync(peer, line);
        }
    }

    private Task AnswerAsync(SmtpPeer peer, string line) => line.Split(' ')[0] switch
    {
        "EHLO" => peer.SayAsync([.. manners.Extensions.Prepend("mail.example.test").Select((e, i) => (i == manners.Extensions.Length ? "250 " : "250-") + e)]),
        "STARTTLS" => StartTlsAsync(peer),
        "AUTH" when manners.Account is { } account => account.SignInAsync(peer, line, Commands.Enqueue),
        "AUTH" => peer.SayAsync("235 2.7.0 Authentication successful"),
        "DATA" => TakeAsync(peer),
        "MAIL" or "RCPT" or "RSET" => peer.SayAsync("250 2.1.0 Ok"),
        _ => peer.SayAsync("500 5.5.2 Unknown command"),
    };

    private async Task StartTlsAsync(SmtpPeer peer)
    {
        await peer.SayAsync("220 2.0.0 Ready to start TLS");
        await peer.SecureAsync(manners.Certificate!);
    }

    private async Task TakeAsync(SmtpPeer peer)
    {
        await peer.SayAsync("354 End data with <CR><LF>.<CR><LF>");
        if (await peer.ReadTextAsync() is not { } text)
        {
            return;
        }

        Letters.Enqueue(text);
        if (!await manners.Interfere(peer, SmtpManners.FinalDot))
        {
            await peer.SayAsync("250 2.0.0 Ok: queued as 4ABC");
        }
    }
}
