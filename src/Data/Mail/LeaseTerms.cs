using System.Security.Cryptography;

namespace CaseReform.Ops.Data.Mail;

/// <summary>Who takes letters, and until when.</summary>
/// <param name="Owner">The worker.</param>
/// <param name="Until">Afterwards another may take them.</param>
public sealed record LeaseTerms(string Owner, DateTimeOffset Until)
{
    /// <summary>A key to one lease.</summary>
    public static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));
}

/// <summary>What waits for letters.</summary>
/// <param name="Posts">How many notices, by post.</param>
/// <param name="AnyAside">Whether something is set aside.</param>
public sealed record WaitingNotices(IReadOnlyDictionary<long, int> Posts, bool AnyAside);

/// <summary>Letters taken, and how many were dropped because they no longer say what is true.</summary>
public sealed record DueLetters(IReadOnlyList<LeasedLetter> Letters, int Dropped)
{
    /// <summary>Nothing is due.</summary>
    public static DueLetters None { get; } = new([], 0);
}

/// <summary>A letter somebody held when they stopped.</summary>
public sealed record HeldLetter
{
    /// <summary>The letter.</summary>
    public long Id { get; init; }

    /// <summary>What it is; null where that was not asked for.</summary>
    public LetterKind? Kind { get; init; }

    /// <summary>The key to its lease.</summary>
    public string Token { get; init; } = string.Empty;

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; init; }

    /// <summary>How often its end was uncertain.</summary>
    public int Repeats { get; init; }
}
