using System.CommandLine;

using CaseReform.Ops.Worker.Audit;
using CaseReform.Ops.Worker.CommandLine;
using CaseReform.Ops.Worker.Demo;
using CaseReform.Ops.Worker.Hosting;
using CaseReform.Ops.Worker.Ledger;
using CaseReform.Ops.Worker.Reminders;

var root = new RootCommand(CommandTexts.Root)
{
    CommonOptions.Data,
    RunCommand.Create(),
    LedgerCommands.Create(),
    ReminderCommands.Create(),
    AuditCommands.Create(),
};
root.Add(DemoCommand.Create(root));
root.Does((_, context) => RunCommand.RunAsync(context));
return await root.Parse(args).InvokeAsync();
