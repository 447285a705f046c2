namespace CaseReform.Ops.Worker.Restore;

/// <summary>What is said of a restored database.</summary>
internal static class RestoreWords
{
    /// <summary>That reminders are held, and why.</summary>
    public static string Held(string reason) => Say(RestoreTexts.Held, Reason(reason));

    /// <summary>How it was noticed.</summary>
    /// <param name="reason">A <see cref="RestoreVerdict"/> as it was stored.</param>
    public static string Reason(string reason) => reason switch
    {
        nameof(RestoreVerdict.NewerHead) => RestoreTexts.ReasonNewerHead,
        nameof(RestoreVerdict.MarkMissing) => RestoreTexts.ReasonMarkMissing,
        nameof(RestoreVerdict.Stranger) => RestoreTexts.ReasonStranger,
        _ => RestoreTexts.ReasonMarkAhead,
    };
}
