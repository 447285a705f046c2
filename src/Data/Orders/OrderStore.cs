using CaseReform.Ops.Data.Calendar;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Data.Updates;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.Calendar;

namespace CaseReform.Ops.Data.Orders;

/// <summary>
/// What the office changes in the chat: looked at, shown, kept, and done once when it is confirmed. What the card showed is kept with it; when that is not so any
/// more, nothing is done and the card is shown anew.
/// </summary>
public sealed class OrderStore(Database database, RosterStore rosters, CalendarStore calendars, OfficeHours hours)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>What would come of an order now.</summary>
    public Task<OrderOutlook> LookAsync(OfficeOrder order, Standing speaker, DateTimeOffset now, CancellationToken token) => database.ReadAsync(
        async session => await LookAsync(order, OrderWork.Of(order), await DeskAsync(session, speaker, now)), token);

    /// <summary>Keeps an order with what its card shows until it is confirmed, dropped or old.</summary>
    public Task ProposeAsync(NewOrder proposal, CancellationToken token) => database.WriteAsync(
        session => session.ExecuteAsync(
            """
            INSERT INTO orders (nonce_hash, person_id, conversation, wanted, basis, created_at, expires_at, state)
            VALUES (@nonceHash, @personId, @conversation, @wanted, @basis, @at, @expiresAt, 'open')
            """,
            new
            {
                nonceHash = proposal.NonceHash, personId = proposal.PersonId, conversation = proposal.Conversation, wanted = UpdateJson.Write(proposal.Order),
                basis = UpdateJson.Write(proposal.Shown), at = proposal.At, expiresAt = proposal.ExpiresAt,
            }),
        token);

    /// <summary>Carries out an order in one transaction: the nonce is consumed, right and facts are looked at again. Who presses again is told the same.</summary>
    public Task<OrderConfirmation> ConfirmAsync(Press press, CancellationToken token) => database.WriteAsync(
        async session =>
        {
            var row = await session.FirstAsync<OrderRow>(
                $"""
                UPDATE orders SET state = 'done', done_at = @at
                WHERE nonce_hash = @nonceHash AND state = 'open' AND person_id = @personId AND conversation = @conversation AND expires_at > @at
                RETURNING {OrderRow.Columns}
                """,
                new { nonceHash = press.NonceHash, personId = press.PersonId, conversation = press.Conversation, at = press.At });
            if (row is null)
            {
                return await AnsweredAsync(session, press);
            }

            var result = await ApplyAsync(session, press, row);
            await session.ExecuteAsync(
                "UPDATE orders SET state = @state, outcome = @outcome WHERE id = @id",
                result is OrderConfirmation.Refused refused
                    ? new { state = "refused", outcome = refused.Reason.ToString(), id = row.Id }
                    : new { state = "done", outcome = UpdateJson.Write(((OrderConfirmation.Done)result).Outlook), id = row.Id });
            return result;
        },
        token);

    /// <summary>取消: the order can no longer be confirmed.</summary>
    public Task<OrderConfirmation> DropAsync(Press press, CancellationToken token) => database.WriteAsync(
        async session => await session.ExecuteAsync(
                "UPDATE orders SET state = 'dropped', done_at = @at WHERE nonce_hash = @nonceHash AND state = 'open' AND person_id = @personId AND conversation = @conversation",
                new { nonceHash = press.NonceHash, personId = press.PersonId, conversation = press.Conversation, at = press.At }) == 1
            || await AnsweredAsync(session, press) is OrderConfirmation.Refused { Reason: OrderRefusal.Dropped }
                ? new OrderConfirmation.Dropped()
                : await AnsweredAsync(session, press),
        token);

    /// <summary>The newest card of a person in a conversation that can still be confirmed.</summary>
    public Task<OpenCard<(OfficeOrder Order, OrderOutlook.Ready Shown)>?> OpenAsync(long personId, string conversation, DateTimeOffset now, CancellationToken token) => database.ReadAsync(
        async session => await session.FirstAsync<OpenRow>(
            """
            SELECT nonce_hash, created_at, wanted, basis FROM orders
            WHERE person_id = @personId AND conversation = @conversation AND state = 'open' AND expires_at > @now ORDER BY created_at DESC, id DESC LIMIT 1
            """,
            new { personId, conversation, now }) is { } row
            ? new OpenCard<(OfficeOrder, OrderOutlook.Ready)>(row.NonceHash, row.CreatedAt, (UpdateJson.Read<OfficeOrder>(row.Wanted), UpdateJson.Read<OrderOutlook.Ready>(row.Basis)))
            : null,
        token);

    /// <summary>Forgets cards of last month. What they changed stands in the ledger, its changes and the trail.</summary>
    public Task PurgeAsync(DateTimeOffset now, CancellationToken token) =>
        database.WriteAsync(session => session.ExecuteAsync("DELETE FROM orders WHERE created_at < @before", new { before = now - Kept }), token);

    private static async Task<OrderOutlook> LookAsync(OfficeOrder order, OrderWork work, OrderDesk desk) =>
        AccessRule.MayEver(desk.Speaker, order.Operation) ? await work.LookAsync(desk) : new OrderOutlook.Refused(OrderRefusal.NotPermitted);

    private async Task<OrderDesk> DeskAsync(DatabaseSession session, Standing speaker, DateTimeOffset now) =>
        new(session, speaker, await rosters.LoadAsync(session), await calendars.LoadAsync(session), hours, now);

    private async Task<OrderConfirmation> ApplyAsync(DatabaseSession session, Press press, OrderRow row)
    {
        var order = UpdateJson.Read<OfficeOrder>(row.Wanted);
        if (Standing.Of(await rosters.LoadAsync(session), press.PersonId, press.Day) is not { } speaker)
        {
            return new OrderConfirmation.Refused(OrderRefusal.NotPermitted, [], order);
        }

        var desk = await DeskAsync(session, speaker, press.At);
        var work = OrderWork.Of(order);
        switch (await LookAsync(order, work, desk))
        {
            case OrderOutlook.Refused refused:
                return new OrderConfirmation.Refused(refused.Reason, refused.With, order);
            case OrderOutlook.Ready ready when UpdateJson.Write(ready) != row.Basis:
                return new OrderConfirmation.Refused(OrderRefusal.Changed, [], order);
            case OrderOutlook.Ready ready:
                await (ready.IsRequest ? RequestStore.AskAsync(session, order, ready, speaker.Person.Id, speaker.Person.Name, desk.Origin) : work.DoAsync(desk));
                return new OrderConfirmation.Done(order, ready, press.At);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static async Task<OrderConfirmation> AnsweredAsync(DatabaseSession session, Press press)
    {
        var row = await session.FirstAsync<OrderRow>($"SELECT {OrderRow.Columns} FROM orders WHERE nonce_hash = @nonceHash", new { nonceHash = press.NonceHash });
        return row switch
        {
            null => new OrderConfirmation.Refused(OrderRefusal.Unknown, []),
            _ when row.PersonId != press.PersonId || row.Conversation != press.Conversation => new OrderConfirmation.Refused(OrderRefusal.NotYours, []),
            { State: "done" } => new OrderConfirmation.Done(UpdateJson.Read<OfficeOrder>(row.Wanted), UpdateJson.Read<OrderOutlook.Ready>(row.Outcome!), row.DoneAt!.Value, Again: true),
            { State: "dropped" } => new OrderConfirmation.Refused(OrderRefusal.Dropped, []),

            // a sentence with figures was said once; then the card is made anew, which says it again
            { State: "refused" } => new OrderConfirmation.Refused(OrderRefusal.Changed, [], UpdateJson.Read<OfficeOrder>(row.Wanted)),
            _ => new OrderConfirmation.Refused(OrderRefusal.Expired, [], UpdateJson.Read<OfficeOrder>(row.Wanted)),
        };
    }

    private sealed record OpenRow
    {
        public string NonceHash { get; init; } = string.Empty;

        public DateTimeOffset CreatedAt { get; init; }

        public string Wanted { get; init; } = string.Empty;

        public string Basis { get; init; } = string.Empty;
    }

    private sealed record OrderRow
    {
        public const string Columns = "id, person_id, conversation, wanted, basis, state, outcome, done_at";

        public long Id { get; init; }

        public long PersonId { get; init; }

        public string Conversation { get; init; } = string.Empty;

        public string Wanted { get; init; } = string.Empty;

        public string Basis { get; init; } = string.Empty;

        public string State { get; init; } = string.Empty;

        public string? Outcome { get; init; }

        public DateTimeOffset? DoneAt { get; init; }
    }
}
