using System.Text;

using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Data.SetAside;

/// <summary>
/// Items that could not be handled, so that one bad item never stops the others. What is here is tried again when the ledger, the person, the directory, the
/// settings or the program changed, and otherwise after a growing while.
/// </summary>
public sealed class SetAsideStore(Database database)
{
    private const int MaxDetail = 500;

    /// <summary>What stands aside, oldest first.</summary>
    public Task<IReadOnlyList<SetAsideItem>> ListAsync(CancellationToken token) => database.ReadRowsAsync<SetAsideItem>(SetAsideSql.List, null, token);

    /// <summary>Sets items aside.</summary>
    /// <param name="faults">What went wrong with which.</param>
    /// <param name="surroundings">Program version and settings, in one mark.</param>
    /// <param name="now">The present instant.</param>
    /// <param name="token">Stops waiting.</param>
    public Task AddAsync(IReadOnlyList<ItemFault> faults, string surroundings, DateTimeOffset now, CancellationToken token) => faults.Count == 0
        ? Task.CompletedTask
        : database.WriteAsync(
            async session =>
            {
                foreach (var fault in faults.DistinctBy(f => f.Key))
                {
                    var tries = 1 + (await session.FirstAsync<long?>("SELECT tries FROM set_aside WHERE key = @Key", new { fault.Key }) ?? 0);
                    await session.ExecuteAsync(SetAsideSql.Upsert, new
                    {
                        key = fault.Key,
                        kind = fault.Kind,
                        person = fault.PersonId,
                        measure = fault.MeasureId,
                        reason = fault.Fault is UnfitException unfit ? unfit.Message : null,
                        detail = Storable($"{fault.Fault.GetType().Name}: {fault.Fault.Message}"),
                        surroundings,
                        tries,
                        now,
                        next = now + SetAsideRule.Wait((int)Math.Min(tries, int.MaxValue)),
                    });
                }
            },
            token);

    /// <summary>Forgets what has changed since it was set aside, and what went well since.</summary>
    /// <returns>How many items are tried again at once.</returns>
    public Task<int> ForgetChangedAsync(string surroundings, CancellationToken token) =>
        database.WriteAsync(session => session.ExecuteAsync(SetAsideSql.ForgetChanged, new { surroundings }), token);

    /// <summary>The people whose letter of a kind is not tried yet.</summary>
    public Task<IReadOnlyList<long>> PeopleAsync(LetterKind kind, DateTimeOffset now, CancellationToken token) => database.ReadAsync(
        session => session.QueryAsync<long>("SELECT person_id FROM set_aside WHERE kind = @kind AND person_id IS NOT NULL AND next_try > @now", new { kind, now }), token);

    /// <summary>The people whose letter of a kind was set aside since an instant and is to be tried again: it changed, or its time has come.</summary>
    public Task<IReadOnlyList<long>> DueAsync(LetterKind kind, string surroundings, DateTimeOffset since, DateTimeOffset now, CancellationToken token) => database.ReadAsync(
        session => session.QueryAsync<long>(SetAsideSql.Due, new { kind, surroundings, since, now }), token);

    /// <summary>What a message quotes may be just what a database does not take: NUL, half a pair, megabytes.</summary>
    private static string Storable(string text) =>
        Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.CutTo(MaxDetail).Replace('\0', ' '))).ReplaceLineEndings(" ");
}
