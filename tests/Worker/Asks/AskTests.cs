using CaseReform.Ops.Data.Asks;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Asks;
using CaseReform.Ops.Testing.Time;
using CaseReform.Ops.Worker.Asks;
using CaseReform.Ops.Worker.Tests.Support;

namespace CaseReform.Ops.Worker.Tests.Asks;

/// <summary>Requests of the office, done by the worker's own program in a process of its own.</summary>
public sealed class AskTests : IAsyncLifetime
{
    private const string Header = "序号|问题|整改措施|责任单位|责任人|完成时限\n";

    private Bureau _bureau = null!;
    private long _clerk;
    private int _turns;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private OfficeAskStore Store => _bureau.Get<OfficeAskStore>();

    public async ValueTask InitializeAsync()
    {
        _bureau = await Bureau.OpenAsync(TimeProvider.System.GetUtcNow());
        Assert.Empty((await _bureau.ImportPeopleAsync("甲市领导小组办公室|||周示例|zhou@ops.example|办公室|||\n甲市示例局|||张示例|zhang@ops.example|责任人|||")).Refusals);
        _clerk = await _bureau.Get<Database>().ReadAsync(session => session.ScalarAsync<long>("SELECT id FROM people WHERE name = '周示例'"), Token);
    }

    public ValueTask DisposeAsync()
    {
        _bureau.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task A_ledger_is_shown_first_and_taken_in_once_after_the_confirmation()
    {
        var ask = await ImportAsync(Header + "1|轮岗制度不落实|制定轮岗计划|甲市示例局|张示例|2026年12月31日前\n2|档案不完整|补齐档案|甲市样本局||2027年1月15日前");

        var shown = await DoneAsync(ask.Id);

        Assert.Equal(OfficeAskState.Unconfirmed, shown.State);
        Assert.Equal("问题 2 项、措施 2 条", Fact(shown, "新增"));
        Assert.Equal("确认导入", Assert.Single(shown.Shown!.Buttons).Title);
        Assert.Equal(0, await CountAsync("problems"));

        var done = await ConfirmAsync(shown);

        Assert.Equal((OfficeAskState.Done, 2L), (done.State, await CountAsync("problems")));
        Assert.StartsWith("已导入台账“整改台账”：新增问题 2 项、措施 2 条", done.Shown!.Sentence, StringComparison.Ordinal);
        Assert.Equal(OfficeAskPress.Before, (await PressAsync(shown)).Press);
        Assert.False(await _bureau.Get<AskRound>().OneAsync(Token));
        Assert.Equal(2, await CountAsync("problems"));
        Assert.Null(await Store.FileAsync(ask.Id, Token));
        Assert.Equal(["office.asked", "office.shown", "office.confirmed", "office.done"], await _bureau.RowsAsync("SELECT action FROM audit WHERE action LIKE 'office.%' ORDER BY seq"));
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task A_ledger_that_changed_since_is_shown_anew_unless_it_comes_to_the_same()
    {
        var shown = await DoneAsync((await ImportAsync(Header + "1|轮岗制度不落实|制定轮岗计划|甲市示例局|张示例|2026年12月31日前\n2|档案不完整|补齐档案|甲市样本局||2027年1月15日前")).Id);
        await _bureau.ImportLedgerAsync("1|轮岗制度不落实|制定轮岗计划|甲市示例局|张示例|2026年12月31日前");

        var anew = await ConfirmAsync(shown);

        Assert.Equal((OfficeAskState.Unconfirmed, "问题 1 项、措施 1 条", 1L), (anew.State, Fact(anew, "新增"), await CountAsync("problems")));
        Assert.StartsWith("上次预览以后台账有变化", anew.Shown!.Remark, StringComparison.Ordinal);
        await _bureau.ChangeAsync("UPDATE settings SET value = '77' WHERE key = 'roster.version'");
        Assert.Equal((OfficeAskState.Done, 2L), ((await ConfirmAsync(anew)).State, await CountAsync("problems")));
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task What_cannot_be_read_comes_back_as_a_file_and_what_an_option_answers_is_a_field()
    {
        var shown = await DoneAsync((await ImportAsync(Header + "1|轮岗制度不落实|制定轮岗计划|甲市示例局||2026年12月31日前\n2|档案不完整|补齐档案|没有的局||2027年1月15日前")).Id);
        Assert.Equal("确认导入读得准的", Assert.Single(shown.Shown!.Buttons).Title);
        var field = Assert.Single(shown.Shown.Questions);
        Assert.Equal((AskFields.Options, AskFields.CreateUnits), (field.Id, Assert.Single(field.Choices).Value));
        Assert.DoesNotContain("--", shown.Shown.Parts[0].Lines[0], StringComparison.Ordinal);
        var file = (await Store.ResultFileAsync(shown.Id, Token))!;
        Assert.Equal(("台账-退回.xlsx", "PK"), (file.Name, System.Text.Encoding.ASCII.GetString(file.Bytes, 0, 2)));

        Assert.Equal(OfficeAskPress.Taken, (await PressAsync(shown, confirms: false, answers: (AskFields.Options, AskFields.CreateUnits))).Press);
        var again = await DoneAsync(shown.Id);

        Assert.Equal("确认导入", Assert.Single(again.Shown!.Buttons).Title);
        Assert.Contains("将新建单位 1 个", again.Shown.Parts[0].Title, StringComparison.Ordinal);
        Assert.Equal(OfficeAskPress.Over, (await PressAsync(shown)).Press);
        Assert.Equal((OfficeAskState.Done, 2L), ((await ConfirmAsync(again)).State, await CountAsync("problems")));
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task A_unit_that_is_like_one_already_there_is_not_said_to_be_created()
    {
        var shown = await DoneAsync((await ImportAsync(Header + "1|轮岗制度不落实|制定轮岗计划|市示例局||2026年12月31日前\n2|档案不完整|补齐档案|没有的局||2027年1月15日前")).Id);
        await PressAsync(shown, confirms: false, answers: (AskFields.Options, AskFields.CreateUnits));

        var again = await DoneAsync(shown.Id);

        Assert.Contains(again.Shown!.Parts, p => p.Title == "名录中没有的单位 2 个，其中像是已有单位的 1 个未勾选，不新建");
        Assert.DoesNotContain(again.Shown.Parts, p => p.Title.StartsWith("将新建", StringComparison.Ordinal));
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task People_are_shown_and_taken_in()
    {
        var file = await File.ReadAllBytesAsync(_bureau.Sheet("单位|岗位/职务|姓名|邮箱|角色\n甲市样本局|科员|冯示例|feng@ops.example|责任人"), Token);
        var shown = await DoneAsync((await AskAsync(OfficeAskKind.ImportPeople, file: file)).Id);
        Assert.Equal(("1 人", 2L), (Fact(shown, "新增人员"), await CountAsync("people")));

        var done = await ConfirmAsync(shown);

        Assert.Equal((OfficeAskState.Done, 3L), (done.State, await CountAsync("people")));
        Assert.StartsWith("已导入人员：新增 1 人", done.Shown!.Sentence, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task What_lists_and_exports_is_done_at_once()
    {
        await _bureau.ImportLedgerAsync("1|轮岗制度不落实|制定轮岗计划|甲市示例局|张示例|2026年12月31日前");
        foreach (var (kind, says) in new[]
        {
            (OfficeAskKind.ExportLedger, "台账-导出-"), (OfficeAskKind.PreviewReminders, "将发提醒："), (OfficeAskKind.PreviewDigest, "周报预览"), (OfficeAskKind.Check, "检查："),
            (OfficeAskKind.ListUnits, "单位名录："), (OfficeAskKind.ListPeople, "人员名单："),
        })
        {
            var done = await DoneAsync((await AskAsync(kind)).Id);
            Assert.True(done.State == OfficeAskState.Done, $"{kind} {done.State} {done.Shown?.Sentence}");
            Assert.Contains(says, done.Shown!.Sentence, StringComparison.Ordinal);
            Assert.DoesNotContain("--", string.Concat(done.Shown.Parts.SelectMany(p => p.Lines)), StringComparison.Ordinal);
            Assert.Equal(kind is OfficeAskKind.ExportLedger or OfficeAskKind.PreviewDigest, await Store.ResultFileAsync(done.Id, Token) is not null);
        }
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task A_digest_that_was_issued_this_week_is_named_and_not_offered_again()
    {
        var issue = Domain.Digest.DigestIssue.Of(Day);
        await _bureau.ChangeAsync($"INSERT INTO digests (key, day, as_of, snapshot, html, plain, withheld) VALUES ('{issue.Key}', '{Day:yyyy-MM-dd}', 1, '{{}}', 'x', 'x', 0)");

        var done = await DoneAsync((await AskAsync(OfficeAskKind.IssueDigest)).Id);

        Assert.Equal((OfficeAskState.Refused, $"{issue.Year}年第{issue.Week}期周报已于{Day.Month}月{Day.Day}日印发，每周一期，不再重复印发。"), (done.State, done.Shown?.Sentence));
        Assert.Empty(done.Shown!.Buttons);
        Assert.Contains("预览周报", string.Concat(done.Shown.Parts.SelectMany(p => p.Lines)), StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task A_release_spells_both_choices_out_and_is_done_by_the_one_that_was_pressed()
    {
        await _bureau.ImportLedgerAsync("1|轮岗制度不落实|制定轮岗计划|甲市示例局|张示例|2026年11月2日前", issued: new DateOnly(2026, 10, 1));
        var shown = await DoneAsync((await AskAsync(OfficeAskKind.Release)).Id);
        Assert.Equal(["只发今后", "现在补发"], shown.Shown!.Buttons.Select(b => b.Title));
        Assert.StartsWith("从今天起计，此前的 ", Fact(shown, "只发今后"), StringComparison.Ordinal);
        Assert.StartsWith("此前的 1 条一并发给 ", Fact(shown, "现在补发"), StringComparison.Ordinal);
        Assert.Null(await _bureau.Get<Data.Reminders.ReleaseStore>().ReleasedAtAsync(Token));

        var done = await ConfirmAsync(shown, "from-today");

        Assert.Equal(OfficeAskState.Done, done.State);
        Assert.NotNull(await _bureau.Get<Data.Reminders.ReleaseStore>().ReleasedAtAsync(Token));
        Assert.Equal(OfficeAskState.Refused, (await DoneAsync((await AskAsync(OfficeAskKind.Release)).Id)).State);
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task A_withdrawal_asks_for_its_reason_and_a_merger_names_both_units()
    {
        await _bureau.ImportLedgerAsync("1|轮岗制度不落实|制定轮岗计划|甲市示例局|张示例|2026年12月31日前");
        var asked = await DoneAsync((await AskAsync(OfficeAskKind.WithdrawLedger)).Id);
        Assert.Equal([OfficeAskWords.Which, OfficeAskWords.Reason], asked.Shown!.Questions.Select(q => q.Id));
        await PressAsync(asked, confirms: false, answers: [(OfficeAskWords.Which, "整改台账"), (OfficeAskWords.Reason, "重复导入")]);
        var shown = await DoneAsync(asked.Id);
        Assert.Contains("将撤销台账“整改台账”", shown.Shown!.Sentence, StringComparison.Ordinal);

        Assert.Equal((OfficeAskState.Done, 1L), ((await ConfirmAsync(shown, "do")).State, await CountAsync("withdrawals")));

        var merger = await DoneAsync((await AskAsync(OfficeAskKind.MergeUnits, (OfficeAskWords.Which, "甲市样本局"), (OfficeAskWords.Into, "甲市示例局"))).Id);
        Assert.Equal("确认合并", Assert.Single(merger.Shown!.Buttons).Title);
        Assert.Equal(OfficeAskState.Done, (await ConfirmAsync(merger, "do")).State);
        Assert.Equal(OfficeAskState.Refused, (await DoneAsync((await AskAsync(OfficeAskKind.MergeUnits, (OfficeAskWords.Which, "--yes"), (OfficeAskWords.Into, "甲市示例局"))).Id)).State);
    }

    private async Task<OfficeAsk> AskAsync(OfficeAskKind kind, params (string Name, string Value)[] words) => await AskAsync(kind, null, words);

    private async Task<OfficeAsk> AskAsync(OfficeAskKind kind, byte[]? file, params (string Name, string Value)[] words) => (await Store.AskAsync(
        new NewOfficeAsk
        {
            Turn = $"{++_turns}", PersonId = _clerk, Channel = "directline", Conversation = "c1", Kind = kind, FileName = file is null ? null : "人员.xlsx", File = file,
            Arguments = words.ToDictionary(w => w.Name, w => w.Value), At = _bureau.Clock.GetUtcNow(), Day = Day,
        },
        Token))!;

    private async Task<OfficeAsk> ImportAsync(string rows) => (await Store.AskAsync(
        new NewOfficeAsk
        {
            Turn = $"{++_turns}", PersonId = _clerk, Channel = "directline", Conversation = "c1", Kind = OfficeAskKind.ImportLedger, FileName = "台账.xlsx",
            File = await File.ReadAllBytesAsync(_bureau.Sheet(rows), Token), At = _bureau.Clock.GetUtcNow(), Day = Day,
        },
        Token))!;

    private DateOnly Day => _bureau.Get<OfficeHours>().DayOf(_bureau.Clock.GetUtcNow());

    private async Task<OfficeAsk> DoneAsync(long id)
    {
        Assert.True(await _bureau.Get<AskRound>().OneAsync(Token));
        return (await Store.FindAsync(id, Token))!;
    }

    private Task<(OfficeAskPress Press, OfficeAsk? Ask)> PressAsync(OfficeAsk shown, string? choice = null, bool confirms = true, params (string Name, string Value)[] answers) => Store.PressAsync(
        shown.Id, shown.Step, _clerk, confirms, answers.Append((OfficeAskWords.Choice, choice ?? "import")).ToDictionary(a => a.Item1, a => a.Item2), _bureau.Clock.GetUtcNow(), Day, Token);

    private async Task<OfficeAsk> ConfirmAsync(OfficeAsk shown, string? choice = null)
    {
        Assert.Equal(OfficeAskPress.Taken, (await PressAsync(shown, choice)).Press);
        return await DoneAsync(shown.Id);
    }

    private static string Fact(OfficeAsk ask, string title) => ask.Shown!.Facts.Single(f => f.Title == title).Value;

    private Task<long> CountAsync(string table) => _bureau.Get<Database>().ReadAsync(session => session.ScalarAsync<long>($"SELECT count(*) FROM {table}"), Token);
}
