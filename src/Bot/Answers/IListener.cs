using System.Text.Json;

using CaseReform.Ops.Bot.Understanding;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>Reads sentences against what was said before.</summary>
internal interface IListener
{
    /// <summary>What a sentence comes to.</summary>
    /// <param name="desk">Who says it, and the day.</param>
    /// <param name="dialogue">What the listener left behind last time, or null.</param>
    /// <param name="text">The sentence.</param>
    /// <param name="token">Stops reading.</param>
    Task<Heard> ListenAsync(Desk desk, JsonElement? dialogue, string text, CancellationToken token);
}

/// <summary>What a sentence came to: an intent with its slots, or a question back with choices.</summary>
/// <param name="Intent">What is asked for; null while something is missing.</param>
/// <param name="Question">What is asked back.</param>
/// <param name="Choices">Answers to it, as buttons.</param>
/// <param name="Dialogue">What to remember.</param>
internal sealed record Heard(Intent? Intent, string? Question, IReadOnlyList<string> Choices, JsonElement? Dialogue);
