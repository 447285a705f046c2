namespace CaseReform.Ops.Data.Mail;

/// <summary>Where a letter stands.</summary>
public enum LetterState
{
    /// <summary>Composed, or surely not accepted: goes out at its next attempt, composed anew when the measure has changed.</summary>
    Waiting,

    /// <summary>In the hands of one worker, until its lease ends.</summary>
    Leased,

    /// <summary>Perhaps accepted: repeated byte for byte, at most twice.</summary>
    Uncertain,

    /// <summary>Accepted by the server.</summary>
    Sent,

    /// <summary>Refused for good; the office is told.</summary>
    Refused,

    /// <summary>Tried too long or repeated too often; the office is told.</summary>
    GivenUp,

    /// <summary>Overtaken by events; its measures go into another letter.</summary>
    Dropped,
}

/// <summary>What a letter that did not arrive failed for; it decides what the office is advised to do.</summary>
public enum LetterCause
{
    /// <summary>The account, the server or its policy.</summary>
    Sending,

    /// <summary>The recipient's mailbox, full or out of use for a time.</summary>
    Mailbox,

    /// <summary>What the letter carries: its size, its content.</summary>
    Letter,

    /// <summary>The recipient's address.</summary>
    Address,

    /// <summary>Connection or process ended before the server's answer, each time: it may have arrived.</summary>
    Uncertain,
}

/// <summary>What a letter is.</summary>
public enum LetterKind
{
    /// <summary>A reminder letter: at most one a person a working day.</summary>
    Ladder,

    /// <summary>The weekly digest, or the warning to the office that stands in for it.</summary>
    Digest,

    /// <summary>The short daily letter to the office.</summary>
    Office,

    /// <summary>A letter to the office's own address by which a pause of sending ends; it tells what happened.</summary>
    Probe,

    /// <summary>A link or a code that lets somebody in: ahead of all others, at any hour, and its bytes are forgotten as soon as it ended.</summary>
    Access,

    /// <summary>A short letter by itself: an address that changed, what became of a request or a suggestion.</summary>
    Tiding,
}
