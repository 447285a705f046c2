namespace CaseReform.Ops.Worker.Letters;

/// <summary>What the sheet says of a measure's progress.</summary>
/// <param name="Text">Its words, or null where it gives a percentage only.</param>
/// <param name="ImportedOn">The day it came with a file.</param>
internal sealed record SheetProgress(string? Text, DateOnly ImportedOn);
