namespace CaseReform.Ops.Worker.Sending;

/// <summary>
/// Noes in a row without an acceptance between: given to three different recipients, whatever the code, they are about sending and not about
/// three letters. It goes on from round to round, since a small office has few letters in one. Pure.
/// </summary>
/// <param name="Open">The noes since the last acceptance, one a recipient.</param>
/// <param name="Known">
/// Recipients of the streak that led to the last pause. After a letter got through to the office their own noes are theirs again and begin no
/// second pause; each leaves when it is reached.
/// </param>
internal sealed record RefusalStreak(IReadOnlyList<StreakRefusal> Open, IReadOnlyList<string> Known)
{
    /// <summary>So many different recipients are enough.</summary>
    public const int Enough = 3;

    /// <summary>Nothing was refused.</summary>
    public static RefusalStreak None { get; } = new([], []);

    /// <summary>Whether it is long enough for a pause.</summary>
    public bool IsEnough => Open.Count >= Enough;

    /// <summary>Another no.</summary>
    public RefusalStreak With(long letter, string recipient) =>
        Open.Any(o => o.Recipient == recipient) || Known.Contains(recipient) ? this : this with { Open = [.. Open, new StreakRefusal(letter, recipient)] };

    /// <summary>A letter was accepted.</summary>
    public RefusalStreak Accepted(string recipient) =>
        Open.Count == 0 && !Known.Contains(recipient) ? this : new([], [.. Known.Where(k => k != recipient)]);

    /// <summary>Sending pauses: what comes after the pause is counted anew.</summary>
    public RefusalStreak Paused() => new([], [.. Open.Select(o => o.Recipient)]);
}

/// <summary>A no of the streak.</summary>
internal sealed record StreakRefusal(long Letter, string Recipient);
