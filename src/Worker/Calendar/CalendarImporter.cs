using System.Text;

using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Calendar;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Deadlines;
using CaseReform.Ops.Domain.Reminders;
using CaseReform.Ops.Hosting.Office;
using CaseReform.Ops.Worker.CommandLine;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Worker.Calendar;

/// <summary>Takes a year's holidays in and recounts, in the same transaction, what was counted over that year.</summary>
internal sealed class CalendarImporter(Database database, Ladder ladder, OfficeHours hours, IOptions<OfficeOptions> office, TimeProvider clock)
{
    private const long MaxFileBytes = 1 << 20;
    private const int Page = 2000;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Imports a file.</summary>
    /// <exception cref="InputRefusedException">It is no calendar.</exception>
    public async Task<CalendarReport> RunAsync(string file, bool dryRun, CancellationToken token)
    {
        var json = await TextAsync(file, token);
        var year = CalendarYear.Parse(json) switch
        {
            CalendarReading.Understood understood => understood.Calendar,
            CalendarReading.Refused refused => throw new InputRefusedException(refused.Reason),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return dryRun ? await database.RehearseAsync(Work, token) : await database.WriteAsync(Work, token);

        Task<CalendarReport> Work(DatabaseSession session) => ImportAsync(session, year, json);
    }

    private async Task<CalendarReport> ImportAsync(DatabaseSession session, CalendarYear year, string json)
    {
        var origin = new ChangeOrigin(clock.GetUtcNow(), "office", "import");
        var today = hours.DayOf(origin.At);
        var years = (await CalendarStore.YearsAsync(session)).ToList();
        var (before, after) = (new WorkingCalendar(years), new WorkingCalendar(years.Append(year)));
        var (reminders, moved, aside) = (new List<MovedDay>(), new List<MovedDeadline>(), new List<string>());
        var comparison = new ReminderDays(ladder, before, after, today);
        var last = 0L;
        while (await CalendarMoves.OpenAsync(session, last, Page) is { Count: > 0 } measures)
        {
            foreach (var measure in measures)
            {
                MovedDeadline? recounted;
                try
                {
                    var number = measure.ToNumber().ToString();
                    recounted = Recount(measure, before, after);
                    if (comparison.FirstMoved(measure.Facts, After(measure, recounted).Facts) is { } days)
                    {
                        reminders.Add(new MovedDay(number, days.From, days.To));
                    }
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    // one measure that cannot be reckoned stays as it is; the planner keeps it aside and says so
                    aside.Add(measure.Subject);
                    continue;
                }

                if (recounted is not null)
                {
                    moved.Add(recounted);
                }
            }

            last = measures[^1].Id;
        }

        await CalendarStore.PutAsync(session, year.Year, json, origin.At);
        await CalendarMoves.ApplyAsync(session, moved, origin);
        await CalendarMoves.WakeAsync(session);
        var deadlines = moved.Where(m => m.Measure.Deadline != m.Deadline).Select(m => new MovedDay(m.Measure.ToNumber().ToString(), m.Measure.Deadline, m.Deadline)).ToList();
        var settled = moved.Count(m => m.Measure.Provisional && !m.Provisional);
        session.Audit(origin.Entry("calendar.imported", year.Year.ToString(null as IFormatProvider), new
        {
            days = year.Days.Count, reminders = reminders.Count, deadlines = deadlines.Count, settled,
        }));
        return new CalendarReport(year.Year, year.Days.Count, reminders, deadlines, settled, aside);
    }

    /// <summary>Counts a deadline anew from the office's words. One that does not follow from them any more (it was extended) stays where it is.</summary>
    private MovedDeadline? Recount(OpenMeasure measure, WorkingCalendar before, WorkingCalendar after)
    {
        if (measure.Deadline is not { } deadline || Part(measure, before)?.Date != deadline || Part(measure, after) is not { Date: { } counted } part)
        {
            return null;
        }

        return counted == deadline && part.Provisional == measure.Provisional ? null : new MovedDeadline(measure, counted, part.Provisional);
    }

    private DeadlinePart? Part(OpenMeasure measure, WorkingCalendar calendar) =>
        DeadlineReader.Read(
            measure.DeadlineText, measure.IssuedOn, measure.Year, calendar, new DeadlineTerms { ImmediateFixDays = office.Value.ImmediateFixDays })
            is DeadlineReading.Understood { Parts: [var part] } ? part : null;

    /// <summary>A promise belongs to the deadline under which it was given.</summary>
    private static OpenMeasure After(OpenMeasure measure, MovedDeadline? moved) =>
        moved is null || moved.Deadline == measure.Deadline ? measure : measure with { Deadline = moved.Deadline, PromisedOn = null, PromisedUntil = null };

    private static async Task<string> TextAsync(string file, CancellationToken token)
    {
        if (new FileInfo(file).Length > MaxFileBytes)
        {
            throw new InputRefusedException(CalendarImportTexts.TooLong);
        }

        try
        {
            return Strict.GetString(await File.ReadAllBytesAsync(file, token));
        }
        catch (DecoderFallbackException)
        {
            throw new InputRefusedException(CalendarImportTexts.NotUtf8);
        }
    }
}
