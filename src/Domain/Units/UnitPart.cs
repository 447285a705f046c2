namespace CaseReform.Ops.Domain.Units;

/// <summary>The part a unit has in a problem, as far as the cell says.</summary>
internal enum UnitPart
{
    Unmarked,
    Lead,
    Supporting,
    Overseeing,
}
