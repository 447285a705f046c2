using System.CommandLine;

using CaseReform.Ops.Data.Burden;
using CaseReform.Ops.Domain.Burden;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Digest;
using CaseReform.Ops.Domain.Text;
using CaseReform.Ops.Worker.CommandLine;

namespace CaseReform.Ops.Worker.Burden;

/// <summary><c>burden</c>: what the system asks of people, in totals and distributions, never by person.</summary>
internal static class BurdenCommand
{
    private const int MaxWeeks = 104;

    private static readonly Option<int> Weeks = new("--weeks") { Description = BurdenTexts.HelpWeeks, HelpName = "N", DefaultValueFactory = _ => 4 };

    public static Command Create() => new Command("burden", BurdenTexts.Help) { Weeks, CommonOptions.AsOf, CommonOptions.Json }.Does(RunAsync);

    private static async Task<int> RunAsync(ParseResult parse, CommandContext context)
    {
        var weeks = parse.GetValue(Weeks);
        if (weeks is < 1 or > MaxWeeks)
        {
            throw new InputRefusedException(Say(BurdenTexts.WeeksWrong, MaxWeeks));
        }

        var to = context.Get<OfficeHours>().DayOf(context.Clock.GetUtcNow());
        var from = DigestIssue.Monday(to).AddDays(-7 * (weeks - 1));
        var figures = await context.Get<BurdenStore>().CountAsync(from, to, context.Token);
        context.Output.Document(new
        {
            from, to, letters = figures.Letters.Letters, personWeeksByLetters = figures.Letters.ByCount, mostLettersInAWeek = figures.Letters.Most, reportsByFields = figures.ReportsByFields,
            figures.AskedTwice, figures.AskedAfterDone, figures.Finished, figures.FinishedWithoutLogIn,
        });
        context.Output.Line(BurdenTexts.Head, IsoDay.Text(from), IsoDay.Text(to));
        context.Output.Line(BurdenTexts.Letters, figures.Letters.Letters, figures.Letters.ByCount.Sum(), figures.Letters.Most);
        foreach (var (weeksWith, index) in figures.Letters.ByCount.Select((count, index) => (count, index)).Where(c => c.count > 0))
        {
            context.Output.Line(index + 1 == LetterLoad.Last ? BurdenTexts.LettersMore : BurdenTexts.LettersRow, index + 1, weeksWith);
        }

        context.Output.Line(BurdenTexts.Reports, figures.ReportsByFields.Sum(), figures.ReportsByFields[0], figures.ReportsByFields[1], figures.ReportsByFields[2]);
        context.Output.Line(BurdenTexts.Twice, figures.AskedTwice, figures.AskedAfterDone);
        context.Output.Line(BurdenTexts.Finished, figures.Finished, figures.FinishedWithoutLogIn);
        context.Output.Line(BurdenTexts.Foot);
        return ExitCode.Done;
    }
}
