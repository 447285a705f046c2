namespace CaseReform.Ops.Worker.Mail;

/// <summary>The edge of our world toward the mail: a submission server, or a folder of files.</summary>
internal interface IMailTransport
{
    /// <summary>A lane of its own, used by one sender at a time. It connects when the first letter is sent, so opening does not fail when the server is away.</summary>
    ValueTask<IMailSession> OpenAsync(CancellationToken token);
}
