using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Data.Updates;
using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Data.Orders;

/// <summary>What waits for somebody of the office to decide.</summary>
public sealed class RequestStore(Database database)
{
    private const string Columns = "id, asker_id, asked_by, wanted, basis, asked_at";

    private static readonly SqlText ById = $"SELECT {Columns} FROM requests WHERE id = @id AND state = 'open'";

    private static readonly SqlText Locked = new(ById.Sqlite, ById.Postgres + " FOR UPDATE");

    /// <summary>All that wait, the oldest first.</summary>
    public async Task<IReadOnlyList<WaitingRequest>> WaitingAsync(int take, CancellationToken token) =>
        [.. (await database.ReadRowsAsync<RequestRow>($"SELECT {Columns} FROM requests WHERE state = 'open' ORDER BY id LIMIT @take", new { take }, token))
            .Select(row => new WaitingRequest(row.Id, row.AskedBy, row.AskedAt, row.Order, UpdateJson.Read<OrderOutlook.Ready>(row.Basis)))];

    /// <summary>Keeps a request and has the office told; the same one that waits already is not kept twice.</summary>
    /// <returns>Its number.</returns>
    /// <param name="session">The transaction.</param>
    /// <param name="order">What is wanted.</param>
    /// <param name="shown">As it is shown.</param>
    /// <param name="asker">Who asks; null for a file or a command.</param>
    /// <param name="askedBy">As lists name who asks.</param>
    /// <param name="origin">For the trail.</param>
    public static async Task<long> AskAsync(DatabaseSession session, OfficeOrder order, OrderOutlook.Ready shown, long? asker, string askedBy, ChangeOrigin origin)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(origin);
        var wanted = UpdateJson.Write(order);
        if (await session.FirstAsync<long?>("SELECT id FROM requests WHERE state = 'open' AND wanted = @wanted", new { wanted }) is { } known)
        {
            return known;
        }

        var id = await session.InsertAsync(
            "INSERT INTO requests (asker_id, asked_by, wanted, basis, asked_at, state) VALUES (@asker, @askedBy, @wanted, @basis, @at, 'open') RETURNING id",
            new { asker, askedBy, wanted, basis = UpdateJson.Write(shown), at = origin.At });
        session.Audit(origin.Entry("request.asked", FormattableString.Invariant($"request {id}"), new { order = wanted, by = askedBy }));
        await TidingStore.AddAsync(session, TidingKind.RequestAsked, null, null, new TidingDetail { Number = id, Name = askedBy }, origin.At);
        return id;
    }

    internal static Task<RequestRow?> OpenAsync(DatabaseSession session, long id) => session.FirstAsync<RequestRow>(session.Writes ? Locked : ById, new { id });

    internal static async Task DecideAsync(DatabaseSession session, RequestRow request, bool approves, string? reason, Person decider, ChangeOrigin origin)
    {
        await session.ExecuteAsync(
            "UPDATE requests SET state = @state, decider_id = @decider, decided_at = @at, reason = @reason WHERE id = @id",
            new { state = approves ? "approved" : "declined", decider = decider.Id, at = origin.At, reason, id = request.Id });
        session.Audit(origin.Entry(approves ? "request.approved" : "request.declined", FormattableString.Invariant($"request {request.Id}"), new { order = request.Wanted, by = request.AskedBy, reason }));
        if (request.AskerId is { } asker)
        {
            await TidingStore.AddAsync(
                session, approves ? TidingKind.RequestApproved : TidingKind.RequestDeclined, asker, null, new TidingDetail { Number = request.Id, Name = decider.Name, Text = reason }, origin.At);
        }
    }
}

/// <summary>A request that waits.</summary>
/// <param name="Id">Its number.</param>
/// <param name="AskedBy">Who asks.</param>
/// <param name="AskedAt">Since when.</param>
/// <param name="Order">What is wanted.</param>
/// <param name="Shown">As it was shown.</param>
public sealed record WaitingRequest(long Id, string AskedBy, DateTimeOffset AskedAt, OfficeOrder Order, OrderOutlook.Ready Shown);

internal sealed record RequestRow
{
    public long Id { get; init; }

    public long? AskerId { get; init; }

    public string AskedBy { get; init; } = string.Empty;

    public string Wanted { get; init; } = string.Empty;

    public string Basis { get; init; } = string.Empty;

    public DateTimeOffset AskedAt { get; init; }

    public OfficeOrder Order => UpdateJson.Read<OfficeOrder>(Wanted);
}
