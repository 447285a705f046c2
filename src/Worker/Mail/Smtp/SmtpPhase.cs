namespace CaseReform.Ops.Worker.Mail.Smtp;

/// <summary>The steps of a conversation that have a time limit of their own.</summary>
internal enum SmtpPhase
{
    Connect,
    Greeting,
    Command,
    Data,
    FinalReply,
}
