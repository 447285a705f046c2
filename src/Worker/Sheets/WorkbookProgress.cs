namespace CaseReform.Ops.Worker.Sheets;

/// <summary>How far reading has come; reported every thousand rows.</summary>
internal readonly record struct WorkbookProgress(string Sheet, int Row, int Rows);
