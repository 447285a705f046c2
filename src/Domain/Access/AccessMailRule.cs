namespace CaseReform.Ops.Domain.Access;

/// <summary>What is known of whoever asks for a mail that lets somebody in.</summary>
public enum AskerKind
{
    /// <summary>A network address, and nothing else: a person, a stranger, or a whole office behind one proxy.</summary>
    Network,

    /// <summary>A browser that was signed in, not long ago, as the person whose address it names.</summary>
    Browser,

    /// <summary>An account of an outside channel, as the channel proved it.</summary>
    Account,
}

/// <summary>Who asks for a mail that lets somebody in.</summary>
/// <param name="Kind">What is known of the asker.</param>
/// <param name="Key">By what it is known again within the hour; a hash, never an address.</param>
public sealed record Asker(AskerKind Kind, string Key);

/// <summary>How many mails of one kind were asked for within the last <see cref="AccessMailRule.Window"/>.</summary>
public sealed record AccessMailCounts
{
    /// <summary>By this asker for this address.</summary>
    public int OfAskerForAddress { get; init; }

    /// <summary>For this address by all but remembered browsers.</summary>
    public int ForAddress { get; init; }

    /// <summary>By this asker for any address; of links only those that bring a mail.</summary>
    public int OfAsker { get; init; }
}

/// <summary>Whether a mail that lets somebody in may be asked for.</summary>
public enum AccessMailDecision
{
    /// <summary>It may.</summary>
    Allowed,

    /// <summary>This asker has had as many as one may have.</summary>
    AskerHadEnough,

    /// <summary>This address has had as many as a mailbox should get, whoever asked.</summary>
    AddressHadEnough,
}

/// <summary>
/// How often a mail that lets somebody in may be asked for. A stranger must neither fill a mailbox nor use up what its owner needs, many people behind one
/// address of a proxy must all get in, and one address must not have the mail server write to everybody.
/// </summary>
public static class AccessMailRule
{
    /// <summary>Mails an hour for one address by one asker.</summary>
    public const int EachAsker = 3;

    /// <summary>Mails an hour for one address by all askers together; remembered browsers have their own beside them.</summary>
    public const int EachAddress = 12;

    /// <summary>
    /// Mails an hour by one network address for all mail addresses: the first morning of a large office, and no more. Requests for addresses that nobody has
    /// send nothing and do not count here.
    /// </summary>
    public const int EachNetwork = 600;

    /// <summary>The time in which mails are counted.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// <summary>For how long a browser is remembered after it was last signed in.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    /// <summary>Decides about one more mail.</summary>
    public static AccessMailDecision Decide(AskerKind asker, AccessMailCounts counts) => asker switch
    {
        AskerKind.Browser => counts.OfAskerForAddress < EachAsker ? AccessMailDecision.Allowed : AccessMailDecision.AskerHadEnough,
        AskerKind.Network => Decide(counts.OfAskerForAddress < EachAsker && counts.OfAsker < EachNetwork, counts),

        // an account has one owner and needs one address: it is counted whatever addresses it names
        AskerKind.Account => Decide(counts.OfAsker < EachAsker, counts),
    };

    private static AccessMailDecision Decide(bool mayAsker, AccessMailCounts counts) =>
        !mayAsker ? AccessMailDecision.AskerHadEnough
        : counts.ForAddress >= EachAddress ? AccessMailDecision.AddressHadEnough
        : AccessMailDecision.Allowed;
}
