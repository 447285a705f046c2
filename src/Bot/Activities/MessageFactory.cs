using System.Text.Json;

namespace CaseReform.Ops.Bot.Activities;

/// <summary>Makes what the bot says.</summary>
internal static class MessageFactory
{
    /// <summary>A text. It is sent as <c>plain</c>: words of the ledger are never Markdown.</summary>
    public static Activity Text(string text) => new() { Type = ActivityTypes.Message, Text = text, TextFormat = "plain" };

    /// <summary>A text with cards or files.</summary>
    public static Activity Attachment(Attachment attachment, string? text = null)
    {
        var message = Text(text ?? string.Empty);
        message.Attachments = [attachment];
        return message;
    }

    /// <summary>A text with buttons for the next answer.</summary>
    public static Activity SuggestedActions(IEnumerable<CardAction> actions, string? text = null)
    {
        var message = Text(text ?? string.Empty);
        message.SuggestedActions = new SuggestedActions { Actions = [.. actions] };
        return message;
    }

    /// <summary>A button that says its title for the user.</summary>
    public static CardAction ImBack(string title) => new() { Type = ActionTypes.ImBack, Title = title, Value = JsonSerializer.SerializeToElement(title) };
}
