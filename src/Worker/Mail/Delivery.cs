namespace CaseReform.Ops.Worker.Mail;

/// <summary>How far one letter got. Every reason is a sentence for the office; text of the server in it is cleaned and cut.</summary>
internal abstract record Delivery
{
    private Delivery()
    {
    }

    /// <summary>The server has taken the letter over.</summary>
    internal sealed record Sent(string ServerReply) : Delivery;

    /// <summary>
    /// Surely not accepted, and another attempt may help: server away, busy, a limit, a full mailbox. <paramref name="RecipientOnly"/>: the
    /// server is well and puts off this recipient, so the next letter may fare better. <paramref name="MayBePolicy"/>: an answer of the server
    /// that, given to several recipients in a row, is about sending and not about the letter.
    /// </summary>
    internal sealed record TryLater(string Reason, bool RecipientOnly = false, bool MayBePolicy = false) : Delivery;

    /// <summary>
    /// Surely not accepted, and no attempt will help this letter. <paramref name="AddressAtFault"/>: the address is what the office has to
    /// correct. <paramref name="MayBePolicy"/>: as for <see cref="TryLater"/>; then nobody is left refused.
    /// </summary>
    internal sealed record Refused(string Reason, bool AddressAtFault, bool MayBePolicy = false) : Delivery;

    /// <summary>The final dot may have reached the server and no answer came back: accepted or not, nobody here can know.</summary>
    internal sealed record Uncertain(string Reason) : Delivery;

    /// <summary>Surely not accepted, and it says nothing about this letter: account, certificate or sender. Sending pauses until the office has looked.</summary>
    internal sealed record Paused(string Reason) : Delivery;
}
