namespace CaseReform.Ops.Worker.Sheets;

/// <summary>What a written cell is to the program that opens it.</summary>
internal enum CellKind
{
    Blank,
    Text,
    Date,
    Number,
    Percent,
}
