using System.Collections.Concurrent;

using CaseReform.Ops.Bot.Channels.Inbox;
using CaseReform.Ops.Data.Chat;

namespace CaseReform.Ops.Bot.Channels.DirectLine;

/// <summary>The conversations in use. A bounded number is kept in memory; the others are read again when somebody asks.</summary>
internal sealed class ConversationCache
{
    /// <summary>More than offices have people; those with an open stream stay beyond it.</summary>
    private const int MaxConversations = 5000;

    private readonly ConcurrentDictionary<string, Conversation> _byName = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<long, Conversation> _byId = new();
    private readonly Lock _gate = new();
    private readonly ChatStore _store;
    private long _uses;

    public ConversationCache(ChatStore store, ChatWriter writer)
    {
        _store = store;
        writer.Stored += (id, activities) =>
        {
            if (_byId.TryGetValue(id, out var conversation))
            {
                conversation.Publish(activities);
            }
        };
    }

    /// <summary>All that are in memory.</summary>
    public IEnumerable<Conversation> All => _byId.Values;

    /// <summary>A conversation, or null when there is none of that name.</summary>
    public async ValueTask<Conversation?> FindAsync(string name, CancellationToken token)
    {
        if (_byName.TryGetValue(name, out var conversation))
        {
            conversation.UsedAt = Interlocked.Increment(ref _uses);
            return conversation;
        }

        // what is stored between the look and the entry into the cache would be missed by nobody: whoever opens a stream reads the database first
        return await _store.FindAsync(DirectLineAdapter.ChannelName, name, token) is { PersonId: { } person } found
            ? Add(found.Id, found.Name, person, found.LastSeq)
            : null;
    }

    /// <summary>Enters a conversation.</summary>
    public Conversation Add(long id, string name, long personId, long lastSeq) => Enter(new Conversation(id, name, personId, lastSeq), null);

    /// <summary>Lets a stream follow a conversation. From here on it is told everything that is stored.</summary>
    /// <returns>The conversation it was added to.</returns>
    public Conversation Attach(Conversation conversation, ChatStream stream) => Enter(conversation, stream);

    private Conversation Enter(Conversation entered, ChatStream? stream)
    {
        lock (_gate)
        {
            var conversation = _byName.GetOrAdd(entered.Name, entered);
            _byId[conversation.Id] = conversation;
            conversation.UsedAt = Interlocked.Increment(ref _uses);
            if (stream is not null)
            {
                conversation.Add(stream);
            }
            else if (_byId.Count > MaxConversations)
            {
                Forget();
            }

            return conversation;
        }
    }

    private void Forget()
    {
        foreach (var idle in _byId.Values.Where(c => c.Streams.Count == 0).OrderBy(c => c.UsedAt).Take(MaxConversations / 10).ToList())
        {
            _byName.TryRemove(idle.Name, out _);
            _byId.TryRemove(idle.Id, out _);
        }
    }
}
