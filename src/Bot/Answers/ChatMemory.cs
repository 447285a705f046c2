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

    /// <summary>The spreadsheet that was asked about and has no answer yet: 导入台账 behind it means this one, and none that is evidence.</summary>
    public long? SheetAsked { get; init; }

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

    /// <summary>What the list shown last was asked with; null when none is remembered.</summary>
    [JsonIgnore]
    public Question? Listed
    {
        get
        {
            try
            {
                return Dialogue.Trail.List is { } list && PageToken.Read(JsonSerializer.Deserialize<JsonElement>(list.Question)) is { Filter: { } filter } page ? new Question(page.Asked) { Filter = filter } : null;
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }

    /// <summary>The memory where there is one ledger only, which nobody names.</summary>
    public ChatMemory WithoutLedgers() => this with
    {
        Dialogue = Dialogue with
        {
            Last = Plain(Dialogue.Last),
            Trail = Dialogue.Trail with
            {
                Update = Dialogue.Trail.Update is { } update ? update with { Spoken = Plain(update.Spoken)! } : null,
                List = Dialogue.Trail.List is { } list ? list with { Rows = [.. list.Rows.Select(row => Plain(row)!)] } : null,
            },
        },
    };

    private static SpokenNumber? Plain(SpokenNumber? spoken) => spoken is null ? null : spoken with { Ledger = null };

    /// <summary>The memory after a card was put up.</summary>
    public ChatMemory Proposed(WaitingCard card, SpokenNumber spoken, string? text) =>
        this with { Dialogue = Dialogue with { Last = spoken, LastAge = 0, Trail = Dialogue.Trail with { Card = card, Recorded = null, Update = new ToldUpdate(spoken, text) } } };

    /// <summary>The memory after a card was put up that is no update of a measure.</summary>
    public ChatMemory Waiting(WaitingCard card) => this with { Dialogue = Dialogue with { Trail = Dialogue.Trail with { Card = card, Recorded = null } } };

    /// <summary>The memory after somebody was told that the card still waits: the next nod is to it.</summary>
    public ChatMemory StillAsked() => Dialogue.Trail.Card is { } card ? this with { Dialogue = Dialogue with { Trail = Dialogue.Trail with { Card = card with { Age = 0 } } } } : this;

    /// <summary>The memory after what a card waited for was given up.</summary>
    public ChatMemory GivenUp() => this with { Dialogue = Dialogue with { Trail = Dialogue.Trail with { Card = null, Recorded = null } } };

    /// <summary>The memory after a card's button was pressed. Of several open cards it is the one pressed that is settled; another waits on.</summary>
    /// <param name="key">What the button carried, hashed.</param>
    /// <param name="recorded">Whether it was recorded.</param>
    public ChatMemory Settled(string key, bool recorded) => this with
    {
        Dialogue = Dialogue with
        {
            Trail = Dialogue.Trail.Card is { } card && card.Key == key
                ? Dialogue.Trail with { Card = null, Recorded = recorded ? card with { Age = 0 } : null }
                : Dialogue.Trail with { Recorded = Dialogue.Trail.Recorded is { } last && last.Key == key ? last : null },
        },
    };

    /// <summary>The memory after an answer: where its list goes on, and of what it spoke.</summary>
    public ChatMemory After(AnswerInContext said) => this with
    {
        Dialogue = Dialogue with
        {
            Paging = said.More is { } more ? JsonSerializer.Serialize(more.ToData(), AdaptiveCard.Json) : null,
            Last = said.Spoken ?? (said.Rows.Count > 1 ? null : Dialogue.Last),
            LastAge = said.Spoken is null ? Dialogue.LastAge : 0,
            Trail = Dialogue.Trail with
            {
                List = said.Listed is { } question ? new ShownList(Written(question), said.Rows.Count > 0 || question.Filter != Listed?.Filter ? said.Rows : Dialogue.Trail.List!.Rows) : said.Rows.Count > 0 && Dialogue.Trail.List is { } list ? list with { Rows = said.Rows, Age = 0 } : Dialogue.Trail.List,
            },
        },
    };

    private static string Written(Question question) => JsonSerializer.Serialize(
        new PageToken { List = PageToken.Measures, After = "0", Filter = question.Filter, Asked = question.Asked is Asked.Urgent or Asked.People ? question.Asked : Asked.List }.ToData(), AdaptiveCard.Json);

    /// <summary>Keeps it with the turn.</summary>
    public void Keep(ITurnContext turn) => turn.State = JsonSerializer.Serialize(this, Json);
}
