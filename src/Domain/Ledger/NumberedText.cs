namespace CaseReform.Ops.Domain.Ledger;

/// <summary>A problem as far as it is needed to recognise it under another number.</summary>
/// <param name="Number">Its number in the ledger or the file.</param>
/// <param name="Text">What it is about; null when the file does not say.</param>
/// <param name="More">What else tells it from a problem of the same text: its measures.</param>
/// <param name="Id">The ledger's own row, where the file is an export and says it.</param>
public sealed record NumberedText(string Number, string? Text, string? More = null, long? Id = null);
