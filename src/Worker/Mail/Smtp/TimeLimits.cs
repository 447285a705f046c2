namespace CaseReform.Ops.Worker.Mail.Smtp;

/// <summary>The time of each step. A limit covers the whole step, so a server that drips octets gains nothing.</summary>
internal static class TimeLimits
{
    public static TimeSpan Of(SmtpPhase phase, MailOptions options) => phase switch
    {
        SmtpPhase.Connect => options.ConnectLimit,
        SmtpPhase.Greeting => options.GreetingLimit,
        SmtpPhase.Command => options.CommandLimit,
        SmtpPhase.Data => options.DataLimit,
        SmtpPhase.FinalReply => options.FinalReplyLimit,
    };

    /// <summary>What to say when a step took longer.</summary>
    public static string Sentence(SmtpPhase phase, MailOptions options) =>
        Say(SmtpTexts.TimedOut, NameOf(phase), Of(phase, options).TotalSeconds);

    private static string NameOf(SmtpPhase phase) => phase switch
    {
        SmtpPhase.Connect => SmtpTexts.PhaseConnect,
        SmtpPhase.Greeting => SmtpTexts.PhaseGreeting,
        SmtpPhase.Command => SmtpTexts.PhaseCommand,
        SmtpPhase.Data => SmtpTexts.PhaseData,
        SmtpPhase.FinalReply => SmtpTexts.PhaseFinalReply,
    };
}
