namespace CaseReform.Ops.Domain.Calendar;

/// <summary>What became of a calendar file.</summary>
public abstract record CalendarReading
{
    private CalendarReading()
    {
    }

    /// <summary>The file is a calendar.</summary>
    public sealed record Understood(CalendarYear Calendar) : CalendarReading;

    /// <summary>The file is not taken. The reason is a Chinese sentence that names the place.</summary>
    public sealed record Refused(string Reason) : CalendarReading;
}
