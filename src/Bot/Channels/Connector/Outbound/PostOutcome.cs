namespace CaseReform.Ops.Bot.Channels.Connector.Outbound;

/// <summary>What became of a call to a channel.</summary>
internal abstract record PostOutcome
{
    private PostOutcome()
    {
    }

    /// <summary>The channel has it.</summary>
    public sealed record Sent : PostOutcome;

    /// <summary>It surely does not have it: not reached, or asked to wait.</summary>
    /// <param name="Reason">For the log.</param>
    /// <param name="After">How long it asked to wait.</param>
    public sealed record TryLater(string Reason, TimeSpan? After = null) : PostOutcome;

    /// <summary>It may have it: 5xx, or no answer in time. A repeat could say the same twice.</summary>
    /// <param name="Reason">For the log.</param>
    public sealed record Uncertain(string Reason) : PostOutcome;

    /// <summary>It will not take it, or must not get it.</summary>
    /// <param name="Reason">For the log.</param>
    public sealed record Refused(string Reason) : PostOutcome;
}
