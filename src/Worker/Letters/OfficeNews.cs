using CaseReform.Ops.Domain.Digest;
using CaseReform.Ops.Domain.Ledger;

namespace CaseReform.Ops.Worker.Letters;

/// <summary>What the office has to put right today. Empty on a good day; then no letter is written.</summary>
internal sealed record OfficeNews
{
    public required DateOnly Day { get; init; }

    /// <summary>To whom the letter speaks.</summary>
    public required string Office { get; init; }

    /// <summary>Why nothing goes out at the moment.</summary>
    public SendingPause? Paused { get; init; }

    /// <summary>A weekly digest that was withheld because its numbers do not add up.</summary>
    public DigestCheck.Mismatch? WithheldDigest { get; init; }

    public IReadOnlyList<UndeliveredLetter> Letters { get; init; } = [];

    /// <summary>Measures of which no post in the chain has a holder: nobody is reminded.</summary>
    public IReadOnlyList<Unattended> VacantChains { get; init; } = [];

    public IReadOnlyList<VacantPost> VacantPosts { get; init; } = [];

    public IReadOnlyList<Unreachable> WithoutAddress { get; init; } = [];

    /// <summary>Years in which weekends and 1 January stand in for the holiday calendar.</summary>
    public IReadOnlyList<int> ProvisionalYears { get; init; } = [];

    /// <summary>A sentence for each measure whose reminders cannot be reckoned.</summary>
    public IReadOnlyList<string> Aside { get; init; } = [];

    public bool NumbersOnly { get; init; }

    public bool IsEmpty =>
        Paused is null && WithheldDigest is null && Letters.Count + VacantChains.Count + VacantPosts.Count + WithoutAddress.Count + ProvisionalYears.Count + Aside.Count == 0;
}

/// <summary>Sending has stopped.</summary>
/// <param name="Since">In the office's time zone.</param>
/// <param name="Reason">A Chinese clause.</param>
/// <param name="Waiting">How many letters wait.</param>
internal sealed record SendingPause(DateTimeOffset Since, string Reason, int Waiting);

/// <summary>A measure that nobody answers for.</summary>
internal sealed record Unattended(MeasureNumber Number, string? Ledger, string Unit, string Problem);

/// <summary>A post without a holder, and who got its matters instead.</summary>
/// <param name="Post">Unit and role, e.g. 甲市示例局责任人.</param>
/// <param name="PassedTo">The post that got them.</param>
/// <param name="Matters">How many notices were passed on.</param>
internal sealed record VacantPost(string Post, string PassedTo, int Matters);

/// <summary>A holder without a mail address.</summary>
/// <param name="Matters">How many notices wait for one.</param>
internal sealed record Unreachable(string Person, string Unit, int Matters);
