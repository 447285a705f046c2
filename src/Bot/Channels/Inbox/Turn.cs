using System.Globalization;

using CaseReform.Ops.Bot.Activities;
using CaseReform.Ops.Data.Chat;
using CaseReform.Ops.Domain.Access;

namespace CaseReform.Ops.Bot.Channels.Inbox;

/// <summary>One row of the inbox on its way through the bot.</summary>
internal sealed class Turn(IChannel channel, TimeProvider clock) : ITurnContext
{
    private readonly List<NewActivity> _kept = [];
    private readonly long _begun = clock.GetTimestamp();
    private int _answers;

    /// <inheritdoc/>
    public required long TurnId { get; init; }

    /// <summary>The conversation's row.</summary>
    public required long ConversationId { get; init; }

    /// <summary>The channel's id of the conversation.</summary>
    public required string ConversationName { get; init; }

    /// <summary>The activity's id in the inbox; answers' ids begin with it, so that they are the same in a repeated turn.</summary>
    public required string ActivityId { get; init; }

    /// <summary>Who said it, as the channel proved it.</summary>
    public required long? PersonId { get; init; }

    /// <summary>How often the turn was begun, this time included.</summary>
    public required int Attempts { get; init; }

    /// <inheritdoc/>
    public required Activity Activity { get; init; }

    /// <inheritdoc/>
    public Standing? Speaker { get; set; }

    /// <inheritdoc/>
    public bool IsPrivate => channel.IsPrivate(Activity);

    /// <inheritdoc/>
    public string? State { get; set; }

    /// <inheritdoc/>
    public IList<Func<CancellationToken, Task>> Afterwards { get; } = [];

    /// <summary>The bot could not answer it; the person was told so.</summary>
    public bool HasFailed { get; set; }

    /// <summary>How long ago it was written, or taken from another process.</summary>
    public TimeSpan Age => clock.GetElapsedTime(_begun);

    /// <summary>How it came.</summary>
    public IChannel Channel => channel;

    /// <summary>Answers that are stored together with the turn's end.</summary>
    public IReadOnlyList<NewActivity> Kept => _kept;

    /// <summary>Ends when the turn has; cancelled when this process does not do it now: the inbox then tells when it is done.</summary>
    public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <inheritdoc/>
    public Task SendActivityAsync(Activity activity, CancellationToken cancellationToken) =>
        SendAsync(activity, (++_answers).ToString(CultureInfo.InvariantCulture), cancellationToken);

    /// <summary>Stores an answer together with the turn's end: both or neither, in one write.</summary>
    public void Keep(NewActivity answer) => _kept.Add(answer);

    /// <summary>Says that something went wrong.</summary>
    public Task SendFaultAsync(string sentence, CancellationToken token) => SendAsync(MessageFactory.Text(sentence), "fault", token);

    private Task SendAsync(Activity answer, string suffix, CancellationToken token)
    {
        var reply = Activity.CreateReply();
        answer.Id = $"{ActivityId}.{suffix}";
        answer.Timestamp = clock.GetUtcNow();
        answer.ChannelId = reply.ChannelId;
        answer.ServiceUrl = reply.ServiceUrl;
        answer.From = reply.From;
        answer.Recipient = reply.Recipient;
        answer.Conversation = reply.Conversation;
        answer.ReplyToId ??= reply.ReplyToId;
        answer.Locale ??= reply.Locale;
        return channel.SendAsync(this, answer, token);
    }
}
