using CaseReform.Ops.Bot.Updates;
using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Ledger.Withdrawal;
using CaseReform.Ops.Testing.Time;

namespace CaseReform.Ops.Bot.Tests.Updates;

/// <summary>What the chat says of a problem that the office withdrew.</summary>
public sealed class WithdrawnTests : IAsyncLifetime
{
    private UpdateTown _town = null!;

    public async ValueTask InitializeAsync() => _town = await UpdateTown.BuildAsync();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Theory(Timeout = Limit.Outside)]
    [InlineData("12")]
    [InlineData(null)]
    public async Task A_card_that_was_shown_before_is_refused_and_the_number_is_unknown_from_then_on(string? problem)
    {
        await _town.MeasureAsync();
        var card = await _town.Handler.ReportAsync("12", 60, "已修订两项制度");
        await WithdrawAsync(problem);

        Assert.Equal(UpdateTexts.RefusedWithdrawn, (await _town.Handler.PressAsync(card, "确认")).Text);
        Assert.Equal(UpdateTexts.RefusedWithdrawn, (await _town.Handler.PressAsync(card, "确认")).Text);
        Assert.Equal(0, await _town.CountAsync("reports"));
        Assert.Equal((await _town.Handler.ReportAsync("99", 60)).Text.Replace("99", "12", StringComparison.Ordinal), (await _town.Handler.ReportAsync("12", 60)).Text);
    }

    private async Task WithdrawAsync(string? problem)
    {
        var store = _town.Get<WithdrawalStore>();
        var request = new WithdrawalRequest("默认台账", problem, "重复导入", new(2026, 11, 20), new ChangeOrigin(_town.Test.Now, "office", "command"));
        var shown = Assert.IsType<WithdrawalOutcome.Done>(await store.PreviewAsync(request, TestContext.Current.CancellationToken));
        Assert.IsType<WithdrawalOutcome.Done>(await store.WithdrawAsync(request, shown.Counts, TestContext.Current.CancellationToken));
    }
}
