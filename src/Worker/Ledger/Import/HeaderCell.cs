namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>A column of a header row and what its words say; null when they say nothing that is known.</summary>
internal sealed record HeaderCell(int At, string Text, HeaderMeaning? Meaning);
