using System.CommandLine;

using CaseReform.Ops.Worker.Ledger.Import;

namespace CaseReform.Ops.Worker.Ledger;

/// <summary><c>ledger …</c></summary>
internal static class LedgerCommands
{
    public static Command Create() => new("ledger", LedgerTexts.HelpLedger)
    {
        ImportCommand.Create(),
    };
}
