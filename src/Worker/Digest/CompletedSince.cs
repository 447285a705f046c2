using CaseReform.Ops.Data.Digest;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Domain.Ledger;

namespace CaseReform.Ops.Worker.Digest;

/// <summary>Tells which measures were completed since the last digest, whatever day they were completed on: those that it had not counted yet.</summary>
/// <param name="last">What the last digest kept; null before the first.</param>
/// <param name="from">The first day of the period, where the last digest kept nothing of this.</param>
internal sealed class CompletedSince(DigestSnapshot? last, DateOnly from)
{
    private readonly HashSet<long>? _told = last?.Completed is { } told ? [.. IdRanges.Read(told)] : null;
    private readonly List<long> _completed = [];

    /// <summary>What came into the ledger as completed, on a day that nobody knows, is no news.</summary>
    public bool Take(MeasureRow measure)
    {
        if (measure is not { Status: MeasureStatus.Completed, CompletedOn: { } day })
        {
            return false;
        }

        _completed.Add(measure.Id);
        return _told is null ? day >= from : !_told.Contains(measure.Id);
    }

    /// <summary>For the next digest.</summary>
    public string Write() => IdRanges.Write(_completed.Order());
}
