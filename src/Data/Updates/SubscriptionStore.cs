using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Data.Updates;

/// <summary>Who wants notices in chat as well, and where.</summary>
public sealed class SubscriptionStore(Database database)
{
    /// <summary>Sets one's own choice for a channel. What waits there goes when nothing is wanted any more.</summary>
    /// <param name="person">Who.</param>
    /// <param name="channel">Which channel.</param>
    /// <param name="reference">The way back to this conversation, as JSON.</param>
    /// <param name="on">Whether notices are wanted.</param>
    /// <param name="now">When.</param>
    /// <param name="token">Stops waiting.</param>
    public Task ChooseAsync(Person person, string channel, string reference, bool on, DateTimeOffset now, CancellationToken token) => database.WriteAsync(
        async session =>
        {
            await session.ExecuteAsync(
                """
                INSERT INTO chat_subscriptions (person_id, channel, reference, active, changed_at) VALUES (@id, @channel, @reference, @active, @now)
                ON CONFLICT (person_id, channel) DO UPDATE SET reference = excluded.reference, active = excluded.active, changed_at = excluded.changed_at
                """,
                new { id = person.Id, channel, reference, active = on ? 1 : 0, now });
            if (!on)
            {
                await session.ExecuteAsync(
                    "UPDATE notices SET state = 'superseded', reason = @reason, done_at = @now WHERE channel = @key AND state = 'pending'",
                    new { reason = NoticeReason.NotWanted, now, key = Subscription.KeyOf(person.Id, channel) });
            }

            session.Audit(new ChangeOrigin(now, person.Name, "chat").Entry("notices.chosen", channel, new { on }));
        },
        token);

    /// <summary>The choices that are on.</summary>
    public Task<IReadOnlyList<Subscription>> ActiveAsync(CancellationToken token) => database.ReadAsync(
        session => session.QueryAsync<Subscription>("SELECT person_id, channel, reference, changed_at FROM chat_subscriptions WHERE active = 1 ORDER BY person_id, channel"), token);
}

/// <summary>One choice.</summary>
public sealed record Subscription
{
    /// <summary>Who.</summary>
    public long PersonId { get; init; }

    /// <summary>Which channel.</summary>
    public string Channel { get; init; } = string.Empty;

    /// <summary>The way back to the conversation, as JSON.</summary>
    public string Reference { get; init; } = string.Empty;

    /// <summary>When it was chosen.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>The notice key: this person on this channel. Stored with each notice: the spelling is for good.</summary>
    public string Key => KeyOf(PersonId, Channel);

    internal static string KeyOf(long person, string channel) => FormattableString.Invariant($"chat:{channel}:{person}");
}
