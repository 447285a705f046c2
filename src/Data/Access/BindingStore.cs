using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Sql;

namespace CaseReform.Ops.Data.Access;

/// <summary>Which account of an outside channel belongs to which person. One account has one person; a person may have several accounts.</summary>
public sealed class BindingStore(Database database)
{
    /// <summary>Whose account it is, or null.</summary>
    public Task<Binding?> FindAsync(string account, CancellationToken token) =>
        database.ReadFirstAsync<Binding>("SELECT account, person_id, reference FROM bindings WHERE account = @account", new { account }, token);

    /// <summary>The accounts of a person.</summary>
    public Task<IReadOnlyList<Binding>> OfAsync(long person, CancellationToken token) =>
        database.ReadRowsAsync<Binding>("SELECT account, person_id, reference FROM bindings WHERE person_id = @person ORDER BY bound_at DESC, account", new { person }, token);

    /// <summary>Binds an account, whoever it belonged to before.</summary>
    public Task BindAsync(Binding binding, ChangeOrigin origin, CancellationToken token) =>
        database.WriteAsync(session => BindAsync(session, binding, origin), token);

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

    /// <summary>Notes a step on the way to a binding in the trail.</summary>
    public Task NoteAsync(string account, string action, long? person, ChangeOrigin origin, CancellationToken token) =>
        database.WriteAsync(
            session =>
            {
                session.Audit(origin.Entry(action, account, new { person }));
                return Task.CompletedTask;
            },
            token);

    /// <summary>Remembers where the account's private conversation is now, for what the bot says of itself.</summary>
    public Task ReferAsync(string account, string reference, CancellationToken token) =>
        database.WriteAsync(session => session.ExecuteAsync("UPDATE bindings SET reference = @reference WHERE account = @account", new { account, reference }), token);

    /// <summary>Binds an account as part of something else that is written.</summary>
    internal static async Task BindAsync(DatabaseSession session, Binding binding, ChangeOrigin origin)
    {
        await session.ExecuteAsync(
            """
            INSERT INTO bindings (account, person_id, bound_at, reference) VALUES (@Account, @PersonId, @At, @Reference)
            ON CONFLICT (account) DO UPDATE SET person_id = excluded.person_id, bound_at = excluded.bound_at, reference = excluded.reference
            """,
            new { binding.Account, binding.PersonId, origin.At, binding.Reference });
        session.Audit(origin.Entry("binding.made", binding.Account, new { person = binding.PersonId }));
    }
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
