using System.Buffers.Binary;
using System.Text;

namespace CaseReform.Ops.Testing.Mail;

/// <summary>An account of a fake server, and how somebody signs in to it: PLAIN, LOGIN, XOAUTH2, OAUTHBEARER (RFC 7628) and as much of NTLM as a client shows.</summary>
/// <param name="User">The account's name.</param>
/// <param name="Secret">The password, or the access token.</param>
public sealed record SmtpAccount(string User, string Secret)
{
    private const string Refused = "535 5.7.8 Authentication credentials invalid";
    private const string Welcome = "235 2.7.0 Authentication successful";

    /// <summary>Holds the conversation that AUTH begins; each line of the client is also told to <paramref name="heard"/>.</summary>
    internal async Task SignInAsync(SmtpPeer peer, string command, Action<string> heard)
    {
        var words = command.Split(' ');
        var first = words.ElementAtOrDefault(2);
        switch (words.ElementAtOrDefault(1))
        {
            case "PLAIN":
                await EndAsync(peer, (first ?? await AskAsync(peer, "", heard)) == Base64($"\0{User}\0{Secret}"));
                break;
            case "LOGIN":
                var user = await AskAsync(peer, Base64("Username:"), heard);
                var password = await AskAsync(peer, Base64("Password:"), heard);
                await EndAsync(peer, user == Base64(User) && password == Base64(Secret));
                break;
            case "XOAUTH2":
                await TokenAsync(peer, first == Base64($"user={User}\u0001auth=Bearer {Secret}\u0001\u0001"), heard);
                break;
            case "OAUTHBEARER":
                var said = Text(first);
                await TokenAsync(peer, said.StartsWith($"n,a={User},\u0001", StringComparison.Ordinal) && said.EndsWith($"\u0001auth=Bearer {Secret}\u0001\u0001", StringComparison.Ordinal), heard);
                break;
            case "NTLM":
                await NtlmAsync(peer, first, heard);
                break;
            default:
                await peer.SayAsync("504 5.5.4 Unrecognized authentication type");
                break;
        }
    }

    // both say why in a challenge first, and mean it after an empty answer
    private static async Task TokenAsync(SmtpPeer peer, bool right, Action<string> heard)
    {
        if (!right)
        {
            await AskAsync(peer, Base64("""{"status":"401","schemes":"bearer","scope":"mail"}"""), heard);
        }

        await EndAsync(peer, right);
    }

    private async Task NtlmAsync(SmtpPeer peer, string? negotiate, Action<string> heard)
    {
        if (MessageType(negotiate) != 1)
        {
            await EndAsync(peer, false);
            return;
        }

        var answer = await AskAsync(peer, Convert.ToBase64String(NtlmChallenge()), heard);
        if (MessageType(answer) != 3)
        {
            await EndAsync(peer, false);
            return;
        }

        var message = Convert.FromBase64String(answer!);
        var (name, domain, machine) = (Field(message, 36), Field(message, 28), Field(message, 44));
        var proof = BinaryPrimitives.ReadUInt16LittleEndian(message.AsSpan(20)); // NTLMv2: a proof of 16 octets and what it is about
        await EndAsync(peer, $"{domain}\\{name}".Equals(User, StringComparison.OrdinalIgnoreCase) && machine.Length == 0 && proof > 24);
    }

    private static byte[] NtlmChallenge()
    {
        var name = Encoding.Unicode.GetBytes("TOWN");
        byte[] info = [2, 0, (byte)name.Length, 0, .. name, 0, 0, 0, 0];
        var message = new byte[56 + name.Length + info.Length];
        "NTLMSSP\0"u8.CopyTo(message);
        message[8] = 2;
        Place(12, name, 56);
        BinaryPrimitives.WriteUInt32LittleEndian(message.AsSpan(20), 0x00880201); // Unicode, NTLM, extended session security, target info
        "12345678"u8.CopyTo(message.AsSpan(24));
        Place(40, info, 56 + name.Length);
        return message;

        void Place(int field, byte[] value, int at)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(message.AsSpan(field), (ushort)value.Length);
            BinaryPrimitives.WriteUInt16LittleEndian(message.AsSpan(field + 2), (ushort)value.Length);
            BinaryPrimitives.WriteUInt32LittleEndian(message.AsSpan(field + 4), (uint)at);
            value.CopyTo(message.AsSpan(at));
        }
    }

    private static string Field(byte[] message, int at)
    {
        var length = BinaryPrimitives.ReadUInt16LittleEndian(message.AsSpan(at));
        return Encoding.Unicode.GetString(message, (int)BinaryPrimitives.ReadUInt32LittleEndian(message.AsSpan(at + 4)), length);
    }

    private static uint MessageType(string? base64) =>
        base64 is { Length: > 16 } && Convert.FromBase64String(base64) is { Length: > 12 } message && message.AsSpan().StartsWith("NTLMSSP\0"u8)
            ? BinaryPrimitives.ReadUInt32LittleEndian(message.AsSpan(8))
            : 0;

    private static async Task<string?> AskAsync(SmtpPeer peer, string challenge, Action<string> heard)
    {
        await peer.SayAsync("334 " + challenge);
        var line = await peer.ReadLineAsync();
        heard(line ?? "");
        return line;
    }

    private static Task EndAsync(SmtpPeer peer, bool right) => peer.SayAsync(right ? Welcome : Refused);

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static string Text(string? base64) => base64 is null ? "" : Encoding.UTF8.GetString(Convert.FromBase64String(base64));
}
