using CaseReform.Ops.Domain.Digest;
using CaseReform.Ops.Domain.Ledger;

namespace CaseReform.Ops.Worker.Letters;

/// <summary>What the office has to put right today. Empty on a good day; then no letter is written.</summary>
internal sealed record OfficeNews
{
    public required DateOnly Day { get; init; }

    /// <summary>To whom the letter speaks.</summary>
    public required string Office { get; init; }

    /// <summary>Why nothing went out for a time. The letter that tells this ends the pause by arriving.</summary>
    public PauseNews? Paused { get; init; }

    /// <summary>A weekly digest that was withheld because its numbers do not add up.</summary>
    public DigestCheck.Mismatch? WithheldDigest { get; init; }

    public IReadOnlyList<UndeliveredLetter> Letters { get; init; } = [];

    /// <summary>Measures of which no post in the chain has a holder: nobody is reminded.</summary>
    public IReadOnlyList<Unattended> VacantChains { get; init; } = [];

    public IReadOnlyList<VacantPost> VacantPosts { get; init; } = [];

    public IReadOnlyList<Unreachable> WithoutAddress { get; init; } = [];

    /// <summary>Letters and measures that could not be written.</summary>
    public IReadOnlyList<Unwritten> SetAside { get; init; } = [];

    /// <summary>Years in which weekends and 1 January stand in for the holiday calendar.</summary>
    public IReadOnlyList<int> ProvisionalYears { get; init; } = [];

    /// <summary>A sentence for each measure whose reminders cannot be reckoned.</summary>
    public IReadOnlyList<string> Unreckoned { get; init; } = [];

    public bool NumbersOnly { get; init; }

    public bool IsEmpty =>
        Paused is null && WithheldDigest is null
        && Letters.Count + VacantChains.Count + VacantPosts.Count + WithoutAddress.Count + SetAside.Count + ProvisionalYears.Count + Unreckoned.Count == 0;
}

/// <summary>Sending has stopped.</summary>
/// <param name="Since">In the office's time zone.</param>
/// <param name="Reason">A Chinese clause.</param>
/// <param name="Waiting">How many letters wait.</param>
/// <param name="IsAccount">The account or the connection was refused, and not one recipient after the other.</param>
internal sealed record PauseNews(DateTimeOffset Since, string Reason, int Waiting, bool IsAccount = true);

/// <summary>A measure that nobody answers for.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Ledger">Its ledger, where there are several.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Problem">The problem behind it.</param>
/// <param name="Measure">Its own text.</param>
internal sealed record Unattended(MeasureNumber Number, string? Ledger, string Unit, string Problem, string Measure);

/// <summary>A post without a holder, and who got its measures instead.</summary>
/// <param name="Post">Unit and role, e.g. 甲市示例局责任人.</param>
/// <param name="PassedTo">The people who get them; null where nobody is there to get them.</param>
/// <param name="Measures">How many measures it is about.</param>
internal sealed record VacantPost(string Post, string? PassedTo, int Measures);

/// <summary>What could not be written into a letter.</summary>
/// <param name="IsMeasure">A measure, not a whole letter.</param>
/// <param name="Subject">The measure's number, or the reader's name.</param>
/// <param name="Reason">A Chinese clause.</param>
internal sealed record Unwritten(bool IsMeasure, string Subject, string Reason);

/// <summary>A holder without a mail address.</summary>
/// <param name="Measures">How many notices wait for one.</param>
internal sealed record Unreachable(string Person, string Unit, int Measures);
