using Microsoft.Bot.Schema;

namespace CaseReform.Ops.Bot.Activities;

/// <summary>What the bot says. It is sent as <c>plain</c>: words of the ledger are never Markdown. The SDK's MessageFactory leaves that to the channel.</summary>
internal static class PlainMessage
{
    /// <summary>A message of that text.</summary>
    public static Activity Of(string text) => new(ActivityTypes.Message) { Text = text, TextFormat = TextFormatTypes.Plain };
}
