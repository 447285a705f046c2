using CaseReform.Ops.Data.Calendar;
using CaseReform.Ops.Data.Orders;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.Tests.Support;
using CaseReform.Ops.Data.Updates;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Testing.Databases;

namespace CaseReform.Ops.Data.Tests.Orders;

/// <summary>Orders of 周示例, who holds the office's post, in one conversation.</summary>
public abstract class OrderTests(DatabaseFixture fixture) : LedgerTests(fixture)
{
    protected const string Here = "directline/c1";

    private int _nonces;

    protected OrderStore Orders { get; private set; } = null!;

    protected long Clerk { get; private set; }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Clerk = await Seed.HolderAsync(await Seed.PostAsync(Unit.Id, PostRole.Office), "周示例", "zhou@example.test");
        Orders = new OrderStore(Database, new RosterStore(Database), new CalendarStore(Database), Seed.Hours);
    }

    protected async Task<Standing> StandingAsync(long person) => Standing.Of(await new RosterStore(Database).LoadAsync(Token), person, Today)!;

    protected async Task<OrderOutlook> LookAsync(OfficeOrder order, long? person = null) => await Orders.LookAsync(order, await StandingAsync(person ?? Clerk), Test.Now, Token);

    protected async Task<OrderOutlook.Ready> ReadyAsync(OfficeOrder order, long? person = null) => Assert.IsType<OrderOutlook.Ready>(await LookAsync(order, person));

    protected async Task RefusedAsync(OrderRefusal reason, OfficeOrder order, long? person = null) =>
        Assert.Equal(reason, Assert.IsType<OrderOutlook.Refused>(await LookAsync(order, person)).Reason);

    /// <summary>Shows the card and answers the press of its button.</summary>
    protected async Task<Press> ProposeAsync(OfficeOrder order, long? person = null)
    {
        var hash = $"{++_nonces:x64}";
        await Orders.ProposeAsync(
            new NewOrder
            {
                NonceHash = hash, PersonId = person ?? Clerk, Conversation = Here, Order = order, Shown = await ReadyAsync(order, person), At = Test.Now, ExpiresAt = Test.Now.AddMinutes(10),
            },
            Token);
        return new Press(hash, person ?? Clerk, Here, Test.Now, Today);
    }

    protected async Task<OrderConfirmation> ConfirmAsync(OfficeOrder order, long? person = null) => await Orders.ConfirmAsync(await ProposeAsync(order, person), Token);

    protected async Task<OrderConfirmation.Done> DoAsync(OfficeOrder order, long? person = null) => Assert.IsType<OrderConfirmation.Done>(await ConfirmAsync(order, person));

    protected static void Refused(OrderRefusal reason, OrderConfirmation confirmation) => Assert.Equal(reason, Assert.IsType<OrderConfirmation.Refused>(confirmation).Reason);

    protected Task<IReadOnlyList<string>> ChangesAsync() =>
        Test.QueryAsync<string>("SELECT field || ': ' || coalesce(old_value, '-') || ' → ' || coalesce(new_value, '-') || ' v' || version || ' ' || actor || ' ' || through FROM changes ORDER BY id");
}
