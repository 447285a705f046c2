using CaseReform.Ops.Domain.CloseOut;

namespace CaseReform.Ops.Worker.Letters;

/// <summary>A close-out as its reader sees it: which problem, what is asked, since when, and what was said.</summary>
internal sealed record LetterCloseOut
{
    public required CloseOutCall Call { get; init; }

    public required CloseOutTask Task { get; init; }

    /// <summary>问题编号</summary>
    public required string Number { get; init; }

    /// <summary>The ledger's name; null where there is only one ledger.</summary>
    public string? Ledger { get; init; }

    public required string Problem { get; init; }

    /// <summary>牵头单位</summary>
    public required string Unit { get; init; }

    /// <summary>Who applied; the unit's name where it did without a person's.</summary>
    public string? Applicant { get; init; }

    /// <summary>Who of the office recorded it for the unit.</summary>
    public string? RecordedBy { get; init; }

    public DateOnly? AppliedOn { get; init; }

    /// <summary>What was done, by the application.</summary>
    public string? Statement { get; init; }

    /// <summary>The first day of the turn.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>Working days since that day.</summary>
    public int Waited { get; init; }

    /// <summary>Why it was returned or opened again, what was objected.</summary>
    public string? Reason { get; init; }

    /// <summary>Who made the last move, and when.</summary>
    public string? MadeBy { get; init; }

    public DateOnly? MadeOn { get; init; }

    /// <summary>Opened again because it came back (反弹).</summary>
    public bool IsRelapse { get; init; }

    /// <summary>Why the level passed upward, a sentence.</summary>
    public string? Passed { get; init; }

    /// <summary>The vacant post that this should have gone to.</summary>
    public string? PassedOnFrom { get; init; }

    /// <summary>In a reminder: the working days that were given.</summary>
    public int Days { get; init; }

    /// <summary>In a reminder: who is told next; empty where nobody is, or where they are told by now.</summary>
    public IReadOnlyList<string> ToldNext { get; init; } = [];

    /// <summary>To those above: who was called, and whether that reached them.</summary>
    public IReadOnlyList<ToldHolder> Told { get; init; } = [];

    /// <summary>To those above: why nobody is left who may act, a sentence; null where somebody is.</summary>
    public string? Vacant { get; init; }

    /// <summary>Whether the reader is of the office, which has commands too.</summary>
    public bool IsOffice { get; init; }

    public DateOnly? LookBackOn { get; init; }
}

/// <summary>A post that was called to act.</summary>
/// <param name="Post">Unit and title or role.</param>
/// <param name="Role">The role alone, where names are left out.</param>
/// <param name="Person">To whom the letters went; null where none did.</param>
/// <param name="Days">The days of the letters that arrived.</param>
/// <param name="Failed">A letter was refused or given up.</param>
internal sealed record ToldHolder(string Post, string Role, string? Person, IReadOnlyList<DateOnly> Days, bool Failed);
