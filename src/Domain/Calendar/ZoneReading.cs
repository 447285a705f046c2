namespace CaseReform.Ops.Domain.Calendar;

/// <summary>What became of the search for a time zone.</summary>
public abstract record ZoneReading
{
    private ZoneReading()
    {
    }

    /// <summary>The zone is there and its data is plausible.</summary>
    public sealed record Found(TimeZoneInfo Zone) : ZoneReading;

    /// <summary>The zone cannot be used; the reason is a Chinese sentence. The program must not go on in another zone.</summary>
    public sealed record Refused(string Reason) : ZoneReading;
}
