using CaseReform.Ops.Worker.CommandLine;

namespace CaseReform.Ops.Worker.Reminders;

/// <summary>What went wrong in a round that a command ran, in sentences and as the command's exit code.</summary>
internal static class RoundWords
{
    /// <summary>Whether everything that was taken in hand went its way.</summary>
    public static int Exit(RoundReport report) => report is { Paused: null, ServerAway: false, Declined: null, Refused: 0 } ? ExitCode.Done : ExitCode.Failed;

    /// <summary>Says what went wrong, if anything did.</summary>
    public static void Tell(Output output, RoundReport report)
    {
        if (report.Refused > 0)
        {
            output.Error(Say(ReminderTexts.SendRefused, report.Refused));
        }

        if (report.Paused is { } reason)
        {
            output.Error(Say(ReminderTexts.SendPaused, reason));
        }
        else if (report.ServerAway)
        {
            output.Error(ReminderTexts.SendServerAway);
        }
        else if (report.Declined is { } words)
        {
            output.Error(Say(ReminderTexts.SendDeclined, words));
        }
    }
}
