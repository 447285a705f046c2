using System.CommandLine;

using CaseReform.Ops.Worker.CommandLine;

namespace CaseReform.Ops.Worker.People;

/// <summary><c>--as-new NAME</c>: a name that is like that of a known unit is a unit of its own.</summary>
internal static class NewUnitOptions
{
    public static Option<string[]> AsNew { get; } = new("--as-new") { Description = NewUnitTexts.HelpAsNew, HelpName = "NAME" };

    /// <summary>The names, where units may be created at all.</summary>
    /// <exception cref="InputRefusedException">Nothing is to be created.</exception>
    public static IReadOnlyList<string> Read(ParseResult parse, bool createUnits) => parse.GetValue(AsNew) switch
    {
        null or [] => [],
        _ when !createUnits => throw new InputRefusedException(NewUnitTexts.AsNewAlone),
        var names => names,
    };
}
