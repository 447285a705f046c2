using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Ledger.Withdrawal;
using CaseReform.Ops.Domain.Text;
using CaseReform.Ops.Worker.CommandLine;
using CaseReform.Ops.Worker.Ledger.Withdrawal;

namespace CaseReform.Ops.Worker.Ledger;

/// <summary>A ledger the user named.</summary>
internal static class LedgerChoice
{
    /// <summary>Passes when there is such a ledger, or any when none is named.</summary>
    /// <exception cref="InputRefusedException">There is not, or it was withdrawn.</exception>
    public static async Task CheckAsync(CommandContext context, string? name)
    {
        var known = await context.Get<LedgerStore>().NamesAsync(context.Token);
        if (name is not null && !known.Contains(name) && await context.Get<WithdrawalStore>().OfLedgerAsync(name, context.Token) is { } before)
        {
            throw new InputRefusedException(Say(WithdrawTexts.LedgerIsWithdrawn, before.Ledger, before.Name, IsoDay.Text(before.Day)));
        }

        if (known.Count == 0)
        {
            throw new InputRefusedException(LedgerTexts.LedgerNone);
        }

        if (name is not null && !known.Contains(name))
        {
            throw new InputRefusedException(Say(LedgerTexts.LedgerUnknown, name, string.Join('、', known)));
        }
    }
}
