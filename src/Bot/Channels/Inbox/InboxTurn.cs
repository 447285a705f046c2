using System.Globalization;

using CaseReform.Ops.Bot.Activities;
using CaseReform.Ops.Data.Chat;

using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CaseReform.Ops.Bot.Channels.Inbox;

/// <summary>One row of the inbox on its way through the bot.</summary>
internal sealed class InboxTurn(IChannel channel, TimeProvider clock) : TurnFacts
{
    private readonly List<NewActivity> _kept = [];
    private readonly long _begun = clock.GetTimestamp();
    private int _answers;

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

    /// <summary>
    /// What came in, without the client's language: the SDK's pipeline would make it the culture in which the bot works, where <c>ar-SA</c> counts other years and a
    /// name that means nothing throws.
    /// </summary>
    public required Activity Activity
    {
        get;
        init
        {
            field = value;
            field.Locale = null;
            IsPrivate = channel.IsPrivate(value);
        }
    }

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

    /// <summary>The turn of a context that an adapter made for one.</summary>
    public static InboxTurn Of(ITurnContext context) => (InboxTurn)context.Facts;

    /// <summary>Takes what the bot says, addressed by the SDK. The answers are with the channel, or will be when the turn ends.</summary>
    public async Task<ResourceResponse[]> SendAsync(IReadOnlyList<Activity> answers, CancellationToken token)
    {
        var sent = new ResourceResponse[answers.Count];
        for (var i = 0; i < sent.Length; i++)
        {
            sent[i] = new ResourceResponse(IdOf((++_answers).ToString(CultureInfo.InvariantCulture)));
            await SendAsync(answers[i], sent[i].Id, token);
        }

        return sent;
    }

    /// <summary>Stores an answer together with the turn's end: both or neither, in one write.</summary>
    public void Keep(NewActivity answer) => _kept.Add(answer);

    /// <summary>Says that something went wrong.</summary>
    public Task SendFaultAsync(string sentence, CancellationToken token) =>
        SendAsync(PlainMessage.Of(sentence).ApplyConversationReference(Activity.GetConversationReference()), IdOf("fault"), token);

    private string IdOf(string suffix) => $"{ActivityId}.{suffix}";

    private Task SendAsync(Activity answer, string id, CancellationToken token)
    {
        answer.Id = id;
        answer.Timestamp = clock.GetUtcNow();
        return channel.SendAsync(this, answer, token);
    }
}
