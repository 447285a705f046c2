using CaseReform.Ops.Data.Workers;

namespace CaseReform.Ops.Worker.Restore;

/// <summary>What the mark and the database say together.</summary>
internal enum RestoreVerdict
{
    /// <summary>They fit: this worker was the last under its name.</summary>
    Fits,

    /// <summary>The database is ahead: another folder has worked under the name since, or a power cut took the mark's last steps.</summary>
    Behind,

    /// <summary>A worker that nobody knows yet.</summary>
    New,

    /// <summary>The database was put back, and the office has answered since this worker was last here.</summary>
    Settled,

    /// <summary>The head of the audit trail outside the database is no part of this one.</summary>
    NewerHead,

    /// <summary>The mark is ahead of the database.</summary>
    MarkAhead,

    /// <summary>The database knows the worker, and its mark is gone.</summary>
    MarkMissing,

    /// <summary>Letters went out from here under other names, none of which is at work now.</summary>
    Stranger,
}

/// <summary>Everything the judgement depends on.</summary>
/// <param name="Mark">The mark of this worker outside the database.</param>
/// <param name="Row">This worker in the database.</param>
/// <param name="Settled">The office's last answer, as the database knows it; empty for none.</param>
/// <param name="HeadFits">Whether the head of the audit trail outside is part of this one, or the office knows that it is not.</param>
/// <param name="OthersGone">Whether letters went out under other names and none of these is at work.</param>
internal sealed record RestoreFacts(MarkContent? Mark, WorkerRow? Row, string Settled, bool HeadFits, bool OthersGone);

/// <summary>
/// Whether a database was put back. Whoever sends first writes the next number to the mark as pending, then commits it to the database, then writes it to the
/// mark as held, and only then lets a letter go; after the last letter comes one number more. So a mark may be behind the database by what
/// a power cut took, and a pending one may be ahead by one; a held one that is ahead means that the database lost a commit.
/// </summary>
internal static class RestoreRule
{
    public static RestoreVerdict Judge(RestoreFacts facts)
    {
        var (mark, row) = (facts.Mark, facts.Row);
        if (mark is null && row is null)
        {
            return facts.OthersGone ? RestoreVerdict.Stranger : facts.HeadFits ? RestoreVerdict.New : RestoreVerdict.NewerHead;
        }

        // an answer that neither the worker in the database nor its mark has met was given after what they remember; where the database has forgotten the worker
        // and the mark knows an answer that the database does not, the database's may just as well be the older one
        var mayBeOlder = row is null && mark is { Settled.Length: > 0 };
        if (facts.Settled.Length > 0 && row?.Settled != facts.Settled && mark?.Settled != facts.Settled && !mayBeOlder)
        {
            return RestoreVerdict.Settled;
        }

        var number = row?.Number ?? 0;
        return mark is null ? RestoreVerdict.MarkMissing
            : number < (mark.IsPending ? mark.Number - 1 : mark.Number) ? RestoreVerdict.MarkAhead
            : !facts.HeadFits ? RestoreVerdict.NewerHead
            : number > mark.Number ? RestoreVerdict.Behind
            : RestoreVerdict.Fits;
    }

    /// <summary>Whether the office has to say what holds.</summary>
    public static bool Asks(RestoreVerdict verdict) =>
        verdict is RestoreVerdict.NewerHead or RestoreVerdict.MarkAhead or RestoreVerdict.MarkMissing or RestoreVerdict.Stranger;
}
