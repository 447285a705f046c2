using CaseReform.Ops.Domain.Calendar;

namespace CaseReform.Ops.Domain.Reminders;

/// <summary>One ladder on one day. Remembers what it counted for each deadline, since thousands of measures share a few; not for several threads.</summary>
public sealed class LadderDay
{
    private readonly Dictionary<DateOnly, DeadlineRungs> _byDeadline = [];
    private readonly Dictionary<(DateOnly Since, int Days), DateOnly> _silences = [];
    private readonly Lazy<QuarterRungs> _quarter;

    /// <summary>Prepares the day.</summary>
    /// <param name="ladder">The ladder in force.</param>
    /// <param name="calendar">The office's calendar.</param>
    /// <param name="today">The office day.</param>
    public LadderDay(Ladder ladder, WorkingCalendar calendar, DateOnly today)
    {
        (Ladder, Calendar, Today) = (ladder, calendar, today);
        _quarter = new(() => new QuarterRungs(ladder, calendar, today));
    }

    /// <summary>The ladder in force.</summary>
    public Ladder Ladder { get; }

    /// <summary>The office's calendar.</summary>
    public WorkingCalendar Calendar { get; }

    /// <summary>The office day.</summary>
    public DateOnly Today { get; }

    /// <summary>
    /// All that has fired up to today, today included, and still applies; the loudest first. Of a repeated or quarterly rung only the latest firing. A
    /// promise holds back the rungs below 督办 until its day; a broken one calls the next louder rung early.
    /// </summary>
    public IReadOnlyList<DueRung> Fired(DutyFacts measure) => measure.Course switch
    {
        Course.Dated => PromiseRungs.Apply(this, measure, FiredToward(measure, measure.Deadline!.Value)),
        Course.Quarterly => _quarter.Value.FiredFor(measure),
        Course.Ended or Course.Undated => [],
    };

    /// <summary>The first day after today on which a rung fires or a silence ends by itself, if nobody touches the measure before. Null means never.</summary>
    public DateOnly? NextDecision(DutyFacts measure) => measure.Course switch
    {
        Course.Dated => Earlier(NextToward(measure, measure.Deadline!.Value), PromiseRungs.Reckoning(this, measure)),
        Course.Quarterly => _quarter.Value.Next,
        Course.Ended or Course.Undated => null,
    };

    /// <summary>
    /// The light of the loudest fired rung that has one, whatever became of its notices; green while none has fired; none without a deadline to meet. It
    /// follows the deadline alone: a promise neither hides it nor raises it.
    /// </summary>
    public Light LightOf(DutyFacts measure)
    {
        if (measure.Course != Course.Dated)
        {
            return Light.None;
        }

        foreach (var due in FiredToward(measure, measure.Deadline!.Value))
        {
            if (due.Rung.Light != Light.None)
            {
                return due.Rung.Light;
            }
        }

        return Light.Green;
    }

    /// <summary>Which dated measures have which light today, as ranges of deadlines and of the days on which they were last heard of.</summary>
    public IEnumerable<LightBand> Lights => LightBands.Of(this);

    /// <summary>Which dated measures are 滞后 today, likewise.</summary>
    public IEnumerable<LightBand> Silences => LightBands.OfQuiet(this);

    /// <summary>滞后: a rung of silence speaks of it today, whether a promise holds its letter back or not.</summary>
    public bool IsQuiet(DutyFacts measure) => measure.Course == Course.Dated
        && Of(measure.Deadline!.Value).Silences.Exists(window => window.FiresOn(SilenceFrom(measure.QuietSince, window.Days)) <= Today && Today < window.Ends);

    /// <inheritdoc cref="LadderRule.WorkingDaysLeft"/>
    public int? WorkingDaysLeft(DateOnly? deadline) => deadline is { } due ? Of(due).WorkingDaysLeft : null;

    /// <summary>Whether a promise holds the rung back today.</summary>
    internal bool Holds(DutyFacts measure, Rung rung) => rung.HeldByPromise && PromiseRungs.Reckoning(this, measure) is not null;

    private static DateOnly? Earlier(DateOnly? a, DateOnly? b) => b is null || a < b ? a : b;

    private IReadOnlyList<DueRung> FiredToward(DutyFacts measure, DateOnly deadline)
    {
        var counted = Of(deadline);
        List<DueRung>? all = null;
        foreach (var window in counted.Silences)
        {
            var since = measure.QuietSince;
            var starts = window.FiresOn(SilenceFrom(since, window.Days));
            if (starts <= Today && Today < window.Ends)
            {
                // Silences are the quietest rungs of a dated measure, so they follow the others.
                all ??= [.. counted.Fired];
                all.Add(SilenceOf(window, deadline, since, starts));
            }
        }

        return all ?? counted.Fired;
    }

    private DateOnly? NextToward(DutyFacts measure, DateOnly deadline)
    {
        var counted = Of(deadline);
        var next = counted.Next;
        foreach (var window in counted.Silences)
        {
            var starts = window.FiresOn(SilenceFrom(measure.QuietSince, window.Days));
            var turn = starts > Today ? starts : window.Ends;
            if (starts < window.Ends && turn > Today && (next is null || turn < next))
            {
                next = turn;
            }
        }

        return next;
    }

    private static DueRung SilenceOf(SilenceWindow window, DateOnly deadline, DateOnly since, DateOnly starts)
    {
        var began = Occurrences.Of(since);
        return new DueRung(window.Rung, deadline, began, starts, $"silence:{Occurrences.Of(window.Days)}@{began}");
    }

    private DateOnly SilenceFrom(DateOnly since, int days)
    {
        if (!_silences.TryGetValue((since, days), out var starts))
        {
            starts = Calendar.AddWorkingDays(since, days);
            _silences.Add((since, days), starts);
        }

        return starts;
    }

    private DeadlineRungs Of(DateOnly deadline)
    {
        if (!_byDeadline.TryGetValue(deadline, out var counted))
        {
            counted = new DeadlineRungs(Ladder, Calendar, deadline, Today);
            _byDeadline.Add(deadline, counted);
        }

        return counted;
    }
}
