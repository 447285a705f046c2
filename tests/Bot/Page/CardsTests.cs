using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Testing.Browser;
using CaseReform.Ops.Testing.Ledger;
using CaseReform.Ops.Testing.Time;

using Microsoft.Playwright;

namespace CaseReform.Ops.Bot.Tests.Page;

/// <summary>Each kind of card in the real page, on a desk and on a phone: it renders without a complaint, its buttons do what they say. PICTURES names a folder for pictures.</summary>
public sealed class CardsTests(CardsTests.TwoLedgers office) : IClassFixture<CardsTests.TwoLedgers>
{
    private const string Other = "巡察整改台账";

    private static readonly string? Pictures = Environment.GetEnvironmentVariable("PICTURES");

    public static TheoryData<int> Widths => [1200, 390];

    [Theory(Timeout = Limit.WholeProgram), MemberData(nameof(Widths))]
    public async Task Lists_problems_and_answers(int width)
    {
        await using var window = await OpenAsync(width, OfficeUnderTest.Handler);
        var list = await AskAsync(window, "我的任务", "条在办措施");
        Assert.Equal("rgb(180, 35, 24)", await list.GetByText("●红").First.EvaluateAsync<string>("element => getComputedStyle(element).color"));
        await TakeAsync(window, "list");
        await PressAsync(window, list, "下一页", "48-1");
        await TakeAsync(window, "list-next");

        var choice = await AskAsync(window, "12号进展", "有2个台账都有12号");
        await TakeAsync(window, "choose-ledger");
        await PressAsync(window, choice, Other, "12号（" + Other);
        await TakeAsync(window, "problem");
        var several = await AskAsync(window, "20号进展", "20号（");
        await TakeAsync(window, "problem-two-measures");
        await PressAsync(window, several, "办理20-2", "第二条");
        await TakeAsync(window, "problem-measure");

        await AskAsync(window, "谁负责6号", "责任分工");
        await TakeAsync(window, "who");
        var record = await AskAsync(window, "6号的提醒记录", "提醒记录共10条，已发9条；以下是第1至8条");
        await TakeAsync(window, "reminders");
        await PressAsync(window, record, "下一页", "未发（已有更高一档）");
        await TakeAsync(window, "reminders-next");
        await AskAsync(window, "总体情况", "措施亮灯");
        await TakeAsync(window, "figures");
        await AskAsync(window, "示例局情况", "措施亮灯");
        await TakeAsync(window, "figures-unit");
        await AskAsync(window, "帮助", "您可以这样问");
        await TakeAsync(window, "help");
        await NothingWrongAsync(window, width);
    }

    [Theory(Timeout = Limit.WholeProgram), MemberData(nameof(Widths))]
    public async Task The_form_of_a_report_says_what_is_wrong_and_loses_nothing(int width)
    {
        await using var window = await OpenAsync(width, OfficeUnderTest.Handler);
        var form = await PressAsync(window, await AskAsync(window, "6号进展", "6号（"), "报进度", "进展说明");
        await TakeAsync(window, "form-report");
        var (percent, text) = (form.GetByLabel("进度（%）"), form.GetByLabel("进展说明"));
        await text.FillAsync("已补齐三份档案");
        foreach (var wrong in new[] { "150", "-1", "72.5" })
        {
            await percent.FillAsync(wrong);
            await PressAsync(form, "下一步");
            await Assertions.Expect(form.GetByText("进度请填0到100之间的整数。")).ToBeVisibleAsync();
            Assert.Equal((wrong, "已补齐三份档案"), (await percent.InputValueAsync(), await text.InputValueAsync()));
        }

        await TakeAsync(window, "form-report-wrong");
        await percent.FillAsync(string.Empty);
        var words = await PressAsync(window, form, "下一步", "新进展");
        await TakeAsync(window, "proposal-report");
        await PressAsync(words, "取消");
        await window.HearAsync("已取消");

        await text.FillAsync(string.Empty);
        var again = await PressAsync(window, form, "下一步", "进度和进展说明都没有填，请至少填一项。");
        await TakeAsync(window, "form-report-empty");
        await again.GetByLabel("进度（%）").FillAsync("60%");
        await PressAsync(await PressAsync(window, again, "下一步", "60%"), "取消");
        await NothingWrongAsync(window, width);
    }

    [Theory(Timeout = Limit.WholeProgram), MemberData(nameof(Widths))]
    public async Task Every_update_has_its_card(int width)
    {
        await using var window = await OpenAsync(width, OfficeUnderTest.Handler);
        var number = width == 390 ? "41" : "42";
        var problem = await AskAsync(window, $"{number}号进展", $"{number}号（");
        var complete = await PressAsync(window, problem, "完成", "报为完成");
        await TakeAsync(window, "proposal-complete");
        await PressAsync(complete, "取消");
        await PressAsync(problem, "佐证");
        await window.HearAsync("请先发送文件");

        var form = await PressAsync(window, problem, "签收", "承诺完成日期");
        var day = form.GetByLabel("承诺完成日期");
        await Assertions.Expect(day).ToBeVisibleAsync();
        await TakeAsync(window, "form-promise");
        await PressAsync(form, "下一步");
        await Assertions.Expect(form.GetByText("承诺日期应在")).ToBeVisibleAsync();
        await TakeAsync(window, "form-promise-wrong");
        await day.FillAsync((await day.GetAttributeAsync("max"))!);
        var promise = await PressAsync(window, form, "下一步", "签收" + number);
        await TakeAsync(window, "proposal-promise");
        await PressAsync(promise, "确认");
        await window.HearAsync("已记入");
        var undo = await AskAsync(window, "撤销", "请核对：撤销");
        await TakeAsync(window, "proposal-undo");
        await PressAsync(undo, "确认");
        await window.HearAsync("已撤销");

        await window.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "会议纪要.txt", MimeType = "text/plain", Buffer = "已召开专题会议。"u8.ToArray() });
        var evidence = await AskAsync(window, $"佐证{number}-1", "会议纪要.txt");
        await TakeAsync(window, "proposal-evidence");
        await PressAsync(evidence, "取消");
        await window.HearAsync("1份材料仍待归入");

        var choice = await AskAsync(window, "20号进度50%", "第一条");
        await TakeAsync(window, "choose-measure");
        await PressAsync(await PressAsync(window, choice, "20-1（" + LedgerSeed.Ledger + "）", "报送20-1"), "取消");
        await NothingWrongAsync(window, width);
    }

    [Theory(Timeout = Limit.WholeProgram), MemberData(nameof(Widths))]
    public async Task The_digest_opens_from_the_chat(int width)
    {
        await using var window = await OpenAsync(width, OfficeUnderTest.Clerk);
        var card = await CardAsync(window, () => window.Quick("周报").ClickAsync(), "最近一期：2026年第46期周报");
        await TakeAsync(window, "digest");

        var opened = await window.Page.RunAndWaitForPopupAsync(() => PressAsync(card, "打开全文"));

        await Assertions.Expect(opened.Locator("h1")).ToHaveTextAsync(OfficeUnderTest.Digest);
        await NothingWrongAsync(window, width);
    }

    private static ILocator Cards(Window window) => window.Page.Locator(".webchat__adaptive-card-renderer");

    /// <summary>Does something, and waits for the card that comes of it and for what is said, above the card or on it.</summary>
    private static async Task<ILocator> CardAsync(Window window, Func<Task> act, string answer)
    {
        var before = await Cards(window).CountAsync();
        await act();
        var card = Cards(window).Nth(before);
        await window.WaitAsync(card, answer);
        await window.HearAsync(answer);
        return card;
    }

    private static Task<ILocator> AskAsync(Window window, string question, string answer) => CardAsync(window, () => window.SayAsync(question), answer);

    private static Task<ILocator> PressAsync(Window window, ILocator card, string name, string answer) => CardAsync(window, () => PressAsync(card, name), answer);

    private static Task PressAsync(ILocator card, string name) => card.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    private static async Task NothingWrongAsync(Window window, int width)
    {
        Assert.Empty(window.Complaints);
        Assert.Equal(0, await window.Page.Locator(".webchat__error-box, .webchat__errorBox").CountAsync());
        Assert.Equal(width, await window.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    private static async Task TakeAsync(Window window, string name)
    {
        if (Pictures is not null)
        {
            await window.Page.WaitForTimeoutAsync(700);
            await window.Page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}-{window.Page.ViewportSize!.Width}.png") });
        }
    }

    private async Task<Window> OpenAsync(int width, string name)
    {
        var window = await office.Browser.OpenAsync(office.Site, width, 844);
        await window.SignInAsync(name);
        return window;
    }

    /// <summary>An office with two ledgers, a long list, a problem of two measures and a record of reminders.</summary>
    public sealed class TwoLedgers : OfficeUnderTest
    {
        private protected override async Task FillMoreAsync(LedgerSeed seed, long unit, DateOnly today)
        {
            var same = await seed.ProblemAsync("12", unit, new SeedProblem { Ledger = Other, Symptom = "轮岗台账缺失，记录不全。" });
            await seed.MeasureAsync(same, new SeedMeasure { Text = "补建轮岗台账。", Deadline = today.AddDays(40) });
            var two = await seed.ProblemAsync("20", unit, new SeedProblem { Symptom = "政务大厅两个窗口长期无人值守。" });
            await seed.MeasureAsync(two, new SeedMeasure { Text = "第一条：调整窗口值守安排。", Deadline = today.AddDays(-2), Percent = 40 });
            await seed.MeasureAsync(two, new SeedMeasure { Text = "第二条：每周通报值守情况。", LongTerm = true, Status = MeasureStatus.LongTerm });
            for (var n = 41; n <= 48; n++)
            {
                var more = await seed.ProblemAsync($"{n}", unit, new SeedProblem { Symptom = $"公务用车管理台账第{n}处登记不规范。" });
                await seed.MeasureAsync(more, new SeedMeasure { Text = "规范公务用车登记，逐车核对里程和油耗，形成长效机制。", Deadline = today.AddDays(n - 30), Percent = n });
            }

            for (var n = 1; n <= 10; n++)
            {
                await seed.RunAsync(
                    """
                    INSERT INTO notices (measure_id, rung, deadline, occurrence, post_id, channel, kind, state, reason, ladder_version, fired_on, planned_at)
                    SELECT m.id, '催办', '2026-11-01', @occurrence, (SELECT min(h.post_id) FROM holdings h JOIN people e ON e.id = h.person_id WHERE e.name = @name), 'mail', 'to',
                           @state, @reason, 1, @day, 0
                    FROM measures m JOIN problems p ON p.id = m.problem_id WHERE p.number = '6'
                    """,
                    new
                    {
                        occurrence = $"{n}", name = Handler, state = n == 1 ? "superseded" : "sent", reason = n == 1 ? "lower-rung" : "after:1", day = $"2026-11-{n:00}",
                    });
            }
        }
    }
}
