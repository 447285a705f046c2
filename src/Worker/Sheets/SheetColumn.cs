namespace CaseReform.Ops.Worker.Sheets;

/// <param name="Width">In characters of a digit's width; a Chinese character takes two.</param>
/// <param name="Style">For the cells that bring none of their own; null is <see cref="CellStyle.Body"/>.</param>
internal sealed record SheetColumn(double Width, bool Hidden = false, CellStyle? Style = null);
