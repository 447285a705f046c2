using CaseReform.Ops.Domain.Digest;
using CaseReform.Ops.Domain.Ledger;

namespace CaseReform.Ops.Worker.Digest;

/// <summary>The words of the digest for statuses.</summary>
internal static class DigestWords
{
    public static string Of(ProblemStatus status) => status switch
    {
        ProblemStatus.NotStarted => DigestTexts.NotStarted,
        ProblemStatus.InProgress => DigestTexts.InProgress,
        ProblemStatus.CloseOutRequested => DigestTexts.CloseOutRequested,
        ProblemStatus.UnderReview => DigestTexts.UnderReview,
        ProblemStatus.PublicNotice => DigestTexts.PublicNotice,
        ProblemStatus.Closed => DigestTexts.Closed,
        ProblemStatus.Returned => DigestTexts.Returned,
        ProblemStatus.ExtensionPending => DigestTexts.ExtensionPending,
        ProblemStatus.LongTerm => DigestTexts.LongTerm,
        ProblemStatus.Reopened => DigestTexts.StatusReopened,
    };

    public static string Of(DeliveryFailure failure) => failure switch
    {
        DeliveryFailure.Refused or DeliveryFailure.LetterRefused => DigestTexts.Refused,
        DeliveryFailure.MailboxClosed or DeliveryFailure.GivenUp => DigestTexts.GivenUp,
        DeliveryFailure.Uncertain => DigestTexts.Uncertain,
    };
}
