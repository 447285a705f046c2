using System.CommandLine;
using System.Globalization;

using CaseReform.Ops.Worker.Asks;
using CaseReform.Ops.Worker.Audit;
using CaseReform.Ops.Worker.Backups;
using CaseReform.Ops.Worker.Burden;
using CaseReform.Ops.Worker.Calendar;
using CaseReform.Ops.Worker.Checks;
using CaseReform.Ops.Worker.CloseOut;
using CaseReform.Ops.Worker.CommandLine;
using CaseReform.Ops.Worker.Demo;
using CaseReform.Ops.Worker.Digest;
using CaseReform.Ops.Worker.Hosting;
using CaseReform.Ops.Worker.Ledger;
using CaseReform.Ops.Worker.Ledger.Progress;
using CaseReform.Ops.Worker.Mail;
using CaseReform.Ops.Worker.People;
using CaseReform.Ops.Worker.People.Directory;
using CaseReform.Ops.Worker.Reminders;

// help and messages of the command line itself come in the users' language, whatever the machine's
CultureInfo.CurrentUICulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");

var root = new RootCommand(CommandTexts.Root)
{
    CommonOptions.Data,
    RunCommand.Create(),
    LedgerCommands.Create(),
    PeopleCommands.CreateUnitsCommand(),
    PeopleCommands.CreatePeopleCommand(),
    OfficeCommands.Create(),
    CalendarCommands.Create(),
    ProgressCommand.Create(),
    CloseOutCommands.Create(),
    ReminderCommands.Create(),
    DigestCommand.Create(),
    MailCommands.Create(),
    AuditCommands.Create(),
    BackupCommands.CreateBackup(),
    BackupCommands.CreateRestore(),
    CheckCommand.Create(),
    BurdenCommand.Create(),
};
root.Add(DemoCommand.Create(root));
root.Add(AskCommand.Create(root));
root.Does((_, context) => RunCommand.RunAsync(context));
root.Options.OfType<System.CommandLine.Help.HelpOption>().First().Description = CommandTexts.Help;
var parse = root.Parse(args);

// longer than the wait for an answer to a final dot: leaving before it is what makes duplicates
return UsageFault.Answer(parse, args) ?? await parse.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = MailOptions.MaxStopGrace + TimeSpan.FromSeconds(2) });
