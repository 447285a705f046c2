using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.CloseOut;
using CaseReform.Ops.Domain.CloseOut;
using CaseReform.Ops.Worker.Reminders;
using CaseReform.Ops.Worker.Restore;
using CaseReform.Ops.Worker.Tests.Support;

using Microsoft.Extensions.DependencyInjection;

namespace CaseReform.Ops.Worker.Tests.CloseOut;

/// <summary>Problem 1 was applied for on Monday, 23 November 2026, and 王示例 got the letter; then a database is put back that knows of the application and of no letter.</summary>
public sealed class CloseOutRestoreTests
{
    private const string Letters = "SELECT count(*) FROM letters WHERE kind = 'ladder'";

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Until_when_letters_went_out_holds_for_the_calls_of_close_outs_too(int daysLater)
    {
        using var bureau = await PutBackAsync();
        bureau.Clock.Advance(TimeSpan.FromDays(daysLater));

        Assert.Equal((0, 1), await After(bureau).SentUntilAsync(Bureau.Monday.AddHours(1), Bureau.Token));
        await RoundAsync(bureau);

        Assert.Equal(["0"], await bureau.RowsAsync(Letters));
    }

    [Fact]
    public async Task A_call_that_lies_in_the_outbox_is_known_to_have_been_sent()
    {
        using var bureau = await PutBackAsync();

        Assert.Equal((0, 1), await After(bureau).ProvenAsync(await After(bureau).FindAsync(null, Bureau.Token) with { Letters = Evidence(bureau).Letters(null) }, Bureau.Token));
        await RoundAsync(bureau);

        Assert.Equal(["0"], await bureau.RowsAsync(Letters));
    }

    [Fact]
    public async Task The_card_of_a_close_out_is_read_back_from_its_letter()
    {
        using var bureau = await PutBackAsync();

        Assert.Equal([new FoundMeasure("1", null, "待单位审核")], Assert.Single(Evidence(bureau).Letters(null)).Measures);
    }

    private static async Task<Bureau> PutBackAsync()
    {
        var bureau = await Bureau.OpenAsync();
        Assert.Empty((await bureau.ImportPeopleAsync("甲市示例局||科员|张示例|zhang@example.cn|责任人|||\n甲市示例局||局长|王示例|wang@example.cn|第一责任人|||")).Refusals);
        await bureau.ImportLedgerAsync("1|示例问题|示例措施|甲市示例局||2026年11月26日");
        await bureau.ChangeAsync("UPDATE measures SET status = 'completed', completed_on = '2026-11-20', open = 0, next_due = NULL, evidence = '会议纪要'");
        await bureau.ReleaseAsync();
        var person = long.Parse((await bureau.RowsAsync("SELECT id FROM people WHERE name = '张示例'"))[0], System.Globalization.CultureInfo.InvariantCulture);
        Assert.IsType<CloseOutOutcome.Made>(await bureau.Get<CloseOutStore>().MakeAsync(
            "1", null,
            new CloseOutRequest(CloseOutMove.Apply, new() { Text = "已修订制度" }, person, null, DateOnly.FromDateTime(Bureau.Monday.AddHours(8).DateTime), new ChangeOrigin(Bureau.Monday, "张示例", "command")),
            Bureau.Token));
        await RoundAsync(bureau);
        Assert.Equal(["1"], await bureau.RowsAsync(Letters));
        foreach (var table in new[] { "notices", "letter_bodies", "letters" })
        {
            await bureau.ChangeAsync("DELETE FROM " + table);
        }

        await bureau.ChangeAsync("UPDATE close_out_turns SET next_due = 0");
        return bureau;
    }

    private static AfterRestore After(Bureau bureau) => ActivatorUtilities.CreateInstance<AfterRestore>(bureau.Get<IServiceProvider>());

    private static SentEvidence Evidence(Bureau bureau) => ActivatorUtilities.CreateInstance<SentEvidence>(bureau.Get<IServiceProvider>());

    private static Task<RoundReport> RoundAsync(Bureau bureau) => bureau.Get<ReminderRound>().RunAsync(Bureau.Token);
}
