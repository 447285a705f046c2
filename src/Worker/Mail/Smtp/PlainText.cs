using CaseReform.Ops.Hosting.Network;

namespace CaseReform.Ops.Worker.Mail.Smtp;

/// <summary>Whether letters and a password may travel without TLS.</summary>
internal static class PlainText
{
    public static bool IsAllowed(MailOptions options) => options.AllowPlainText || Hosts.IsLoopback(options.Host);
}
