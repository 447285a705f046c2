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
    /// Surely not accepted, and another attempt may help: server away, busy, greylisting. <paramref name="RecipientOnly"/>: the server
    /// is well and puts off this recipient, so the next letter may fare better.
    /// </summary>
    internal sealed record TryLater(string Reason, bool RecipientOnly = false) : Delivery;

    /// <summary>Surely not accepted, and no attempt will help this letter. <paramref name="AddressAtFault"/>: the address is what the office has to correct.</summary>
    internal sealed record Refused(string Reason, bool AddressAtFault) : Delivery;

    /// <summary>The final dot may have reached the server and no answer came back: accepted or not, nobody here can know.</summary>
    internal sealed record Uncertain(string Reason) : Delivery;

    /// <summary>Surely not accepted, and it says nothing about this letter: account, certificate or policy. Sending pauses until the office has looked.</summary>
    internal sealed record Paused(string Reason) : Delivery;
}
