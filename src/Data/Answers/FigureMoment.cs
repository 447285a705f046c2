using System.Data.Common;

using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Counting;
using CaseReform.Ops.Domain.Deadlines;
using CaseReform.Ops.Domain.Reminders;
using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Data.Answers;

/// <summary>The day that figures speak of. Overdue means past the deadline on it; due soon means <see cref="Domain.Deadlines.DueSoon"/>.</summary>
/// <param name="Rungs">The ladder on that day.</param>
/// <remarks>For one thread.</remarks>
public sealed record FigureMoment(LadderDay Rungs)
{
    private readonly Dictionary<string, DateOnly> _days = new(StringComparer.Ordinal);
    private readonly Dictionary<(DateOnly, DateOnly), Light> _lights = [];

    /// <summary>The office day.</summary>
    public DateOnly Today { get; } = Rungs.Today;

    /// <summary>The last day that is soon.</summary>
    internal DateOnly SoonTo { get; } = DueSoon.LastDay(Rungs.Today);

    /// <summary>Figures of this day.</summary>
    internal Figures NewFigures() => new(Today, SoonTo);

    /// <inheritdoc cref="NewFigures"/>
    internal FiguresByUnit<T> NewFiguresBy<T>()
        where T : notnull => new(Today, SoonTo);

    /// <summary>Reads what measures count as, from the columns that <c>measure_states</c> has of it.</summary>
    internal (CountedMeasure Measure, Light Light) Measure(DbDataReader row, int at)
    {
        var (running, toward, judged) = (row.GetInt64(at) == 1, Day(row.GetString(at + 1)), row.GetString(at + 3));
        var light = toward is { } due ? LightOf(due, Day(row.GetString(at + 2))!.Value) : Light.None;
        return (new CountedMeasure(running, toward, judged switch { "met" => true, "missed" => false, _ => null }, Day(row.GetString(at + 4))), light);
    }

    /// <summary>A day of the database, where none is an empty text. Many rows share few days.</summary>
    internal DateOnly? Day(string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (!_days.TryGetValue(text, out var day))
        {
            _days.Add(text, day = IsoDay.Parse(text));
        }

        return day;
    }

    /// <summary>The light of a measure that runs toward a deadline and last showed a sign of life on a day.</summary>
    private Light LightOf(DateOnly deadline, DateOnly quietOn)
    {
        if (!_lights.TryGetValue((deadline, quietOn), out var light))
        {
            light = Rungs.LightOf(new DutyFacts { State = DutyState.Open, Deadline = deadline, EnteredOn = quietOn });
            _lights.Add((deadline, quietOn), light);
        }

        return light;
    }

    /// <summary>What figures depend on beside the ledger; equal keys, equal figures.</summary>
    internal (DateOnly Day, Ladder Ladder, WorkingCalendar Calendar) Key => (Today, Rungs.Ladder, Rungs.Calendar);
}
