using System.CommandLine;

using CaseReform.Ops.Domain.Text;
using CaseReform.Ops.Worker.CommandLine;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CaseReform.Ops.Worker.Calendar;

/// <summary><c>calendar import FILE</c></summary>
internal static class CalendarCommands
{
    private const int Shown = 50;

    private static readonly Argument<string> File = new("FILE") { Description = CalendarImportTexts.HelpFile };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = CalendarImportTexts.HelpDryRun };

    public static Command Create() => new("calendar", CalendarImportTexts.HelpCalendar)
    {
        new Command("import", CalendarImportTexts.HelpImport) { File, DryRun, CommonOptions.AsOf, CommonOptions.Json }.Does(ImportAsync),
    };

    /// <summary>Adds what takes calendars in.</summary>
    public static IHostApplicationBuilder AddCalendar(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CalendarImporter>();
        return builder;
    }

    private static async Task<int> ImportAsync(ParseResult parse, CommandContext context)
    {
        var dryRun = parse.GetValue(DryRun);
        var report = await context.Get<CalendarImporter>().RunAsync(InputFile.Existing(parse.GetValue(File)!), dryRun, context.Token);
        var output = context.Output;
        output.Document(new
        {
            year = report.Year,
            days = report.Days,
            settled = report.Settled,
            remindersMoved = report.Reminders.Count,
            deadlinesMoved = report.Deadlines.Count,
            reminders = report.Reminders.Take(Shown).Select(Row),
            deadlines = report.Deadlines.Take(Shown).Select(Row),
        });
        output.Line(dryRun ? CalendarImportTexts.SummaryDry : CalendarImportTexts.Summary, report.Year, report.Days);
        List(output, CalendarImportTexts.DeadlineTitle, report.Deadlines);
        List(output, CalendarImportTexts.ReminderTitle, report.Reminders);
        if (report.Settled > 0)
        {
            output.Line(CalendarImportTexts.Settled, report.Settled);
        }

        if (report.Aside.Count > 0)
        {
            output.Error(Say(CalendarImportTexts.Aside, report.Aside.Count, string.Join('、', report.Aside.Take(Shown))));
        }

        if (report.Deadlines.Count + report.Reminders.Count == 0)
        {
            output.Line(CalendarImportTexts.NothingMoved);
        }

        return ExitCode.Done;
    }

    private static object Row(MovedDay m) => new { measure = m.Measure, from = m.From, to = m.To };

    private static void List(Output output, string title, IReadOnlyList<MovedDay> moved)
    {
        if (moved.Count == 0)
        {
            return;
        }

        output.Line(title, moved.Count);
        foreach (var m in moved.Take(Shown))
        {
            output.Line(CalendarImportTexts.MovedRow, m.Measure, Text(m.From), Text(m.To));
        }

        if (moved.Count > Shown)
        {
            output.Line(CalendarImportTexts.More, moved.Count - Shown);
        }
    }

    private static string Text(DateOnly? day) => IsoDay.Text(day) ?? CalendarImportTexts.NoDay;
}
