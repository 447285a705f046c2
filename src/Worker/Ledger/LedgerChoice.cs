using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Worker.CommandLine;

namespace CaseReform.Ops.Worker.Ledger;

/// <summary>A ledger the user named.</summary>
internal static class LedgerChoice
{
    /// <summary>Passes when there is such a ledger, or any when none is named.</summary>
    /// <exception cref="InputRefusedException">There is not.</exception>
    public static async Task CheckAsync(LedgerStore store, string? name, CancellationToken token)
    {
        var known = await store.NamesAsync(token);
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
