namespace CaseReform.Ops.Domain.Units;

/// <summary>A list of units that says how many they are: 甲局、乙局等三个部门.</summary>
/// <param name="Written">The last of them with the count, as written: 乙局等三个部门.</param>
/// <param name="Count">How many it says.</param>
/// <param name="Named">How many it names.</param>
public sealed record CountedUnits(string Written, int Count, int Named);
