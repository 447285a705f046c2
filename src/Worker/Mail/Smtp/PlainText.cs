using System.Net;

namespace CaseReform.Ops.Worker.Mail.Smtp;

/// <summary>Whether letters and a password may travel without TLS.</summary>
internal static class PlainText
{
    public static bool IsAllowed(MailOptions options) => options.AllowPlainText || IsThisMachine(options.Host);

    // Only what is written decides; a name that happens to resolve to loopback today is not a promise.
    private static bool IsThisMachine(string? host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
