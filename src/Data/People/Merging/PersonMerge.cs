using System.Globalization;

using CaseReform.Ops.Data.Sql;

namespace CaseReform.Ops.Data.People.Merging;

/// <summary>Makes one person of two: posts, letters, reports, files, conversations and sign-ins of the one are the other's.</summary>
public static class PersonMerge
{
    // keys of letters and of notices in chat end with the person's number
    private const string Letters =
        """
        UPDATE letters SET dedup_key = substr(dedup_key, 1, length(dedup_key) - length(@old)) || @new
        WHERE person_id = @stays AND dedup_key LIKE '%' || @old
          AND NOT EXISTS (SELECT 1 FROM letters o WHERE o.dedup_key = substr(letters.dedup_key, 1, length(letters.dedup_key) - length(@old)) || @new)
        """;

    private const string SaidTwice =
        """
        DELETE FROM notices WHERE channel LIKE 'chat:%' || @old AND EXISTS (
            SELECT 1 FROM notices o
            WHERE o.measure_id = notices.measure_id AND o.rung = notices.rung AND o.deadline = notices.deadline AND o.occurrence = notices.occurrence
              AND o.post_id = notices.post_id AND o.channel = substr(notices.channel, 1, length(notices.channel) - length(@old)) || @new)
        """;

    private const string Notices =
        "UPDATE notices SET channel = substr(channel, 1, length(channel) - length(@old)) || @new WHERE channel LIKE 'chat:%' || @old";

    /// <summary>Merges within a transaction that has taken the ledgers. The one who stays keeps the name, and the address if there is one.</summary>
    /// <returns>The address that stays, or null.</returns>
    public static async Task<string?> RunAsync(DatabaseSession session, PersonRecord gone, PersonRecord stays)
    {
        ArgumentNullException.ThrowIfNull(gone);
        ArgumentNullException.ThrowIfNull(stays);
        await session.QueryAsync<long>(Hold, new { gone = gone.Id, stays = stays.Id });
        await Reference.MoveAsync(session, PersonReferences.All, gone.Id, stays.Id);
        await session.ExecuteAsync(Letters, new { stays = stays.Id, old = Suffix('|', gone.Id), @new = Suffix('|', stays.Id) });
        var keys = new { old = Suffix(':', gone.Id), @new = Suffix(':', stays.Id) };
        await session.ExecuteAsync(SaidTwice, keys);
        await session.ExecuteAsync(Notices, keys);
        await HoldingJoin.RunAsync(session, h => h.PersonId == stays.Id);
        await session.ExecuteAsync("DELETE FROM people WHERE id = @id", new { id = gone.Id });
        if (stays.Email is null && gone.Email is not null)
        {
            await session.ExecuteAsync(
                "UPDATE people SET email = @Email, email_key = @EmailKey WHERE id = @id", new { gone.Email, gone.EmailKey, id = stays.Id });
        }

        await RosterStore.TouchAsync(session);
        return stays.Email ?? gone.Email;
    }

    private static readonly SqlText Hold = new(
        "SELECT id FROM people LIMIT 0", "SELECT id FROM people WHERE id IN (@gone, @stays) ORDER BY id FOR UPDATE");

    private static string Suffix(char before, long id) => before + id.ToString(CultureInfo.InvariantCulture);
}
