using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Domain.CloseOut;

/// <summary>Why somebody hears of a close-out by letter.</summary>
public enum CloseOutCall
{
    /// <summary>It is their turn.</summary>
    Act,

    /// <summary>It still is, after the working days that the office gives.</summary>
    Remind,

    /// <summary>Somebody below did not act in these days.</summary>
    Above,

    /// <summary>How the application ended: the problem is closed.</summary>
    Outcome,
}

/// <summary>Calls among the notices: each goes by a rung's name that no ladder has, and is counted from no deadline.</summary>
public static class CloseOutCalls
{
    // they stand in the keys of notices: kept for good
    private const string Act = "销号待办";
    private const string Remind = "销号催办";
    private const string Above = "销号督促";
    private const string Outcome = "销号结果";

    /// <summary>All names.</summary>
    public static IReadOnlyList<string> Rungs { get; } = [Act, Remind, Above, Outcome];

    /// <summary>The name among the rungs' names.</summary>
    public static string RungOf(CloseOutCall call) => call switch
    {
        CloseOutCall.Act => Act,
        CloseOutCall.Remind => Remind,
        CloseOutCall.Above => Above,
        CloseOutCall.Outcome => Outcome,
    };

    /// <summary>The call that a notice is; null for one of a measure.</summary>
    public static CloseOutCall? Find(string rung) => rung switch
    {
        Act => CloseOutCall.Act,
        Remind => CloseOutCall.Remind,
        Above => CloseOutCall.Above,
        Outcome => CloseOutCall.Outcome,
        _ => null,
    };

    /// <summary>Whether a notice is one.</summary>
    public static bool Is(string rung) => Find(rung) is not null;

    /// <summary>Addressed, or told for information.</summary>
    public static NoticeKind KindOf(CloseOutCall call) => call == CloseOutCall.Outcome ? NoticeKind.Copy : NoticeKind.To;

    /// <summary>As a rung, for lists of what waits.</summary>
    internal static Rung? AsRung(string rung) =>
        Is(rung) ? new Rung { Name = rung, Light = Light.None, When = new RungTiming.OnTheDay(), To = [PostRole.Handler], Copy = [], Rank = -1 } : null;
}
