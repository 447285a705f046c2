namespace CaseReform.Ops.Domain.Digest;

/// <summary>Why a letter counts as not delivered.</summary>
public enum DeliveryFailure
{
    /// <summary>The mail server refused the recipient's address.</summary>
    Refused,

    /// <summary>The mail server refused the letter for what it carries: its size, its content.</summary>
    LetterRefused,

    /// <summary>The recipient's mailbox took nothing until the limit was reached.</summary>
    MailboxClosed,

    /// <summary>Every attempt was put off until the limit was reached.</summary>
    GivenUp,

    /// <summary>Nobody knows: the connection broke after the final dot, and the repeats did as well.</summary>
    Uncertain,
}
