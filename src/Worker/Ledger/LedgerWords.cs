using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Domain.Ledger;

namespace CaseReform.Ops.Worker.Ledger;

/// <summary>The words under which states are shown. <see cref="StatusWords.Read"/> reads each of them back as the same state.</summary>
internal static class LedgerWords
{
    public static string Of(ProblemStatus status) => Digest.DigestWords.Of(status);

    public static string Of(MeasureRow measure) => measure.Status switch
    {
        MeasureStatus.NotStarted => LedgerTexts.MeasureNotStarted,
        MeasureStatus.InProgress => LedgerTexts.MeasureInProgress,
        MeasureStatus.Completed => LedgerTexts.MeasureCompleted,
        MeasureStatus.LongTerm => measure.IsDoneOnce ? LedgerTexts.MeasureCompletedLongTerm : LedgerTexts.MeasureLongTerm,
    };

    public static string Of(MeasureStatus status) => status switch
    {
        MeasureStatus.NotStarted => LedgerTexts.MeasureNotStarted,
        MeasureStatus.InProgress => LedgerTexts.MeasureInProgress,
        MeasureStatus.Completed => LedgerTexts.MeasureCompleted,
        MeasureStatus.LongTerm => LedgerTexts.MeasureLongTerm,
    };

    public static string? Of(ProblemScope scope) => scope switch
    {
        ProblemScope.Unknown => null,
        ProblemScope.Individual => LedgerTexts.ScopeIndividual,
        ProblemScope.Common => LedgerTexts.ScopeCommon,
    };
}
