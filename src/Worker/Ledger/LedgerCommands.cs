using System.CommandLine;

using CaseReform.Ops.Worker.Ledger.Export;
using CaseReform.Ops.Worker.Ledger.Import;
using CaseReform.Ops.Worker.Ledger.Listing;
using CaseReform.Ops.Worker.Ledger.Withdrawal;

namespace CaseReform.Ops.Worker.Ledger;

/// <summary><c>ledger …</c></summary>
internal static class LedgerCommands
{
    public static Command Create() => new("ledger", LedgerTexts.HelpLedger)
    {
        ImportCommand.Create(),
        ExportCommand.Create(),
        ListCommand.Create(),
        WithdrawCommand.Create(),
    };
}
