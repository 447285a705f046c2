using System.Text.Json;

using CaseReform.Ops.Bot.Activities;
using CaseReform.Ops.Bot.Cards;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>What the bot remembers of a conversation.</summary>
internal sealed record ChatMemory
{
    /// <summary>What the understanding of sentences left behind.</summary>
    public JsonElement? Dialogue { get; init; }

    /// <summary>Where 下一页 goes on.</summary>
    public PageToken? More { get; init; }

    /// <summary>The day of the last greeting: whoever joins twice is greeted once.</summary>
    public DateOnly? GreetedOn { get; init; }

    /// <summary>The memory of a turn's conversation; empty when it cannot be read (any more).</summary>
    public static ChatMemory Of(ITurnContext turn)
    {
        try
        {
            return turn.State is { Length: > 0 } state ? JsonSerializer.Deserialize<ChatMemory>(state, AdaptiveCard.Json) ?? new ChatMemory() : new ChatMemory();
        }
        catch (JsonException)
        {
            return new ChatMemory();
        }
    }

    /// <summary>Keeps it with the turn.</summary>
    public void Keep(ITurnContext turn) => turn.State = JsonSerializer.Serialize(this, AdaptiveCard.Json);
}
