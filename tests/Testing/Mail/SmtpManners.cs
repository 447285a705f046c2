using System.Security.Cryptography.X509Certificates;

namespace CaseReform.Ops.Testing.Mail;

/// <summary>How a fake server behaves. Well, unless a test interferes.</summary>
public sealed record SmtpManners
{
    public string[] Extensions { get; init; } = ["PIPELINING", "SIZE 10240000", "8BITMIME", "SMTPUTF8"];

    /// <summary>For STARTTLS and <see cref="ImplicitTls"/>.</summary>
    public X509Certificate2? Certificate { get; init; }

    public bool ImplicitTls { get; init; }

    /// <summary>Who may sign in; anybody when null.</summary>
    public SmtpAccount? Account { get; init; }

    /// <summary>
    /// Asked before each answer. The command is the client's line, or <see cref="Connected"/> before the greeting, or
    /// <see cref="FinalDot"/> after the text. True: it has answered itself.
    /// </summary>
    public Func<SmtpPeer, string, Task<bool>> Interfere { get; init; } = (_, _) => Task.FromResult(false);

    /// <summary>Called at each moment of a conversation, before <see cref="Interfere"/>; whatever it awaits holds the conversation up. False: the connection ends without a word.</summary>
    public Func<SmtpPeer, Moment, Task<bool>> Reached { get; init; } = (_, _) => Task.FromResult(true);

    public const string Connected = "(connected)";

    public const string FinalDot = "(final dot)";

    /// <summary>Answers one command, recognised by how it begins, with the given lines.</summary>
    public static Func<SmtpPeer, string, Task<bool>> Answer(string command, params string[] lines) => async (peer, line) =>
    {
        if (!line.StartsWith(command, StringComparison.Ordinal))
        {
            return false;
        }

        await peer.SayAsync(lines);
        return true;
    };
}
