using System.CommandLine;
using System.Diagnostics;

using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Worker.CommandLine;

namespace CaseReform.Ops.Worker.Ledger.Progress;

/// <summary><c>progress NUMBER</c></summary>
internal static class ProgressCommand
{
    private static readonly Argument<string> Number = new("NUMBER") { Description = LedgerTexts.HelpNumber };
    private static readonly Option<int?> Percent = new("--percent") { Description = LedgerTexts.HelpPercent, HelpName = "N" };
    private static readonly Option<string?> Text = new("--text") { Description = LedgerTexts.HelpText, HelpName = "T" };
    private static readonly Option<bool> Complete = new("--complete") { Description = LedgerTexts.HelpComplete };
    private static readonly Option<string> By = new("--by") { Description = LedgerTexts.HelpBy, HelpName = "PERSON", Required = true };
    private static readonly Option<string?> Ledger = new("--ledger") { Description = LedgerTexts.HelpLedgerName, HelpName = "NAME" };

    public static Command Create() =>
        new Command("progress", LedgerTexts.HelpProgress) { Number, Percent, Text, Complete, By, Ledger, CommonOptions.AsOf }.Does(RunAsync);

    private static async Task<int> RunAsync(ParseResult parse, CommandContext context)
    {
        var (percent, complete, number) = (parse.GetValue(Percent), parse.GetValue(Complete), parse.GetValue(Number)!.Trim());
        var text = parse.GetValue(Text)?.ReplaceLineEndings("\n").Trim();
        Check(percent, text, complete);
        await LedgerChoice.CheckAsync(context, parse.GetValue(Ledger));
        var person = Reporter.Find((await context.Get<RosterStore>().LoadAsync(context.Token)).People, parse.GetValue(By)!);
        var now = context.Clock.GetUtcNow();
        var outcome = await context.Get<ProgressStore>().ReportAsync(
            new ProgressReport
            {
                Number = number,
                Ledger = parse.GetValue(Ledger),
                Percent = percent,
                Text = string.IsNullOrEmpty(text) ? null : text,
                Completes = complete,
                PersonId = person.Id,
                Actor = person.Name,
                Through = "command",
                At = now,
                Day = context.Get<OfficeHours>().DayOf(now),
            },
            context.Token);
        return outcome switch
        {
            ProgressOutcome.Recorded recorded => Done(context, recorded, person.Name, isOpen: parse.GetValue(Percent) == 100 && !parse.GetValue(Complete)),
            ProgressOutcome.NotFound => throw Refuse(LedgerTexts.ProgressNotFound, number),
            ProgressOutcome.Several several => throw Several(number, several.Measures),
            ProgressOutcome.ProblemClosed => throw Refuse(LedgerTexts.ProgressClosed, number),
            _ => throw new UnreachableException(),
        };
    }

    private static void Check(int? percent, string? text, bool complete)
    {
        if (percent is null && string.IsNullOrEmpty(text) && !complete)
        {
            throw new InputRefusedException(LedgerTexts.ProgressEmpty);
        }

        if (percent is < 0 or > 100)
        {
            throw Refuse(LedgerTexts.PercentRange, percent);
        }

        if (complete && percent is < 100)
        {
            throw Refuse(LedgerTexts.CompletePercent, percent);
        }
    }

    private static int Done(CommandContext context, ProgressOutcome.Recorded recorded, string name, bool isOpen)
    {
        context.Output.Line(LedgerTexts.ProgressRecorded, recorded.Measure, recorded.Ledger, name);
        if (isOpen)
        {
            context.Output.Line(LedgerTexts.ProgressFullIsOpen);
        }

        return ExitCode.Done;
    }

    private static InputRefusedException Several(string number, IReadOnlyList<string> measures)
    {
        var ledgers = measures.Select(m => m[..m.IndexOf('/', StringComparison.Ordinal)]).Distinct().Count();
        return ledgers > 1
            ? Refuse(LedgerTexts.ProgressSeveralLedgers, number, string.Join('、', measures))
            : Refuse(LedgerTexts.ProgressSeveral, number, string.Join('、', measures.Select(m => m[(m.LastIndexOf('/') + 1)..])));
    }

    private static InputRefusedException Refuse(string format, params object?[] parts) => new(Say(format, parts));
}
