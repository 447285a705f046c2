using CaseReform.Ops.Bot.Activities;

using Microsoft.Bot.Schema;

namespace CaseReform.Ops.Bot.Cards;

/// <summary>What the bot says: one sentence, the rest as lines of text and as a card. A client that shows cards gets the sentence and the card, every other the lines.</summary>
/// <param name="Sentence">The answer in one sentence.</param>
internal sealed record Answer(string Sentence)
{
    private const int MaxSuggestions = 8;

    // what Web Chat, Teams and the emulator name themselves; an unknown channel is given text, which none fails to show
    private static readonly HashSet<string> WithCards = new(["directline", "webchat", "msteams", "emulator"], StringComparer.OrdinalIgnoreCase);

    /// <summary>What the card says beyond the sentence, line by line.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>The card, when a sentence is not enough.</summary>
    public AdaptiveCard? Card { get; init; }

    /// <summary>Sentences offered as buttons below the answer.</summary>
    public IReadOnlyList<string> Suggestions { get; init; } = [];

    /// <summary>Sentence and lines.</summary>
    public string Text => string.Join('\n', [CardText.Plain(Sentence, 1000), .. Lines.Select(line => CardText.Plain(line, 1000))]);

    /// <summary>The message for a channel.</summary>
    public Activity ToActivity(string? channelId)
    {
        var message = PlainMessage.Of(Text);
        if (Card is not null && WithCards.Contains(channelId ?? string.Empty))
        {
            message.Text = CardText.Plain(Sentence, 1000);
            message.Summary = Text;
            message.Attachments = [(Card with { Body = BelowTheSentence(Card.Body), FallbackText = Text }).ToAttachment()];
        }

        if (Suggestions.Count > 0)
        {
            // the last one stays: a question's is 取消
            var shown = Suggestions.Distinct().ToList();
            shown = shown.Count > MaxSuggestions ? [.. shown.Take(MaxSuggestions - 1), shown[^1]] : shown;
            message.SuggestedActions = new SuggestedActions { Actions = [.. shown.Select(sentence => new CardAction(ActionTypes.ImBack, sentence, value: sentence))] };
        }

        return message;
    }

    /// <summary>The sentence stands right above the card: the card does not say it again.</summary>
    private IReadOnlyList<CardElement> BelowTheSentence(IReadOnlyList<CardElement> body)
    {
        var said = new TextBlock(Sentence).Text;
        IReadOnlyList<CardElement> rest = [.. body.Where(element => element is not TextBlock block || block.Text != said)];
        return rest.Count > 0 ? rest : body;
    }
}
