using System.Diagnostics;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Worker.Letters;

/// <summary>Translates the ladder's timing into what a letter says.</summary>
internal static class RungKinds
{
    public static RungKind Of(RungTiming timing) => timing switch
    {
        RungTiming.Before => RungKind.Before,
        RungTiming.OnTheDay => RungKind.Day,
        RungTiming.After { Every: null } => RungKind.After,
        RungTiming.After => RungKind.AfterRepeating,
        RungTiming.Silence => RungKind.Silence,
        RungTiming.QuarterEnd => RungKind.Periodic,
        _ => throw new UnreachableException(),
    };
}
