namespace CaseReform.Ops.Domain.Digest;

/// <summary>Why a letter counts as not delivered.</summary>
public enum DeliveryFailure
{
    /// <summary>The mail server refused it for good.</summary>
    Refused,

    /// <summary>Every attempt was put off until the limit was reached.</summary>
    GivenUp,

    /// <summary>Nobody knows: the connection broke after the final dot, and the repeats did as well.</summary>
    Uncertain,
}
