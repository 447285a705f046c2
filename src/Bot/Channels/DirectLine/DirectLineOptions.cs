using System.ComponentModel.DataAnnotations;

namespace CaseReform.Ops.Bot.Channels.DirectLine;

/// <summary>The chat for browsers. Section <c>DirectLine</c>.</summary>
internal sealed class DirectLineOptions
{
    /// <summary>Origins of other pages that may hold the chat, e.g. <c>https://portal.example</c>; the bot's own may always.</summary>
    public IList<string> AllowedOrigins { get; } = [];

    /// <summary>How many messages one person may send at once; <see cref="MessagesPerMinute"/> after that.</summary>
    [Range(1, 1_000_000)]
    public int MessageBurst { get; set; } = 20;

    /// <summary>How many messages one person may go on sending.</summary>
    [Range(1, 1_000_000)]
    public int MessagesPerMinute { get; set; } = 60;

    /// <summary>How many streams one person may keep open; the oldest ends when there is one more.</summary>
    [Range(1, 1000)]
    public int StreamsPerPerson { get; set; } = 10;
}
