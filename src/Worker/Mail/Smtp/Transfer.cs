namespace CaseReform.Ops.Worker.Mail.Smtp;

/// <summary>What one attempt over one connection came to.</summary>
/// <param name="Outcome">For the letter.</param>
/// <param name="KeepConnection">The next letter may use the connection.</param>
/// <param name="WasStale">The server ended the connection before it took up the letter at all, as it does with idle ones.</param>
internal readonly record struct Transfer(Delivery Outcome, bool KeepConnection, bool WasStale = false);
