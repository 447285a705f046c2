using System.Collections.Concurrent;
using System.Text;

namespace CaseReform.Ops.Testing.Mail;

/// <summary>
/// A mail server that remembers exactly what it accepted: a message counts from the moment the server has decided to say 250, whether
/// or not the client hears it. Tests look in at every moment of the conversation.
/// </summary>
public sealed class Receiver : IAsyncDisposable
{
    private readonly FakeSmtpServer _server;

    public Receiver() => _server = new FakeSmtpServer(new SmtpManners { Reached = ReachedAsync, Interfere = AnswerAsync });

    public int Port => _server.Port;

    /// <summary>What was accepted, in this order.</summary>
    public ConcurrentQueue<Receipt> Accepted { get; } = [];

    /// <summary>Connections that are open now.</summary>
    public int Open => _server.Open;

    /// <summary>Connections so far.</summary>
    public int Connections => _server.Connections;

    /// <summary>Called at each moment; whatever it awaits holds the conversation up. Answering false ends the connection without a word.</summary>
    public Func<SmtpPeer, Moment, Task<bool>> At { get; set; } = (_, _) => Task.FromResult(true);

    /// <summary>Another answer than the ordinary one, by what the client said; null for the ordinary one.</summary>
    public Func<SmtpPeer, string, string?> Answer { get; set; } = (_, _) => null;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private Task<bool> ReachedAsync(SmtpPeer peer, Moment moment)
    {
        if (moment == Moment.Accepted)
        {
            Accepted.Enqueue(new Receipt(peer.Recipient, Encoding.Latin1.GetString(peer.Letter)));
        }

        return At(peer, moment);
    }

    private async Task<bool> AnswerAsync(SmtpPeer peer, string line)
    {
        var answer = line switch
        {
            SmtpManners.Connected => null,
            SmtpManners.FinalDot => Answer(peer, "."),
            _ => Answer(peer, line) ?? (line == "DATA" && peer.Recipient.Length == 0 ? "554 5.5.1 no valid recipients" : null),
        };
        if (answer is null)
        {
            return false;
        }

        if (line.StartsWith("RCPT", StringComparison.Ordinal))
        {
            peer.Recipient = "";
        }

        await peer.SayAsync(answer);
        return true;
    }
}
