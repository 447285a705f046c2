using System.Diagnostics;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Worker.Letters;

/// <summary>What a rung asks for, and the standard word for it where the office's own word is left out.</summary>
/// <param name="Rung">The word.</param>
/// <param name="Ask">Of the 责任人.</param>
/// <param name="AskOfLeader">Of others, who can say 办理情况 and neither complete anything nor report a percentage.</param>
internal sealed record Demand(string Rung, string Ask, string AskOfLeader)
{
    private static readonly Demand Remind = new(LetterTexts.RungRemind, LetterTexts.AskRemind, LetterTexts.AskOfLeader);
    private static readonly Demand Warn = new(LetterTexts.RungWarn, LetterTexts.AskWarn, LetterTexts.AskOfLeader);
    private static readonly Demand Due = new(LetterTexts.RungDue, LetterTexts.AskDue, LetterTexts.AskOfLeader);
    private static readonly Demand Chase = new(LetterTexts.RungChase, LetterTexts.AskChase, LetterTexts.AskChaseLeader);
    private static readonly Demand Supervise = new(LetterTexts.RungSupervise, LetterTexts.AskSupervise, LetterTexts.AskSupervise);
    private static readonly Demand Bulletin = new(LetterTexts.RungBulletin, LetterTexts.AskBulletin, LetterTexts.AskBulletinLeader);
    private static readonly Demand Silence = new(LetterTexts.RungSilence, LetterTexts.AskSilence, LetterTexts.AskSilenceLeader);
    private static readonly Demand Periodic = new(LetterTexts.RungPeriodic, LetterTexts.AskPeriodic, LetterTexts.AskPeriodicLeader);

    public static Demand Of(RungKind kind, Light light) => kind switch
    {
        RungKind.Before => light is Light.None or Light.Green or Light.Blue ? Remind : Warn,
        RungKind.Day => Due,
        RungKind.After => light == Light.Red ? Supervise : Chase,
        RungKind.AfterRepeating => Bulletin,
        RungKind.Silence => Silence,
        RungKind.Periodic => Periodic,
        _ => throw new UnreachableException(),
    };
}
