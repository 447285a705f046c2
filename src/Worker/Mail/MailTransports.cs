using System.Diagnostics;
using CaseReform.Ops.Worker.Mail.Folder;
using CaseReform.Ops.Worker.Mail.Smtp;
using Microsoft.Extensions.Logging;

namespace CaseReform.Ops.Worker.Mail;

/// <summary>Makes the transport that the options name.</summary>
internal static class MailTransports
{
    /// <summary><paramref name="options"/> are validated; a relative <see cref="MailOptions.Folder"/> counts from the current directory.</summary>
    public static IMailTransport Create(MailOptions options, TimeProvider time, ILogger logger) => options.Transport switch
    {
        MailTransportKind.Folder => new FolderTransport(options.Folder),
        MailTransportKind.Smtp => new SmtpTransport(options, time, logger),
        _ => throw new UnreachableException(),
    };
}
