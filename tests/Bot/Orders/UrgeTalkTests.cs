using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Testing.Ledger;

namespace CaseReform.Ops.Bot.Tests.Orders;

public sealed class UrgeTalkTests : OrderTalk
{
    [Theory]
    [InlineData("催办12-1")]
    [InlineData("催一下12号")]
    [InlineData("12-1催办一下")]
    public async Task One_measure_is_urged_and_the_answer_says_who_is_told_and_when(string said)
    {
        await ProblemAsync("12", new(2026, 11, 10));
        await ReleaseAsync();

        var card = await SayAsync(Office, said);

        Assert.Equal("请核对：催办12-1。", card.Answer.Text);
        Assert.Contains("告知：张责任", All(card), StringComparison.Ordinal);
        Assert.Contains("催办的话：只说明办公室专门催办", All(card), StringComparison.Ordinal);
        Assert.Contains("张责任（示例局责任人）：随下一封信告知，信在数分钟内发出。", All(card), StringComparison.Ordinal);

        var done = await PressAsync(Office, card, "确认");

        Assert.Equal("09:00 已记入：已催办12-1（整改台账），告知张责任。", done.Answer.Text.Split('\n')[0]);
        Assert.Contains("信在数分钟内发出", done.Answer.Text, StringComparison.Ordinal);
        Assert.Equal("办公室催办 2026-11-20 pending urged", await Test.ScalarAsync<string>("SELECT rung || ' ' || occurrence || ' ' || state || ' ' || reason FROM notices"));
        Assert.Equal("12-1今天已经催办过，一项措施一天只催办一次。", (await SayAsync(Office, said)).Answer.Text);
    }

    [Fact]
    public async Task What_the_office_says_goes_along()
    {
        await ProblemAsync("12", new(2026, 11, 10));

        var card = await SayAsync(Office, "催办12-1：请于周五前报送佐证材料");

        Assert.Contains("催办的话：请于周五前报送佐证材料", All(card), StringComparison.Ordinal);
        Assert.Contains("提醒尚未放行，放行之后才会随信发出。", All(card), StringComparison.Ordinal);
        await PressAsync(Office, card, "确认");
        Assert.Equal("请于周五前报送佐证材料", await Test.ScalarAsync<string>("SELECT words FROM urges"));
        Assert.Contains("请于周五前报送佐证材料", Assert.Single(await TrailAsync("measure.urged")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("催办12-1：12-20报送", "12-20报送")]
    [InlineData("催办12-1：5号报送佐证材料", "5号报送佐证材料")]
    [InlineData("12-1催办一下：12-20前报送", "12-20前报送")]
    public async Task What_the_office_says_may_begin_with_a_day(string said, string words)
    {
        await ProblemAsync("12", new(2026, 11, 10));
        await ProblemAsync("5", new(2026, 11, 10));

        var card = await SayAsync(Office, said);

        Assert.Equal("请核对：催办12-1。", card.Answer.Text);
        Assert.Contains("催办的话：" + words, All(card), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("催办12-1：5-1")]
    [InlineData("催办12-1：5-1和6-1")]
    [InlineData("催办12-1，5-1报送")]
    [InlineData("催办12-1：5-1也催一下")]
    [InlineData("催办12-1：99-1请报送")]
    public async Task Another_number_is_not_what_the_office_says(string said)
    {
        await ProblemAsync("12", new(2026, 11, 10));
        await ProblemAsync("5", new(2026, 11, 10));

        Assert.DoesNotContain("请核对：催办12-1。", All(await SayAsync(Office, said)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("催一下4号、5号")]
    [InlineData("催办4-1和5-1")]
    [InlineData("4号、5号都催一下")]
    [InlineData("把4号跟5号催办一下：请抓紧")]
    public async Task Several_are_urged_by_one_card(string said)
    {
        await ProblemAsync("4", new(2026, 11, 1));
        await ProblemAsync("5", new(2026, 11, 2));

        var card = await SayAsync(Office, said);

        Assert.Equal("请核对：催办4-1、5-1。", card.Answer.Text);
        await PressAsync(Office, card, "确认");
        Assert.Equal(2, await Test.ScalarAsync<long>("SELECT count(*) FROM urges"));
    }

    [Theory]
    [InlineData("催一下4号、99号", "99")]
    [InlineData("催一下4号、5号", "5-1已完成")]
    [InlineData("催办4号到6号", "“4号到6号”没有催办：请逐项写明编号，例如“催办4-1、5-1”。")]
    public async Task Of_several_all_are_urged_or_none(string said, string answer)
    {
        await ProblemAsync("4", new(2026, 11, 1));
        await ProblemAsync("5", new(2026, 11, 2), new SeedMeasure { Status = MeasureStatus.Completed });

        Assert.Contains(answer, (await SayAsync(Office, said)).Answer.Text, StringComparison.Ordinal);
        Assert.Equal(0, await Test.ScalarAsync<long>("SELECT count(*) FROM orders"));
    }

    [Theory]
    [InlineData("催一下示例局的")]
    [InlineData("催办示例局的逾期措施")]
    public async Task Of_a_unit_what_is_overdue_is_urged(string said)
    {
        await ProblemAsync("1", new(2026, 11, 19));
        await ProblemAsync("2", new(2026, 11, 20));
        await ProblemAsync("3", new(2026, 11, 1));
        await ProblemAsync("4", new(2026, 11, 1), unit: There);

        var card = await SayAsync(Office, said);

        Assert.Contains("事项：1-1、3-1", All(card), StringComparison.Ordinal);
        await PressAsync(Office, card, "确认");
        Assert.Equal(2, await Test.ScalarAsync<long>("SELECT count(*) FROM urges"));
        Assert.Equal("样例中心没有逾期的措施。要催办其中一条，请说编号，例如“催办12-1”。", await NothingAsync());

        async Task<string> NothingAsync()
        {
            await ExecuteAsync("UPDATE measures SET deadline = '2026-11-20' WHERE problem_id = (SELECT id FROM problems WHERE number = '4')");
            return (await SayAsync(Office, "催一下样例中心的")).Answer.Text;
        }
    }

    [Theory]
    [InlineData("催办最多的")]
    [InlineData("催办过的措施")]
    [InlineData("催了几次的")]
    [InlineData("12-1责任人换成谁了")]
    public async Task What_asks_is_no_order(string said)
    {
        await ProblemAsync("12", new(2026, 11, 10));

        var turn = await SayAsync(Office, said);

        Assert.DoesNotContain("请核对", All(turn), StringComparison.Ordinal);
        Assert.DoesNotContain("没有改动", All(turn), StringComparison.Ordinal);
        Assert.DoesNotContain("名录", All(turn), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_units_of_a_short_name_one_is_chosen()
    {
        var first = await Ledger.UnitAsync("甲县教育局");
        await Ledger.UnitAsync("乙县教育局");
        await Ledger.HolderAsync(first, Domain.People.PostRole.Handler, "郑示例", "zheng@example.test");
        await ProblemAsync("12", new(2026, 11, 10), unit: first);

        var which = await SayAsync(Office, "催一下教育局的：请抓紧");
        Assert.Equal("“教育局”可能是2个单位，请选择。", which.Answer.Text);

        var card = await PressAsync(Office, which, "甲县教育局");
        Assert.Equal("请核对：催办12-1。", card.Answer.Text);
        Assert.Contains("请抓紧", All(card), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whom_nobody_reaches_is_said()
    {
        await ProblemAsync("12", new(2026, 11, 10));
        await Ledger.RunAsync("UPDATE people SET email = NULL, email_key = NULL");
        await Ledger.RunAsync("UPDATE settings SET value = '99' WHERE key = 'roster.version'");

        Assert.Equal("12-1没有人可以告知：示例局责任人空缺或没有邮箱，没有催办。请先安排人员或补登邮箱。", (await SayAsync(Office, "催办12-1")).Answer.Text);
    }

    [Fact]
    public async Task After_todays_letter_it_is_the_next_working_days()
    {
        await ProblemAsync("12", new(2026, 11, 10));
        await ReleaseAsync();
        await Ledger.RunAsync(
            """
            INSERT INTO letters (kind, dedup_key, person_id, recipient, day, subject, message_id, content_hash, state, any_hour, priority, attempts, repeats, composed_at)
            VALUES ('ladder', 'ladder|x|2026-11-20', @person, 'x', '2026-11-20', 'x', 'x', 'x', 'sent', 0, 5, 1, 0, 1)
            """,
            new { person = Person("张责任") });

        Assert.Contains("张责任（示例局责任人）：随下一封信告知，信在2026年11月23日8:30以后发出。", All(await SayAsync(Office, "催办12-1")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_complete_or_closed_is_not_urged_and_others_may_not_urge()
    {
        await ProblemAsync("1", new(2026, 11, 10), new SeedMeasure { Status = MeasureStatus.Completed });
        await ProblemAsync("2", new(2026, 11, 10), problem: new SeedProblem { Status = ProblemStatus.Closed });
        await ProblemAsync("3", new(2026, 11, 10));

        Assert.Equal("1-1已完成，时限和责任人不再调整。", (await SayAsync(Office, "催办1-1")).Answer.Text);
        Assert.Equal("2-1所属问题已销号，不能再改。", (await SayAsync(Office, "催办2-1")).Answer.Text);
        Assert.DoesNotContain("请核对", All(await SayAsync("李分管", "催办3-1")), StringComparison.Ordinal);
        Assert.Equal(0, await Test.ScalarAsync<long>("SELECT count(*) FROM orders"));
    }

    private Task ReleaseAsync() => Ledger.RunAsync("INSERT INTO settings (key, value) VALUES ('reminders.released', '1')");
}
