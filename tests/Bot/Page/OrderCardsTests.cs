using CaseReform.Ops.Testing.Browser;
using CaseReform.Ops.Testing.Time;

using Microsoft.Playwright;

namespace CaseReform.Ops.Bot.Tests.Page;

/// <summary>The cards of what the office changes, in the real page, on a desk and on a phone. PICTURES names a folder for pictures.</summary>
public sealed class OrderCardsTests(OfficeUnderTest office) : IClassFixture<OfficeUnderTest>
{
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("PICTURES");

    public static TheoryData<int> Widths => [1200, 390];

    [Theory(Timeout = Limit.WholeProgram), MemberData(nameof(Widths))]
    public async Task Every_order_has_its_form_and_its_card(int width)
    {
        await using var window = await office.Browser.OpenAsync(office.Site, width, 844);
        await window.SignInAsync(OfficeUnderTest.Clerk);

        var form = await AskAsync(window, "12-1延期", "新的完成时限");
        await TakeAsync(window, width, "form-deadline");
        await form.GetByLabel("新的完成时限").FillAsync("2027-03-01");
        await form.GetByLabel("调整原因").FillAsync("招标流标，需重新组织");
        var card = await PressAsync(window, form, "下一步", "最初时限");
        await TakeAsync(window, width, "deadline");
        await PressAsync(card, "取消");
        await window.HearAsync("已取消");

        await AskAsync(window, $"12-1责任人换成{OfficeUnderTest.Leader}", "责任岗位");
        await TakeAsync(window, width, "responsible");
        await AskAsync(window, $"示例局责任人换成{OfficeUnderTest.Leader}", "随岗位转交");
        await TakeAsync(window, width, "holder");
        await AskAsync(window, "催办6-1：请本周内报送", "催办的话");
        await TakeAsync(window, width, "urge");
        var enter = await AskAsync(window, "立项：窗口排队时间长", "整改措施");
        await TakeAsync(window, width, "form-problem");
        await enter.GetByLabel("牵头单位").FillAsync("示例局");
        await enter.GetByLabel("完成时限").FillAsync("2027年3月1日前");
        await PressAsync(window, enter, "下一步", "交办日期");
        await TakeAsync(window, width, "problem");
        await AskAsync(window, $"{OfficeUnderTest.Handler}3月1日到5日由{OfficeUnderTest.Leader}代理", "代理人");
        await TakeAsync(window, width, "deputy");
        await AskAsync(window, $"{OfficeUnderTest.Handler}的邮箱改为other@office.example", "登录将全部退出");
        await TakeAsync(window, width, "address");
        var suggestion = await AskAsync(window, "意见：提醒信请注明联系电话", "提醒信请注明联系电话");
        await TakeAsync(window, width, "suggest");
        await PressAsync(suggestion, "确认");
        await window.HearAsync("意见已转办公室");
        await AskAsync(window, "待处理意见", "提醒信请注明联系电话");
        await TakeAsync(window, width, "suggestions");

        Assert.Empty(window.Complaints);
        Assert.Equal(width, await window.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    private static Task<ILocator> AskAsync(Window window, string question, string answer) => CardAsync(window, () => window.SayAsync(question), answer);

    private static Task<ILocator> PressAsync(Window window, ILocator card, string name, string answer) => CardAsync(window, () => PressAsync(card, name), answer);

    private static Task PressAsync(ILocator card, string name) => card.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    private static ILocator Cards(Window window) => window.Page.Locator(".webchat__adaptive-card-renderer");

    private static async Task<ILocator> CardAsync(Window window, Func<Task> act, string answer)
    {
        var before = await Cards(window).CountAsync();
        await act();
        var card = Cards(window).Nth(before);
        await card.WaitForAsync();
        await window.HearAsync(answer);
        return card;
    }

    private static async Task TakeAsync(Window window, int width, string name)
    {
        if (Pictures is not null)
        {
            await window.Page.WaitForTimeoutAsync(700);
            await window.Page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"order-{name}-{width}.png") });
        }
    }
}
