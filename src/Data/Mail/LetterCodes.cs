namespace CaseReform.Ops.Data.Mail;

/// <summary>The database text of a letter's states. A code keeps its spelling for good.</summary>
public static class LetterStates
{
    /// <summary>Composed, or surely not accepted: goes out at its next attempt, composed anew when the matter has changed.</summary>
    public const string Waiting = "waiting";

    /// <summary>In the hands of one worker, until its lease ends.</summary>
    public const string Leased = "leased";

    /// <summary>Perhaps accepted: repeated byte for byte, at most twice.</summary>
    public const string Uncertain = "uncertain";

    /// <summary>Accepted by the server.</summary>
    public const string Sent = "sent";

    /// <summary>Refused for good; the office is told.</summary>
    public const string Refused = "refused";

    /// <summary>Tried too long or repeated too often; the office is told.</summary>
    public const string GivenUp = "given_up";

    /// <summary>Overtaken by events; its matters go into another letter.</summary>
    public const string Dropped = "dropped";
}

/// <summary>What a letter that did not arrive failed for; it decides what the office is advised to do.</summary>
public static class LetterCauses
{
    /// <summary>The account, the server or its policy.</summary>
    public const string Sending = "sending";

    /// <summary>The recipient's mailbox, full or out of use for a time.</summary>
    public const string Mailbox = "mailbox";

    /// <summary>What the letter carries: its size, its content.</summary>
    public const string Letter = "letter";

    /// <summary>The recipient's address.</summary>
    public const string Address = "address";

    /// <summary>Connection or process ended before the server's answer, each time: it may have arrived.</summary>
    public const string Uncertain = "uncertain";
}

/// <summary>What a letter is.</summary>
public static class LetterKinds
{
    /// <summary>A reminder letter: at most one a person a working day.</summary>
    public const string Ladder = "ladder";

    /// <summary>The weekly digest, or the warning to the office that stands in for it.</summary>
    public const string Digest = "digest";

    /// <summary>The short daily letter to the office.</summary>
    public const string Office = "office";

    /// <summary>A letter to the office's own address by which a pause of sending ends; it tells what happened.</summary>
    public const string Probe = "probe";

    /// <summary>A link or a code that lets somebody in: ahead of all others, at any hour, and its bytes are forgotten as soon as it ended.</summary>
    public const string Access = "access";

    /// <summary>The priority of <see cref="Access"/> alone; they have a way of their own to the server.</summary>
    public const int AccessPriority = 0;
}
