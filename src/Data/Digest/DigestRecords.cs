using CaseReform.Ops.Domain.Ledger;

namespace CaseReform.Ops.Data.Digest;

/// <summary>A digest that was filed.</summary>
public sealed record FiledDigest
{
    /// <summary>Its week, e.g. <c>2026-W47</c>.</summary>
    public string Key { get; init; } = string.Empty;

    /// <summary>The day of issue.</summary>
    public DateOnly Day { get; init; }

    /// <summary>The instant of the count.</summary>
    public DateTimeOffset AsOf { get; init; }

    /// <summary>What it keeps of the ledger; see <see cref="DigestSnapshot"/>.</summary>
    public string Snapshot { get; init; } = string.Empty;

    /// <summary>Its numbers did not reconcile, so it was not sent.</summary>
    public bool Withheld { get; init; }
}

/// <summary>The page of a digest as it was sent.</summary>
public sealed record StoredPage
{
    /// <summary>As HTML.</summary>
    public string Html { get; init; } = string.Empty;

    /// <summary>As plain text.</summary>
    public string Plain { get; init; } = string.Empty;
}

/// <summary>A digest to be filed.</summary>
public sealed record NewDigest
{
    /// <summary>Its week; there is one digest a key.</summary>
    public required string Key { get; init; }

    /// <summary>The day of issue.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The instant of the count.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>What the next digest and the archive need.</summary>
    public required DigestSnapshot Snapshot { get; init; }

    /// <summary>The page.</summary>
    public required string Html { get; init; }

    /// <summary>The page as plain text.</summary>
    public required string Plain { get; init; }

    /// <summary>A Chinese sentence naming the rows when the numbers do not reconcile; the digest is then kept but not sent. Null when they do.</summary>
    public string? Mismatch { get; init; }
}

/// <summary>What became of a digest that was to be filed.</summary>
public enum DigestFiling
{
    /// <summary>It is filed and its letters are queued.</summary>
    Filed,

    /// <summary>There is one for this week already.</summary>
    AlreadyFiled,

    /// <summary>The ledger changed while the digest was being made; nothing was stored.</summary>
    LedgerChanged,
}

/// <summary>A mark of the ledger's state: equal marks, same ledger.</summary>
/// <param name="LastEvent">The newest event.</param>
/// <param name="Problems">How many problems there are.</param>
/// <param name="Versions">The sum of their versions.</param>
public sealed record LedgerMark(long LastEvent, long Problems, long Versions);

/// <summary>A problem as the digest's arithmetic sees it.</summary>
public sealed record ProblemState
{
    /// <summary>The row.</summary>
    public long Id { get; init; }

    /// <summary>The ledger's name.</summary>
    public string Ledger { get; init; } = string.Empty;

    /// <summary>问题编号</summary>
    public string Number { get; init; } = string.Empty;

    /// <summary>Where it stands.</summary>
    public ProblemStatus Status { get; init; }

    /// <summary>Whether it was withdrawn: it is open no more, and was never closed.</summary>
    public bool IsWithdrawn { get; init; }

    /// <summary>Whether it counts as open.</summary>
    public bool IsOpen => !IsWithdrawn && Status != ProblemStatus.Closed;
}

/// <summary>One entry of the history of open problems.</summary>
public sealed record ProblemEvent
{
    /// <summary>The problem's row.</summary>
    public long ProblemId { get; init; }

    /// <summary>What happened.</summary>
    public Ledger.EventKind Kind { get; init; }

    /// <summary>+1 opens, −1 closes; 0 for what came closed.</summary>
    public int Delta { get; init; }
}

/// <summary>A letter that did not arrive for certain.</summary>
public sealed record LostLetter
{
    /// <summary>The office day of the letter.</summary>
    public DateOnly Day { get; init; }

    /// <summary>The person's name, or null when it was for nobody by name.</summary>
    public string? Person { get; init; }

    /// <summary>The unit of the person's last post.</summary>
    public string? Unit { get; init; }

    /// <summary>Where it stands.</summary>
    public Mail.LetterState State { get; init; }

    /// <summary>How often it was repeated after an uncertain end.</summary>
    public int Repeats { get; init; }

    /// <summary>What the server said.</summary>
    public string? Detail { get; init; }
}
