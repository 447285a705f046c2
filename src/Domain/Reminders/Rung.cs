using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Domain.Reminders;

/// <summary>One step of the ladder.</summary>
public sealed record Rung
{
    /// <summary>What people call it, e.g. 催办. Part of the key of every notice: a rung that gets another name is another rung.</summary>
    public required string Name { get; init; }

    /// <summary>The light a measure shows while this is its loudest rung; <see cref="Light.None"/> leaves the light alone.</summary>
    public required Light Light { get; init; }

    /// <summary>When it fires.</summary>
    public required RungTiming When { get; init; }

    /// <summary>Who has to act.</summary>
    public required IReadOnlyList<PostRole> To { get; init; }

    /// <summary>Who is told (抄送), each in a letter of their own.</summary>
    public required IReadOnlyList<PostRole> Copy { get; init; }

    /// <summary>
    /// A promise of the 责任人 holds it back until the promised day. Follows from the recipients: what is addressed to the 第一责任人 or the 办公室 (督办, 通报),
    /// and whatever is louder, is never held back, nor are the quarterly rungs, which ask for a report and not for completion.
    /// </summary>
    public bool HeldByPromise { get; internal init; }

    /// <summary>Louder is higher; follows from the timing, not from the order in the file.</summary>
    public required int Rank { get; init; }
}
