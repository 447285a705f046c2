using System.Text.Json;
using System.Text.Json.Serialization;

using CaseReform.Ops.Bot.Activities;
using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Bot.Understanding;

using Microsoft.Bot.Builder;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>What the bot remembers of a conversation.</summary>
internal sealed record ChatMemory
{
    private static readonly JsonSerializerOptions Json = new(AdaptiveCard.Json) { Converters = { new JsonStringEnumConverter() }, MaxDepth = 8 };

    /// <summary>What was said before.</summary>
    public DialogueState Dialogue { get; init; } = DialogueState.Empty;

    /// <summary>The day of the last greeting: whoever joins twice is greeted once.</summary>
    public DateOnly? GreetedOn { get; init; }

    /// <summary>The memory of a turn's conversation; empty when it cannot be read (any more).</summary>
    public static ChatMemory Of(ITurnContext turn)
    {
        try
        {
            return turn.State is { Length: > 0 } state ? JsonSerializer.Deserialize<ChatMemory>(state, Json) ?? new ChatMemory() : new ChatMemory();
        }
        catch (JsonException)
        {
            return new ChatMemory();
        }
    }

    /// <summary>Where 下一页 goes on.</summary>
    [JsonIgnore]
    public PageToken? More
    {
        get
        {
            try
            {
                return Dialogue.Paging is { } paging ? PageToken.Read(JsonSerializer.Deserialize<JsonElement>(paging)) : null;
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }

    /// <summary>The memory after an answer: where its list goes on, and of what it spoke.</summary>
    public ChatMemory After(AnswerInContext said) => this with
    {
        Dialogue = Dialogue with
        {
            Paging = said.More is { } more ? JsonSerializer.Serialize(more.ToData(), AdaptiveCard.Json) : null,
            Last = said.Spoken ?? Dialogue.Last,
        },
    };

    /// <summary>Keeps it with the turn.</summary>
    public void Keep(ITurnContext turn) => turn.State = JsonSerializer.Serialize(this, Json);
}
