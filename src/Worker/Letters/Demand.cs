using System.Diagnostics;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Worker.Letters;

/// <summary>What a rung asks for, and the standard word for it where the office's own word is left out.</summary>
internal sealed record Demand(string Rung, string Ask)
{
    private static readonly Demand Remind = new(LetterTexts.RungRemind, LetterTexts.AskRemind);
    private static readonly Demand Warn = new(LetterTexts.RungWarn, LetterTexts.AskWarn);
    private static readonly Demand Due = new(LetterTexts.RungDue, LetterTexts.AskDue);
    private static readonly Demand Chase = new(LetterTexts.RungChase, LetterTexts.AskChase);
    private static readonly Demand Supervise = new(LetterTexts.RungSupervise, LetterTexts.AskSupervise);
    private static readonly Demand Bulletin = new(LetterTexts.RungBulletin, LetterTexts.AskBulletin);
    private static readonly Demand Silence = new(LetterTexts.RungSilence, LetterTexts.AskSilence);
    private static readonly Demand Periodic = new(LetterTexts.RungPeriodic, LetterTexts.AskPeriodic);

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
