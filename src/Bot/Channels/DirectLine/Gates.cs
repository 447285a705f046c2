using System.Globalization;

using CaseReform.Ops.Bot.Hosting;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Bot.Channels.DirectLine;

/// <summary>The limits for one person: of what is said, and of how often a client comes to the door.</summary>
internal sealed class Gates(IOptions<DirectLineOptions> options, DirectLineAdapter channel, TimeProvider clock) : IDisposable
{
    private readonly FloodGate _messages = new(options.Value.MessageBurst, options.Value.MessagesPerMinute);

    // a page that reconnects calls twice or three times
    private readonly FloodGate _door = new(options.Value.MessageBurst * 3, options.Value.MessagesPerMinute);

    /// <summary>Whether a token, a start or a reconnect may pass; refused and answered otherwise.</summary>
    public async Task<bool> ComesThroughAsync(HttpContext context, long personId)
    {
        var decision = _door.Take(personId);
        return decision.MayPass || await RefuseAsync(context, decision, "door");
    }

    /// <summary>Whether a message may pass; refused, answered and from time to time said in the chat otherwise.</summary>
    public async Task<bool> MaySayAsync(HttpContext context, Conversation conversation)
    {
        var decision = _messages.Take(conversation.PersonId);
        if (decision.MayPass)
        {
            return true;
        }

        if (decision.Hint)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"slow.{clock.GetUtcNow().ToUnixTimeMilliseconds()}");
            await channel.SayAsync(conversation, id, DirectLineTexts.TooFast, context.RequestAborted);
        }

        return await RefuseAsync(context, decision, "messages");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _messages.Dispose();
        _door.Dispose();
    }

    private static async Task<bool> RefuseAsync(HttpContext context, FloodDecision decision, string limit)
    {
        BotMetrics.HeldBack(limit);
        FloodGate.AskToWait(context.Response, decision.Wait);
        await Responses.RefuseAsync(context, StatusCodes.Status429TooManyRequests, "TooManyRequests");
        return false;
    }
}
