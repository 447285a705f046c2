using System.Net;

namespace CaseReform.Ops.Bot.Hosting;

/// <summary>
/// A reverse proxy. One that signs people in by itself and names them in a header is believed only when the connection comes from one of its addresses and
/// carries the shared secret. Section <c>Bot:Proxy</c>.
/// </summary>
internal sealed class ProxyOptions
{
    private const int MinSecretLength = 32;

    /// <summary>The header with the person's work mail address; none: there is no such proxy.</summary>
    public string? PersonHeader { get; set; }

    /// <summary>The header with the shared secret.</summary>
    public string SecretHeader { get; set; } = "X-Proxy-Secret";

    /// <summary>The shared secret; better in an environment variable, <c>Bot__Proxy__Secret</c>.</summary>
    public string? Secret { get; set; }

    /// <summary>The proxy's addresses, as the socket shows them. From them, and from this machine, it is believed in <c>X-Forwarded-For</c> who asks for a sign-in mail.</summary>
    public IList<string> Peers { get; } = [];

    /// <summary>What is wrong, as sentences that never repeat the secret.</summary>
    public IEnumerable<string> Faults()
    {
        if (!Peers.All(peer => IPAddress.TryParse(peer, out _)))
        {
            yield return HostingTexts.ProxyPeersWrong;
            yield break;
        }

        if (string.IsNullOrEmpty(PersonHeader))
        {
            yield break;
        }

        if (!IsHeader(PersonHeader) || !IsHeader(SecretHeader) || string.Equals(PersonHeader, SecretHeader, StringComparison.OrdinalIgnoreCase))
        {
            yield return HostingTexts.ProxyHeadersWrong;
        }

        if (Secret is not { Length: >= MinSecretLength })
        {
            yield return HostingTexts.ProxySecretShort;
        }

        if (Peers.Count == 0)
        {
            yield return HostingTexts.ProxyPeersWrong;
        }
    }

    private static bool IsHeader(string name) => name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}
