namespace CaseReform.Ops.Domain.Digest;

/// <summary>A letter that did not arrive for certain; shown to the office until it is settled.</summary>
/// <param name="Day">The office day of the letter.</param>
/// <param name="Recipient">The person's name, never the address.</param>
/// <param name="Unit">The person's unit.</param>
/// <param name="Failure">How it ended.</param>
/// <param name="Reason">What the mail server said, as it was recorded.</param>
public sealed record UndeliveredLetter(DateOnly Day, string Recipient, string? Unit, DeliveryFailure Failure, string? Reason);
