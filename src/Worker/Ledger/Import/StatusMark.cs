namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>A column that holds marks and whose header is a state: √ below 推进中.</summary>
/// <param name="At">The column.</param>
/// <param name="Word">The state, or 是 and 否 below 是否完成.</param>
/// <param name="Group">Columns of one group answer one question: the place of the header above them, or of the first of a run.</param>
/// <param name="IsOfClosing">The question is 是否销号.</param>
internal sealed record StatusMark(int At, string Word, int Group, bool IsOfClosing);
