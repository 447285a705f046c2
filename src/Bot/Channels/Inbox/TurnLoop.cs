using System.Data.Common;

using CaseReform.Ops.Bot.Activities;
using CaseReform.Ops.Bot.Hosting;
using CaseReform.Ops.Bot.SignIn;
using CaseReform.Ops.Data.Chat;

using Microsoft.Bot.Builder;

namespace CaseReform.Ops.Bot.Channels.Inbox;

/// <summary>
/// Lets the bot answer: in order within a conversation, several conversations at once. Each channel has its own places, so that one whose far end is
/// slow or dead holds up nobody but itself.
/// </summary>
internal sealed partial class TurnLoop(
    IBot bot, ChatWriter writer, ChatStore store, Standings standings, TimeProvider clock, IHostApplicationLifetime life, ILogger<TurnLoop> logger)
{
    private const int PlacesOfChannel = 16;

    /// <summary>So often a turn may begin: what killed the process each time is not tried for ever.</summary>
    private const int MaxAttempts = 5;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<long, Queue<InboxTurn>> _conversations = [];

    /// <summary>Conversations with turns in the inbox that come before whatever is said now.</summary>
    private readonly HashSet<long> _putOff = [];
    private readonly Dictionary<string, SemaphoreSlim> _places = [];
    private bool _hasCaughtUp;

    /// <summary>The conversations with turns to do.</summary>
    public IReadOnlyList<long> Busy
    {
        get
        {
            lock (_gate)
            {
                return [.. _conversations.Keys];
            }
        }
    }

    /// <summary>
    /// Takes a turn that was just accepted. Where others that came before it wait in the inbox it waits there, too: <see cref="InboxTurn.Done"/> is cancelled, and
    /// whoever looks after the inbox takes all of them in order.
    /// </summary>
    public void Add(InboxTurn turn)
    {
        lock (_gate)
        {
            if (!_hasCaughtUp || _putOff.Contains(turn.ConversationId))
            {
                _putOff.Add(turn.ConversationId);
                turn.Done.TrySetCanceled(CancellationToken.None);
                return;
            }

            if (_conversations.TryGetValue(turn.ConversationId, out var queue))
            {
                queue.Enqueue(turn);
                return;
            }

            _conversations.Add(turn.ConversationId, new Queue<InboxTurn>([turn]));
        }

        _ = Task.Run(() => RunAsync(turn.ConversationId));
    }

    /// <summary>Takes all turns that the inbox holds of conversations that are not busy, in order. Nothing may be accepted meanwhile.</summary>
    public void Take(IEnumerable<InboxTurn> turns)
    {
        foreach (var conversation in turns.GroupBy(t => t.ConversationId))
        {
            lock (_gate)
            {
                _putOff.Remove(conversation.Key);
                _conversations.Add(conversation.Key, new Queue<InboxTurn>(conversation));
            }

            _ = Task.Run(() => RunAsync(conversation.Key));
        }
    }

    /// <summary>Says that everything was taken that an earlier process left: what is accepted from now on comes after it.</summary>
    /// <returns>Whether something was accepted before, and waits.</returns>
    public bool CatchUp()
    {
        lock (_gate)
        {
            return !_hasCaughtUp && (_hasCaughtUp = true) && _putOff.Count > 0;
        }
    }

    private async Task RunAsync(long conversation)
    {
        while (Next(conversation) is { } turn)
        {
            var places = PlacesOf(turn.Channel);
            await places.WaitAsync();
            try
            {
                if (!await RunAsync(turn, life.ApplicationStopping))
                {
                    PutOff(conversation);
                    return;
                }
            }
            finally
            {
                places.Release();
            }
        }
    }

    /// <summary>A turn waits in the inbox again, and with it all that came after it.</summary>
    private void PutOff(long conversation)
    {
        lock (_gate)
        {
            _putOff.Add(conversation);
            _conversations.Remove(conversation, out var queue);
            foreach (var turn in queue!)
            {
                turn.Done.TrySetCanceled(CancellationToken.None);
            }
        }
    }

    private InboxTurn? Next(long conversation)
    {
        lock (_gate)
        {
            if (_conversations[conversation].TryDequeue(out var turn))
            {
                return turn;
            }

            _conversations.Remove(conversation);
            return null;
        }
    }

    private SemaphoreSlim PlacesOf(IChannel channel)
    {
        lock (_gate)
        {
            return _places.TryGetValue(channel.Name, out var places) ? places : _places[channel.Name] = new SemaphoreSlim(PlacesOfChannel);
        }
    }

    /// <returns>False when the turn is to be done again later.</returns>
    private async Task<bool> RunAsync(InboxTurn turn, CancellationToken stopping)
    {
        using var span = BotMetrics.Traces.StartActivity("turn");
        using var limit = new CancellationTokenSource(Limit, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stopping);
        try
        {
            if (stopping.IsCancellationRequested || !await AnswerAsync(turn, both.Token, stopping))
            {
                turn.Done.TrySetCanceled(CancellationToken.None);
                return false;
            }

            await writer.WriteAsync(
                new ChatWrite { ConversationId = turn.ConversationId, Activities = turn.Kept, End = new TurnEnd(turn.TurnId, turn.State) }, CancellationToken.None);
        }
        catch (Exception e)
        {
            // neither the answer nor the fault could be stored: the row stays open and is taken again
            if (!stopping.IsCancellationRequested)
            {
                Log.NotEnded(logger, e.GetType().Name, turn.TurnId, turn.Channel.Name);
            }

            turn.Done.TrySetCanceled(CancellationToken.None);
            return false;
        }

        BotMetrics.Ended(turn.Channel.Name, turn.HasFailed, turn.Age);
        turn.Done.TrySetResult();
        await FollowAsync(turn, stopping);
        return true;
    }

    private async Task FollowAsync(InboxTurn turn, CancellationToken stopping)
    {
        try
        {
            foreach (var work in turn.Afterwards)
            {
                await work(stopping);
            }
        }
        catch (Exception e)
        {
            if (!stopping.IsCancellationRequested)
            {
                Log.NotFollowed(logger, e.GetType().Name, turn.TurnId, turn.Channel.Name);
            }
        }
    }

    /// <returns>False when the turn is to be done again later.</returns>
    private async Task<bool> AnswerAsync(InboxTurn turn, CancellationToken token, CancellationToken stopping)
    {
        try
        {
            if (turn.Attempts > MaxAttempts)
            {
                throw new InvalidOperationException("the turn was begun too often");
            }

            // both at once: on SQLite each read may have to wait for a commit
            var state = store.StateAsync(turn.ConversationId, token);
            turn.Speaker = turn.PersonId is { } person ? await standings.OfAsync(person, token) : null;
            turn.State = await state;
            await turn.Channel.OnTurnAsync(turn, bot, token);
            return true;
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            return false;
        }
        catch (DbException e) when (turn.Attempts < MaxAttempts && !ChatStore.IsRefusal(e))
        {
            BotMetrics.PutOff(turn.Channel.Name);
            Log.PutOff(logger, e.GetType().Name, turn.TurnId, turn.Channel.Name);
            return false;
        }
        catch (Exception e)
        {
            turn.HasFailed = true;
            Log.Failed(logger, e, turn.TurnId, turn.Channel.Name);
            turn.State = null;
            return await SayFaultAsync(turn);
        }
    }

    /// <returns>False when it could not be stored and will be tried again. A channel that cannot be reached is not: the far end may have heard the answer.</returns>
    private async Task<bool> SayFaultAsync(InboxTurn turn)
    {
        try
        {
            await turn.SendFaultAsync(Say(InboxTexts.Fault, turn.TurnId), CancellationToken.None);
        }
        catch (Exception e)
        {
            Log.Silent(logger, e.GetType().Name, turn.TurnId, turn.Channel.Name);
            return e is not DbException || turn.Attempts > MaxAttempts;
        }

        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "turn {Turn} on {Channel} failed")]
        public static partial void Failed(ILogger logger, Exception exception, long turn, string channel);

        [LoggerMessage(LogLevel.Warning, "turn {Turn} on {Channel}: its failure could not be told: {Error}")]
        public static partial void Silent(ILogger logger, string error, long turn, string channel);

        [LoggerMessage(LogLevel.Warning, "turn {Turn} on {Channel} is put off: {Error}")]
        public static partial void PutOff(ILogger logger, string error, long turn, string channel);

        [LoggerMessage(LogLevel.Warning, "turn {Turn} on {Channel} did not end: {Error}")]
        public static partial void NotEnded(ILogger logger, string error, long turn, string channel);

        [LoggerMessage(LogLevel.Warning, "turn {Turn} on {Channel} is answered; what was to be done afterwards failed: {Error}")]
        public static partial void NotFollowed(ILogger logger, string error, long turn, string channel);
    }
}
