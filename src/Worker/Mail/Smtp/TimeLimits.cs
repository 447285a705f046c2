using System.Globalization;

namespace CaseReform.Ops.Worker.Mail.Smtp;

/// <summary>Gives each step its time. The limit covers the whole step, so a server that drips octets gains nothing.</summary>
internal sealed class TimeLimits(MailOptions options, TimeProvider time)
{
    public TimeProvider Time => time;

    /// <summary>Runs one step; throws <see cref="SmtpBreakException"/> when its time is up.</summary>
    public async ValueTask<TResult> RunAsync<TState, TResult>(
        SmtpPhase phase, TState state, Func<TState, CancellationToken, ValueTask<TResult>> step, CancellationToken token)
    {
        using var limit = new CancellationTokenSource(Of(phase), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, token);
        try
        {
            return await step(state, either.Token);
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            throw new SmtpBreakException(string.Format(CultureInfo.InvariantCulture, SmtpTexts.TimedOut, NameOf(phase), Of(phase).TotalSeconds));
        }
    }

    private TimeSpan Of(SmtpPhase phase) => phase switch
    {
        SmtpPhase.Connect => options.ConnectLimit,
        SmtpPhase.Greeting => options.GreetingLimit,
        SmtpPhase.Command => options.CommandLimit,
        SmtpPhase.Data => options.DataLimit,
        SmtpPhase.FinalReply => options.FinalReplyLimit,
    };

    private static string NameOf(SmtpPhase phase) => phase switch
    {
        SmtpPhase.Connect => SmtpTexts.PhaseConnect,
        SmtpPhase.Greeting => SmtpTexts.PhaseGreeting,
        SmtpPhase.Command => SmtpTexts.PhaseCommand,
        SmtpPhase.Data => SmtpTexts.PhaseData,
        SmtpPhase.FinalReply => SmtpTexts.PhaseFinalReply,
    };
}
