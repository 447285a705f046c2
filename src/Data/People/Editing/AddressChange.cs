using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.Orders;
using CaseReform.Ops.Data.Sql;

namespace CaseReform.Ops.Data.People.Editing;

/// <summary>What follows when somebody's address changes: it lets them in, so whoever was let in by the old one is let out, and the old one and the office are told.</summary>
internal static class AddressChange
{
    private static readonly string[] Ends =
    [
        "UPDATE sessions SET ended_at = @now WHERE person_id = @person AND ended_at IS NULL",
        "UPDATE access_mails SET expires_at = @now WHERE person_id = @person AND used_at IS NULL AND expires_at > @now",
        "DELETE FROM bindings WHERE person_id = @person",
    ];

    /// <param name="session">The transaction.</param>
    /// <param name="person">Whose.</param>
    /// <param name="name">As they are called.</param>
    /// <param name="old">The address before; nobody was let in by none.</param>
    /// <param name="origin">Who did it, when.</param>
    public static async Task RunAsync(DatabaseSession session, long person, string name, string? old, ChangeOrigin origin)
    {
        if (old is null)
        {
            return;
        }

        foreach (var end in Ends)
        {
            await session.ExecuteAsync(end, new { person, now = origin.At });
        }

        // in numbers-only letters no name stands; the address itself is never repeated in a letter. Nobody reads where the last letter was refused
        if (await session.ScalarAsync<string?>("SELECT state FROM letters WHERE recipient = @old ORDER BY id DESC LIMIT 1", new { old }) != Codes.LetterState[LetterState.Refused])
        {
            await TidingStore.AddAsync(session, TidingKind.AddressLeft, null, old, new TidingDetail { Name = name }, origin.At);
        }

        await TidingStore.AddAsync(session, TidingKind.AddressChanged, null, null, new TidingDetail { Name = name, Text = origin.Actor }, origin.At);
    }
}
