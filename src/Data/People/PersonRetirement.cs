using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Data.People;

/// <summary>Lets a person go: nothing reaches them any more and nothing lets them in. What they did stays as it was.</summary>
public static class PersonRetirement
{
    private static readonly string[] Ends =
    [
        "UPDATE people SET active = 0, email_key = NULL WHERE id = @person",
        "UPDATE sessions SET ended_at = @now WHERE person_id = @person AND ended_at IS NULL",
        "UPDATE access_mails SET expires_at = @now WHERE person_id = @person AND used_at IS NULL AND expires_at > @now",
        "DELETE FROM bindings WHERE person_id = @person",
        "UPDATE chat_subscriptions SET active = 0, changed_at = @now WHERE person_id = @person",
        "UPDATE notices SET state = 'superseded', reason = @reason, done_at = @now WHERE channel LIKE 'chat:%:' || @number AND state = 'pending'",

        // reminders find out by themselves whose they are now; the others are for this person only
        "UPDATE letters SET state = 'dropped', next_attempt = NULL, done_at = @now WHERE person_id = @person AND state = 'waiting' AND kind <> 'ladder'",
    ];

    /// <summary>Ends everything but the posts. The address is free for a successor.</summary>
    public static async Task EndAsync(DatabaseSession session, long person, DateTimeOffset now)
    {
        foreach (var end in Ends)
        {
            await session.ExecuteAsync(end, new { person, now, reason = NoticeReason.NotWanted, number = FormattableString.Invariant($"{person}") });
        }
    }

    /// <summary>Takes somebody in again.</summary>
    /// <returns>Whether the address was still free; without it the person has none.</returns>
    public static async Task<bool> UndoAsync(DatabaseSession session, long person, string? emailKey)
    {
        var isFree = emailKey is null || await session.FirstAsync<long?>("SELECT id FROM people WHERE email_key = @emailKey", new { emailKey }) is null;
        await session.ExecuteAsync(
            isFree ? "UPDATE people SET active = 1, email_key = @emailKey WHERE id = @person" : "UPDATE people SET active = 1, email = NULL WHERE id = @person",
            new { person, emailKey });
        return isFree;
    }
}
