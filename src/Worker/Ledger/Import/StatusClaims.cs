using CaseReform.Ops.Domain.Ledger;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>Settles what several cells of a row say. The first is trusted most; where another says that something is open, nothing counts as finished, and where another reports work, it has begun.</summary>
internal static class StatusClaims
{
    /// <summary>正在推进</summary>
    public static readonly StatusReading Moving = new(ProblemStatus.InProgress, MeasureStatus.InProgress, false, false);

    /// <summary>The status, and the claim that speaks against it, when one does.</summary>
    /// <param name="claims">Not empty, the one to trust most first.</param>
    public static (StatusReading Status, StatusClaim Main, StatusClaim? Against) Settle(IReadOnlyList<StatusClaim> claims)
    {
        var main = claims.FirstOrDefault(c => !c.Weak) ?? claims[0];
        var others = claims.Where(c => !ReferenceEquals(c, main) && !c.IsNone).ToList();
        if (main.IsFinished)
        {
            // 已完成，待销号 is no quarrel with 是否办结：否.
            var waits = !main.ByStage && main.Status.Problem is ProblemStatus.CloseOutRequested or ProblemStatus.UnderReview or ProblemStatus.PublicNotice;
            return others.Find(c => c.Open || (c.Weak && !waits)) is { } open
                ? (Moving, main, open)
                : (Joined(main, others), main, null);
        }

        if (main.Status.Measure == MeasureStatus.NotStarted)
        {
            return others.Find(c => c.IsFinished) is { } finished ? (Moving, main, finished)
                : others.Find(c => c is { IsBegun: true, Weak: false }) is { } begun ? (begun.Status with { KeepWord = false }, main, begun)
                : (main.Status, main, null);
        }

        // 未办结 beside 暂无进展: nothing was begun.
        if (StatusWords.SaysOnlyUnfinished(main.Cell.Text) && claims.Any(c => c.Status.Measure == MeasureStatus.NotStarted)
            && claims.All(c => c.Weak || c.Status.Measure == MeasureStatus.NotStarted || StatusWords.SaysOnlyUnfinished(c.Cell.Text)))
        {
            return (claims.First(c => c.Status.Measure == MeasureStatus.NotStarted).Status with { KeepWord = false }, main, null);
        }

        return (Joined(main, others), main, others.Find(c => c.IsFinished && main.Status.Measure == MeasureStatus.InProgress));
    }

    // 已完成 beside 已申请销号: the problem stands where the other cell says. For good is for good wherever it is written.
    private static StatusReading Joined(StatusClaim main, List<StatusClaim> others)
    {
        var same = others.Where(c => c.IsFinished == main.IsFinished).ToList();
        var longTerm = same.Exists(c => c.Status.LongTerm) || (main.IsFinished && others.Exists(c => c.Status.LongTerm && !c.Open));
        return main.Status is { Measure: MeasureStatus.Completed, Problem: null } && same.Find(c => c.Status.Problem is not null) is { } further
            ? further.Status with { KeepWord = main.Status.KeepWord || further.Status.LongTerm }
            : main.Status with { LongTerm = main.Status.LongTerm || longTerm };
    }
}
