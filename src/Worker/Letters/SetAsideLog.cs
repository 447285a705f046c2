using System.Diagnostics;

using CaseReform.Ops.Data.SetAside;

using Microsoft.Extensions.Logging;

namespace CaseReform.Ops.Worker.Letters;

/// <summary>Logs what was set aside: which item, what sort of fault and where in the program; never its message, which may quote a name.</summary>
internal static partial class SetAsideLog
{
    public static void Write(ILogger log, FaultNotes faults)
    {
        foreach (var fault in faults.All)
        {
            Kept(log, fault.Kind, fault.PersonId, fault.MeasureId, fault.Fault.GetType().Name, PlaceOf(fault.Fault));
        }
    }

    private static string PlaceOf(Exception fault) =>
        new StackTrace(fault).GetFrames().Select(f => f.GetMethod()).FirstOrDefault(m => m?.DeclaringType is not null) is { } method
            ? $"{method.DeclaringType!.Name}.{method.Name}"
            : "?";

    [LoggerMessage(1, LogLevel.Error, "set aside: {Kind} (person {Person}, measure {Measure}); {Fault} in {Place}. The others go on, and it is tried again")]
    private static partial void Kept(ILogger logger, string kind, long? person, long? measure, string fault, string place);
}
