namespace CaseReform.Ops.Domain.People;

/// <summary>One person who gets the letters of a post.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="ActingFor">The absent holder this person acts for, if so.</param>
/// <param name="Email">The address; null when there is none or the person is no longer active. Such a letter is shown to the office as undeliverable: a holder who cannot be reached is not a vacancy.</param>
public sealed record Recipient(long PersonId, long? ActingFor, string? Email);
