namespace CaseReform.Ops.Worker.Mail.Smtp;

/// <summary>What came of opening a connection: it is ready for letters, or there is a reason why not.</summary>
internal abstract record Opening
{
    private Opening()
    {
    }

    internal sealed record Ready(SmtpConnection Connection) : Opening;

    internal sealed record Failed(Delivery Outcome) : Opening;
}
