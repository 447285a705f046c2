using CaseReform.Ops.Data.Ledger.Withdrawal;
using CaseReform.Ops.Worker.CommandLine;

namespace CaseReform.Ops.Worker.Ledger.Withdrawal;

/// <summary>What the office reads before it withdraws: what goes out, what stays, and that there is no way back.</summary>
internal static class WithdrawalPreview
{
    public static void Show(Output output, WithdrawalRequest request, WithdrawalOutcome.Done preview)
    {
        var counts = preview.Counts;
        if (request.Problem is { } number)
        {
            output.Line(WithdrawTexts.TitleProblem, request.Ledger, number, counts.Measures);
        }
        else
        {
            output.Line(WithdrawTexts.TitleLedger, request.Ledger, counts.Problems, counts.Measures);
        }

        output.Line(WithdrawTexts.RowReason, request.Reason);
        output.Line(WithdrawTexts.RowOut);
        output.Line(counts.Notices == 0 ? WithdrawTexts.RowNoNotices : WithdrawTexts.RowNotices, counts.Notices);
        if (counts.Letters > 0)
        {
            output.Line(WithdrawTexts.RowLetters, counts.Letters);
        }

        if (counts.Promises > 0)
        {
            output.Line(WithdrawTexts.RowPromises, counts.Promises);
        }

        output.Line(Digest(counts), counts.Problems - counts.Closed, counts.Closed);
        output.Line(request.Problem is null ? WithdrawTexts.RowName : WithdrawTexts.RowNumber, request.Problem ?? request.Ledger, preview.Name);
        output.Line(WithdrawTexts.RowHistory);
        output.Line(WithdrawTexts.RowForGood);
    }

    /// <summary>Closed problems are no open ones that the week would miss.</summary>
    private static string Digest(WithdrawalCounts counts) =>
        counts.Problems == counts.Closed ? WithdrawTexts.RowNoCorrection
        : counts.Closed == 0 ? WithdrawTexts.RowCorrection
        : WithdrawTexts.RowCorrectionWithClosed;
}
