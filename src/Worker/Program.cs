using System.CommandLine;

using CaseReform.Ops.Worker.CommandLine;
using CaseReform.Ops.Worker.Reminders;

var root = new RootCommand(CommandTexts.Root)
{
    CommonOptions.Data,
    ReminderCommands.Create(),
};
return await root.Parse(args).InvokeAsync();
