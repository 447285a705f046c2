using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Ledger.Withdrawal;
using CaseReform.Ops.Data.Tests.Mail;
using CaseReform.Ops.Testing.Databases;

namespace CaseReform.Ops.Data.Tests.Ledger.Withdrawal;

/// <summary>What is withdrawn, and by the office, on Friday, 20 November 2026.</summary>
public abstract class WithdrawalTests(DatabaseFixture fixture) : MailTests(fixture)
{
    protected WithdrawalStore Store { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Store = new WithdrawalStore(Database);
    }

    protected WithdrawalRequest Request(string? problem = null, string ledger = "默认台账") =>
        new(ledger, problem, "重复导入", Today, new ChangeOrigin(Test.Now, "office", "command"));

    protected async Task<WithdrawalCounts> ShownAsync(WithdrawalRequest request) =>
        Assert.IsType<WithdrawalOutcome.Done>(await Store.PreviewAsync(request, Token)).Counts;

    protected async Task<WithdrawalOutcome.Done> WithdrawAsync(string? problem = null, string ledger = "默认台账")
    {
        var request = Request(problem, ledger);
        return Assert.IsType<WithdrawalOutcome.Done>(await Store.WithdrawAsync(request, await ShownAsync(request), Token));
    }
}
