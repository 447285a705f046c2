namespace CaseReform.Ops.Domain.Calendar;

/// <summary>When the office is open, and in which zone: the one place where an instant becomes a day. Instants that come out are in UTC.</summary>
/// <param name="Opens">First moment of the office day, local time.</param>
/// <param name="Closes">End of the office day, local time, exclusive.</param>
/// <param name="Zone">From <see cref="FindZone"/>.</param>
public sealed record OfficeHours(TimeOnly Opens, TimeOnly Closes, TimeZoneInfo Zone)
{
    /// <summary>End of the office day, local time, exclusive; after <see cref="Opens"/>.</summary>
    public TimeOnly Closes { get; } = Closes > Opens
        ? Closes
        : throw new ArgumentException("an office closes after it opens, on the same day", nameof(Closes));

    /// <summary>Finds a zone by its IANA name. Refuses when its data is missing, broken or plainly wrong, such as Asia/Shanghai without +8.</summary>
    public static ZoneReading FindZone(string? id) => OfficeZone.Find(id);

    /// <summary>The office's day at that instant.</summary>
    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    /// <summary>The instant the office opens on that day, worked or not. A time that the clock skips becomes the moment of the skip; of a time that comes twice it is the first.</summary>
    public DateTimeOffset OpeningOf(DateOnly day) => InstantOf(day.ToDateTime(Opens));

    /// <summary>The instant the office closes on that day, by the same rule.</summary>
    public DateTimeOffset ClosingOf(DateOnly day) => InstantOf(day.ToDateTime(Closes));

    /// <summary>Whether the office works at that instant.</summary>
    public bool IsOpen(DateTimeOffset instant, WorkingCalendar calendar)
    {
        var day = DayOf(instant);
        return calendar.IsWorkingDay(day) && instant >= OpeningOf(day) && instant < ClosingOf(day);
    }

    /// <summary>The next instant at which the office works: now itself when it is open.</summary>
    public DateTimeOffset NextOpening(DateTimeOffset now, WorkingCalendar calendar)
    {
        if (IsOpen(now, calendar))
        {
            return now;
        }

        // Not simply the next working day's opening: where the clock skips the whole of the office hours the day after that counts.
        var day = calendar.FirstWorkingDayOnOrAfter(DayOf(now));
        while (OpeningOf(day) <= now || !IsOpen(OpeningOf(day), calendar))
        {
            day = calendar.AddWorkingDays(day, 1);
        }

        return OpeningOf(day);
    }

    private DateTimeOffset InstantOf(DateTime local)
    {
        if (Zone.IsInvalidTime(local))
        {
            return EndOfGap(local);
        }

        var offset = Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max() : Zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    // The first instant whose local time is not before the wanted one. No zone is further than 14 hours from UTC.
    private DateTimeOffset EndOfGap(DateTime local)
    {
        var low = local.Ticks - TimeSpan.FromHours(15).Ticks;
        var high = local.Ticks + TimeSpan.FromHours(15).Ticks;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (TimeZoneInfo.ConvertTime(new DateTimeOffset(middle, TimeSpan.Zero), Zone).DateTime >= local)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return new DateTimeOffset(low, TimeSpan.Zero);
    }
}
