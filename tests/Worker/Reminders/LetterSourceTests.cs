using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.SetAside;
using CaseReform.Ops.Worker.Reminders;
using CaseReform.Ops.Worker.Tests.Support;

namespace CaseReform.Ops.Worker.Tests.Reminders;

/// <summary>Which letters a round hands out, in what order, and when it hands out none.</summary>
public sealed class LetterSourceTests
{
    private const string People =
        "甲市示例局||科员|张示例|zhang@example.cn|责任人|||\n甲市样本局||科员|李示例|li@example.cn|责任人|||\n甲市领导小组办公室||科员|陈示例|chen@example.cn|责任人|||";

    private const string Ledger =
        "1|示例问题|示例措施|甲市示例局||2026年11月26日\n2|另一问题|另一措施|甲市样本局||2026年11月26日\n3|又一问题|又一措施|甲市领导小组办公室||2026年11月26日";

    [Fact]
    public async Task No_more_are_handed_out_than_were_asked_for_and_each_person_once()
    {
        using var bureau = await PlannedAsync();
        var source = await SourceAsync(bureau);

        var batches = new List<int>();
        for (var i = 0; i < 4; i++)
        {
            batches.Add((await source.NextAsync(2, Bureau.Token)).Count);
        }

        Assert.Equal([2, 1, 0, 0], batches);
        Assert.Equal(3, source.Taken);
        Assert.Equal(["3"], await bureau.RowsAsync("SELECT count(DISTINCT person_id) FROM letters"));
    }

    [Fact]
    public async Task What_waits_for_another_attempt_goes_before_what_is_new()
    {
        using var bureau = await PlannedAsync();
        await bureau.QueueAsync(2);
        var source = await SourceAsync(bureau);

        Assert.Equal(["reader0@example.cn", "reader1@example.cn"], (await source.NextAsync(10, Bureau.Token)).Select(l => l.Recipient).Order());
        Assert.Equal(["chen@example.cn", "li@example.cn", "zhang@example.cn"], (await source.NextAsync(10, Bureau.Token)).Select(l => l.Recipient).Order());
    }

    [Theory]
    [InlineData(-1, 3)]
    [InlineData(0, 0)]
    public async Task A_new_letter_is_written_up_to_the_last_instant_of_the_office_day(int milliseconds, int letters)
    {
        using var bureau = await PlannedAsync();
        var source = await SourceAsync(bureau);
        bureau.Clock.Advance(new TimeSpan(7, 30, 0) + TimeSpan.FromMilliseconds(milliseconds)); // from ten to half past five

        Assert.Equal(letters, (await source.NextAsync(10, Bureau.Token)).Count);
    }

    [Fact]
    public async Task While_the_office_is_closed_only_letters_for_any_hour_go()
    {
        using var bureau = await PlannedAsync();
        await bureau.QueueAsync(2);
        await bureau.ChangeAsync("UPDATE letters SET any_hour = 1 WHERE recipient = 'reader1@example.cn'");
        bureau.Clock.Advance(TimeSpan.FromHours(10));
        var source = await SourceAsync(bureau);

        Assert.Equal("reader1@example.cn", Assert.Single(await source.NextAsync(10, Bureau.Token)).Recipient);
        Assert.Empty(await source.NextAsync(10, Bureau.Token));
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, 0)]
    public async Task What_was_counted_for_yesterday_is_not_said_today(int milliseconds, int letters)
    {
        using var bureau = await PlannedAsync();
        await bureau.QueueAsync(1);
        await bureau.ChangeAsync("UPDATE letters SET any_hour = 1");
        var source = await SourceAsync(bureau);
        bureau.Clock.Advance(TimeSpan.FromHours(14) + TimeSpan.FromMilliseconds(milliseconds)); // midnight in the office

        Assert.Equal(letters, (await source.NextAsync(10, Bureau.Token)).Count);
    }

    [Fact]
    public async Task Who_has_had_todays_letter_gets_the_next_one_tomorrow()
    {
        using var bureau = await PlannedAsync();
        await bureau.ReleaseAsync();
        await bureau.Get<ReminderRound>().RunAsync(Bureau.Token);
        Assert.Equal(["3"], await bureau.RowsAsync("SELECT count(*) FROM letters WHERE state = 'sent'"));
        await bureau.ImportLedgerAsync(Ledger + "\n4|第四个问题|第四项措施|甲市示例局||2026年11月26日");
        await bureau.Get<Planner>().RunAsync(Bureau.Token);

        Assert.Empty(await (await SourceAsync(bureau)).NextAsync(10, Bureau.Token));

        bureau.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("zhang@example.cn", Assert.Single(await (await SourceAsync(bureau)).NextAsync(10, Bureau.Token)).Recipient);
    }

    [Fact]
    public async Task A_letter_that_no_longer_stands_makes_room_for_a_new_one_in_the_same_round()
    {
        using var bureau = await PlannedAsync();
        var first = Assert.Single(await (await SourceAsync(bureau)).NextAsync(1, Bureau.Token));
        await bureau.Get<LetterStore>().RecordAsync(
            [new AttemptResult { LetterId = first.Id, Token = first.Token, State = LetterState.Waiting, Detail = "450", NextAttempt = bureau.Clock.GetUtcNow() }],
            bureau.Clock.GetUtcNow(), Bureau.Token);
        await bureau.ChangeAsync($"UPDATE people SET email = 'new@example.cn' WHERE email = '{first.Recipient}'");
        await bureau.ChangeAsync("UPDATE settings SET value = '99' WHERE key = 'roster.version'");
        var source = await SourceAsync(bureau);

        var letters = new List<string>();
        for (var batch = await source.NextAsync(10, Bureau.Token); batch.Count > 0; batch = await source.NextAsync(10, Bureau.Token))
        {
            letters.AddRange(batch.Select(l => l.Recipient));
        }

        Assert.Equal(3, letters.Count);
        Assert.Contains("new@example.cn", letters);
        Assert.DoesNotContain(first.Recipient, letters);
    }

    private static async Task<Bureau> PlannedAsync()
    {
        var bureau = await Bureau.OpenAsync();
        Assert.Empty((await bureau.ImportPeopleAsync(People)).Refusals);
        await bureau.ImportLedgerAsync(Ledger);
        await bureau.Get<Planner>().RunAsync(Bureau.Token);
        return bureau;
    }

    private static async Task<LetterSource> SourceAsync(Bureau bureau)
    {
        var context = await bureau.Get<PlanContexts>().NowAsync(Bureau.Token);
        var addressees = Addressees.Build(context.Roster, context.Roster.Posts.Select(p => p.Id), context.Day.Today);
        return new LetterSource(
            bureau.Get<LetterStore>(), bureau.Get<OwnMeasureStore>(), bureau.Get<SetAsideStore>(), bureau.Get<LetterComposer>(), context, addressees, severalLedgers: false, new FaultNotes(""),
            () => new LeaseTerms("worker", bureau.Clock.GetUtcNow().AddHours(1)), bureau.Clock);
    }
}
