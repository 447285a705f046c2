using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Sql;

namespace CaseReform.Ops.Data.Access;

/// <summary>Which account of an outside channel belongs to which person. One account has one person; a person may have several accounts.</summary>
public sealed class BindingStore(Database database)
{
    /// <summary>Whose account it is, or null.</summary>
    public Task<Binding?> FindAsync(string account, CancellationToken token) =>
        database.ReadAsync(
            session => session.FirstAsync<Binding>("SELECT account, person_id, reference FROM bindings WHERE account = @account", new { account }), token);

    /// <summary>Binds an account; part of the transaction that uses up the code.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="binding">The account and its person.</param>
    /// <param name="origin">For the audit trail.</param>
    public static async Task BindAsync(Session session, Binding binding, ChangeOrigin origin)
    {
        await session.ExecuteAsync(
            """
            INSERT INTO bindings (account, person_id, bound_at, reference) VALUES (@Account, @PersonId, @At, @Reference)
            ON CONFLICT (account) DO UPDATE SET person_id = excluded.person_id, bound_at = excluded.bound_at, reference = excluded.reference
            """,
            new { binding.Account, binding.PersonId, origin.At, binding.Reference });
        session.Audit(origin.Entry("binding.made", binding.Account, new { person = binding.PersonId }));
    }

    /// <summary>Unbinds an account.</summary>
    /// <returns>False when it was not bound.</returns>
    public Task<bool> UnbindAsync(string account, ChangeOrigin origin, CancellationToken token) =>
        database.WriteAsync(
            async session =>
            {
                if (await session.FirstAsync<long?>("DELETE FROM bindings WHERE account = @account RETURNING person_id", new { account }) is not { } person)
                {
                    return false;
                }

                session.Audit(origin.Entry("binding.removed", account, new { person }));
                return true;
            },
            token);

    /// <summary>Remembers where the account's private conversation is now, for what the bot says of itself.</summary>
    public Task ReferAsync(string account, string reference, CancellationToken token) =>
        database.WriteAsync(session => session.ExecuteAsync("UPDATE bindings SET reference = @reference WHERE account = @account", new { account, reference }), token);
}

/// <summary>An account and its person.</summary>
public sealed record Binding
{
    /// <summary>The account by channel, tenant and object id.</summary>
    public string Account { get; init; } = string.Empty;

    /// <summary>The person.</summary>
    public long PersonId { get; init; }

    /// <summary>Where the private conversation is, as JSON.</summary>
    public string? Reference { get; init; }
}
