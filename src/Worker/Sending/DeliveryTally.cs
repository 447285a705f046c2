namespace CaseReform.Ops.Worker.Sending;

/// <summary>What one round of sending came to.</summary>
internal sealed class DeliveryTally
{
    private int _sent;
    private int _uncertain;
    private int _refused;
    private int _later;

    /// <summary>Letters the server took.</summary>
    public int Sent => _sent;

    /// <summary>Letters the server perhaps took.</summary>
    public int Uncertain => _uncertain;

    /// <summary>Letters refused for good or given up.</summary>
    public int Refused => _refused;

    /// <summary>Letters that are tried again.</summary>
    public int Later => _later;

    /// <summary>Why sending pauses, or null.</summary>
    public string? Paused { get; set; }

    /// <summary>The pause began because several recipients in a row got a no, and not with the account or the connection.</summary>
    public bool PausedByAnswers { get; set; }

    /// <summary>Answers in a row at the end of the round.</summary>
    public RefusalStreak Streak { get; set; } = RefusalStreak.None;

    /// <summary>Letters that earlier rounds recorded as refused and that turned out to be held by policy.</summary>
    public IReadOnlyList<long> HeldByPolicy { get; set; } = [];

    /// <summary>The server's words, when it answered and took nothing for reasons that are not the recipients'; null otherwise.</summary>
    public string? Declined { get; set; }

    /// <summary>Whether the server did not answer, so that the round ended early.</summary>
    public bool ServerAway { get; set; }

    public void Count(Data.Mail.LetterState state) =>
        _ = state switch
        {
            Data.Mail.LetterState.Sent => Interlocked.Increment(ref _sent),
            Data.Mail.LetterState.Uncertain => Interlocked.Increment(ref _uncertain),
            Data.Mail.LetterState.Refused or Data.Mail.LetterState.GivenUp => Interlocked.Increment(ref _refused),
            _ => Interlocked.Increment(ref _later),
        };
}
