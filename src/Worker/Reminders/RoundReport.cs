using CaseReform.Ops.Data.Reminders;

namespace CaseReform.Ops.Worker.Reminders;

/// <summary>What one round of reminders came to.</summary>
internal sealed record RoundReport
{
    /// <summary>Notices planned and superseded.</summary>
    public PlanTally Plan { get; init; } = PlanTally.None;

    /// <summary>Letters taken in hand, old and new.</summary>
    public int Letters { get; init; }

    /// <summary>Letters the server took.</summary>
    public int Sent { get; init; }

    /// <summary>Letters the server perhaps took.</summary>
    public int Uncertain { get; init; }

    /// <summary>Letters refused for good or given up.</summary>
    public int Refused { get; init; }

    /// <summary>Letters and notices that still wait: for the office to open, for another day, for the next attempt, for an address.</summary>
    public int Waiting { get; init; }

    /// <summary>Why sending pauses, or null.</summary>
    public string? Paused { get; init; }

    /// <summary>Whether the mail server did not answer.</summary>
    public bool ServerAway { get; init; }

    /// <summary>The server's words, when it took nothing for reasons that are not the recipients'; null otherwise.</summary>
    public string? Declined { get; init; }

    /// <summary>Two rounds one after the other.</summary>
    public static RoundReport operator +(RoundReport a, RoundReport b) => b with
    {
        Plan = a.Plan + b.Plan,
        Letters = a.Letters + b.Letters,
        Sent = a.Sent + b.Sent,
        Uncertain = a.Uncertain + b.Uncertain,
        Refused = a.Refused + b.Refused,
        Paused = b.Paused ?? a.Paused,
        ServerAway = a.ServerAway || b.ServerAway,
        Declined = b.Declined ?? a.Declined,
    };
}
