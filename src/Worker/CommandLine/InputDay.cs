using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Worker.CommandLine;

/// <summary>A day the user typed.</summary>
internal static class InputDay
{
    /// <summary>Reads <c>2026-11-20</c>.</summary>
    /// <exception cref="InputRefusedException">It is no day.</exception>
    public static DateOnly Read(string option, string text) =>
        IsoDay.Find(text) ?? throw new InputRefusedException(Say(CommandTexts.DayUnclear, option, text));
}
