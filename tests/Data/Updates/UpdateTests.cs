using CaseReform.Ops.Data.Calendar;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.Tests.Support;
using CaseReform.Ops.Data.Updates;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Testing.Databases;

namespace CaseReform.Ops.Data.Tests.Updates;

/// <summary>Proposals and presses of 张示例, who answers for the unit, in one conversation.</summary>
public abstract class UpdateTests(DatabaseFixture fixture) : LedgerTests(fixture)
{
    protected const string Here = "directline/c1";

    private int _nonces;

    protected UpdateStore Updates { get; private set; } = null!;

    protected DateTimeOffset Now { get; set; } = Seed.Friday;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Updates = StoreOf(Test);
    }

    protected static UpdateStore StoreOf(TestDatabase test) => new(test.Database, new RosterStore(test.Database), new CalendarStore(test.Database));

    /// <summary>The press of the button of the so-manieth proposal.</summary>
    internal static Press PressOf(int proposal, long person) => new($"{proposal:x64}", person, Here, Seed.Friday, Today);

    protected async Task<Standing> StandingAsync(long person) => Standing.Of(await new RosterStore(Database).LoadAsync(Token), person, Today)!;

    protected async Task<MeasureRow> StateAsync(long measure) => (await Updates.MeasureAsync((await StandingAsync(Handler)).Scope, measure, Token))!;

    /// <summary>Proposes and answers the press of its button.</summary>
    protected async Task<Press> ProposeAsync(long measure, UpdateDraft draft, long? person = null)
    {
        var hash = $"{++_nonces:x64}";
        await Updates.ProposeAsync(
            new NewProposal
            {
                NonceHash = hash, PersonId = person ?? Handler, Conversation = Here, Measure = await StateAsync(measure), Draft = draft, At = Now, ExpiresAt = Now.AddMinutes(10),
            },
            Token);
        return new Press(hash, person ?? Handler, Here, Now, Today);
    }

    protected async Task<Confirmation> DoAsync(long measure, UpdateDraft draft) => await Updates.ConfirmAsync(await ProposeAsync(measure, draft), Token);

    protected async Task<RecordedUpdate> RecordAsync(long measure, UpdateDraft draft) => Assert.IsType<Confirmation.Recorded>(await DoAsync(measure, draft)).Update;

    protected async Task<UpdateDraft> UndoAsync(params long[] measures) => new()
    {
        Action = UpdateAction.Undo, Undoes = (await Updates.LastAsync(Handler, measures, null, Now, Token))?.Id,
    };

    protected static UpdateDraft Progress(int? percent, string? text = null) => new() { Action = UpdateAction.Report, Percent = percent, Text = text };

    protected static UpdateDraft Complete() => new() { Action = UpdateAction.Complete };

    protected static UpdateDraft Promise(DateOnly until) => new() { Action = UpdateAction.Promise, Until = until };

    protected static void Refused(UpdateRefusal reason, Confirmation confirmation) => Assert.Equal(reason, Assert.IsType<Confirmation.Refused>(confirmation).Reason);
}
