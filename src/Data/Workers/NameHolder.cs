namespace CaseReform.Ops.Data.Workers;

/// <summary>Who holds a name at the moment.</summary>
/// <param name="Process">The server's number of the session.</param>
/// <param name="Who">What the session calls itself: kind, machine and process.</param>
/// <param name="LastHeard">When it last said something; null where the server does not tell.</param>
internal sealed record NameHolder(long Process, string Who, DateTimeOffset? LastHeard);

/// <summary>Whether a name was taken.</summary>
/// <param name="IsHeld">It is ours.</param>
/// <param name="By">Who has it otherwise, as far as the server tells.</param>
public sealed record NameTaking(bool IsHeld, string By);
