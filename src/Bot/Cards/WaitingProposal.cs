namespace CaseReform.Ops.Bot.Cards;

/// <summary>A card of this conversation that waits for its button: typed 取消 takes back the newest.</summary>
/// <param name="At">When it was put up.</param>
/// <param name="DropAsync">What its button 取消 does; the answer names what was taken back.</param>
internal sealed record WaitingProposal(DateTimeOffset At, Func<CancellationToken, Task<Answer>> DropAsync)
{
    /// <summary>What its button 确认 would do, in a few words; null where only the card says so.</summary>
    public string? Says { get; init; }
}
