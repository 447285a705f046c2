namespace CaseReform.Ops.Testing.Mail;

/// <summary>Where a conversation stands.</summary>
public enum Moment
{
    /// <summary>Nothing was said yet.</summary>
    Connected,

    /// <summary>MAIL was heard, the answer is due.</summary>
    Sender,

    /// <summary>RCPT was heard.</summary>
    Recipient,

    /// <summary>DATA was heard.</summary>
    Data,

    /// <summary>A part of the text is there, its end is not.</summary>
    Text,

    /// <summary>The final dot was heard; nothing is accepted yet.</summary>
    Dot,

    /// <summary>The message is accepted; the client does not know yet.</summary>
    Accepted,

    /// <summary>The 250 was written.</summary>
    Answered,

    /// <summary>Something else was heard.</summary>
    Other,
}
