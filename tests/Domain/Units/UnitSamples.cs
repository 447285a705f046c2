using CaseReform.Ops.Domain.Units;

namespace CaseReform.Ops.Domain.Tests.Units;

/// <summary>Reads one cell and shows it as lead+lead|supporting+supporting|overseeing; ? new, * many units, ! two readings.</summary>
internal static class UnitSamples
{
    public static string Read(string text, string known = "") => Show(Reader(known).Read(text.Replace("\\n", "\n", StringComparison.Ordinal)));

    public static UnitCellReader Reader(string known = "") => new(new UnitNames(
        known.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(k => k.Split('=')).Select(k => new UnitName(k[0], k[1..]))));

    public static string Show(UnitCell cell) =>
        string.Join('+', cell.Leads.Select(Show)) + "|" + string.Join('+', cell.Supporting.Select(Show))
        + (cell.Overseeing.Count == 0 ? "" : "|" + string.Join('+', cell.Overseeing.Select(Show)));

    private static string Show(UnitMatch match) => match switch
    {
        UnitMatch.Known known => known.Name,
        UnitMatch.Unknown unknown => "?" + unknown.Name,
        UnitMatch.Generic generic => "*" + generic.Written,
        UnitMatch.Unclear unclear => "!" + string.Join('/', unclear.Readings),
        _ => throw new InvalidOperationException(),
    };
}
