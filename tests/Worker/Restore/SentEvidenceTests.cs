using CaseReform.Ops.Data.Restore;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Worker.Reminders;
using CaseReform.Ops.Worker.Restore;
using CaseReform.Ops.Worker.Sending;
using CaseReform.Ops.Worker.Tests.Support;

using Microsoft.Extensions.DependencyInjection;

namespace CaseReform.Ops.Worker.Tests.Restore;

/// <summary>What letters that lie outside the database prove. A letter to 张示例 of Monday, 23 November 2026, speaks of 1-1.</summary>
public sealed class SentEvidenceTests
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    [Theory]
    [InlineData("2026-11-20", true)]
    [InlineData("2026-11-23", true)]
    [InlineData("2026-11-24", false)]
    public async Task A_notice_was_carried_by_a_letter_of_its_day_or_a_later_one(string firedOn, bool carried)
    {
        using var bureau = await OpenAsync();

        Assert.Equal(carried, IsCarried(await BookAsync(bureau), Waiting(DateOnly.ParseExact(firedOn, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))));
    }

    [Fact]
    public async Task A_letter_proves_nothing_of_another_matter_or_another_reader()
    {
        using var bureau = await OpenAsync();
        var addressees = await BookAsync(bureau);

        Assert.False(IsCarried(addressees, Waiting(Monday) with { Ordinal = 2 }));
        Assert.False(IsCarried(addressees, Waiting(Monday) with { Number = "11" }));
        Assert.False(IsCarried(addressees, Waiting(Monday), to: "li@example.cn"));
    }

    [Fact]
    public async Task A_letter_without_a_ledgers_name_proves_something_only_where_there_is_one_ledger()
    {
        using var bureau = await OpenAsync();
        var addressees = await BookAsync(bureau);
        WaitingNotice[] two = [Waiting(Monday, addressees), Waiting(Monday, addressees) with { Id = 2, Ledger = "另一台账" }];

        Assert.Empty(SentEvidence.Carried([Letter(null)], two, addressees));
        Assert.Equal([2], SentEvidence.Carried([Letter("另一台账")], two, addressees));
    }

    // the close-out of problem 1 waits for the unit's first responsible
    [Theory]
    [InlineData("销号待办", "1", "待单位审核", true)]
    [InlineData("销号待办", "1", "待单位审核（催办）", false)]
    [InlineData("销号催办", "1", "待单位审核（催办）", true)]
    [InlineData("销号催办", "1", "待单位审核", false)]
    [InlineData("销号待办", "1", "待办公室核查", false)]
    [InlineData("销号待办", "1-1", null, false)]
    [InlineData("销号待办", "1", null, false)]
    public async Task A_call_of_a_close_out_was_carried_only_by_a_card_of_its_own(string rung, string number, string? card, bool carried)
    {
        using var bureau = await OpenAsync();
        var addressees = await BookAsync(bureau);
        var call = Waiting(Monday, addressees) with { Rung = rung, Status = ProblemStatus.CloseOutRequested };

        Assert.Equal(carried, SentEvidence.Carried([Letter(null) with { Measures = [new FoundMeasure(number, null, card)] }], [call], addressees).Count == 1);
    }

    [Fact]
    public async Task The_card_of_a_close_out_proves_nothing_of_a_measure()
    {
        using var bureau = await OpenAsync();

        var addressees = await BookAsync(bureau);
        Assert.Empty(SentEvidence.Carried([Letter(null) with { Measures = [new FoundMeasure("1-1", null, "待单位审核")] }], [Waiting(Monday, addressees)], addressees));
    }

    [Fact]
    public async Task The_last_of_several_letters_counts()
    {
        using var bureau = await OpenAsync();
        var addressees = await BookAsync(bureau);

        Assert.Equal([1], SentEvidence.Carried([Letter(null), Letter(null) with { Day = Monday.AddDays(-7) }], [Waiting(Monday, addressees)], addressees));
    }

    [Fact]
    public async Task The_journal_tells_what_was_taken_and_what_perhaps_was()
    {
        using var bureau = await OpenAsync();
        var evidence = ActivatorUtilities.CreateInstance<SentEvidence>(bureau.Get<IServiceProvider>());
        Assert.Empty(evidence.Journal());
        var journal = bureau.Get<PhaseJournal>();
        journal.Dot(1, new string('a', 24));
        journal.Dot(2, new string('b', 24));
        journal.Accepted(2, new string('b', 24));

        Assert.Equal([(new string('a', 24), false), (new string('b', 24), true)], evidence.Journal().Select(p => (p.Key, p.Value)).Order());
    }

    [Fact]
    public async Task Letters_as_files_tell_reader_day_and_matters_as_they_were_printed()
    {
        using var bureau = await OpenAsync();
        await bureau.ReleaseAsync();
        await bureau.Get<ReminderRound>().RunAsync(Bureau.Token);
        var evidence = ActivatorUtilities.CreateInstance<SentEvidence>(bureau.Get<IServiceProvider>());

        var letter = Assert.Single(evidence.Letters(null));

        Assert.Equal(("zhang@example.cn", Monday), (letter.To, letter.Day));
        Assert.Equal([new FoundMeasure("1-1", null)], letter.Measures);
        Assert.Single(evidence.Letters(Bureau.Monday));
        Assert.Empty(evidence.Letters(Bureau.Monday.AddSeconds(1)));
    }

    private static bool IsCarried(Addressees addressees, WaitingNotice notice, string to = "zhang@example.cn") =>
        SentEvidence.Carried([Letter(null) with { To = to }], [notice with { PostId = PostOf(addressees) }], addressees).Count == 1;

    private static FoundLetter Letter(string? ledger) => new(Bureau.Monday, Monday, "zhang@example.cn", "<1@example.cn>", [new FoundMeasure("1-1", ledger)]);

    private static WaitingNotice Waiting(DateOnly firedOn, Addressees? addressees = null) => new()
    {
        Id = 1, PostId = addressees is null ? 0 : PostOf(addressees), Ledger = "整改台账", Number = "1", Ordinal = 1, FiredOn = firedOn,
    };

    private static long PostOf(Addressees addressees) => Assert.Single(addressees.ByPerson).Value.Posts[0];

    private static async Task<Addressees> BookAsync(Bureau bureau)
    {
        var context = await bureau.Get<PlanContexts>().NowAsync(Bureau.Token);
        return Addressees.Build(context.Roster, context.Roster.Posts.Select(p => p.Id), context.Day.Today);
    }

    private static async Task<Bureau> OpenAsync()
    {
        var bureau = await Bureau.OpenAsync();
        Assert.Empty((await bureau.ImportPeopleAsync("甲市示例局||科员|张示例|zhang@example.cn|责任人|||")).Refusals);
        await bureau.ImportLedgerAsync("1|示例问题|示例措施|甲市示例局||2026年11月26日");
        return bureau;
    }
}
