namespace CaseReform.Ops.Bot.Understanding;

/// <summary>What one sentence says by itself.</summary>
/// <param name="Intent">What it asks for.</param>
internal sealed record Reading(Intent Intent)
{
    /// <summary>The numbers it names where only one can be meant; empty unless there are several.</summary>
    public IReadOnlyList<SpokenNumber> Numbers { get; init; } = [];
}
