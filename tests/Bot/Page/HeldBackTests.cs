using CaseReform.Ops.Testing.Browser;
using CaseReform.Ops.Testing.Time;

using Microsoft.Playwright;

namespace CaseReform.Ops.Bot.Tests.Page;

/// <summary>Somebody who is quicker than one person may be: what the limit holds back is said, and a button's press arrives all the same.</summary>
public sealed class HeldBackTests(HeldBackTests.Strict office) : IClassFixture<HeldBackTests.Strict>
{
    [Fact(Timeout = Limit.Outside)]
    public async Task A_press_that_came_too_soon_arrives_by_itself()
    {
        await using var window = await office.Browser.OpenAsync(office.Site);
        await window.SignInAsync(OfficeUnderTest.Handler);
        await window.SayAsync("6-1进度60% 已补齐三份档案");
        await window.HearAsync("请核对");
        await window.SayAsync("帮助");
        await window.HearAsync("您可以这样问");

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "取消", Exact = true }).Last.ClickAsync();

        await window.HearAsync("发送过于频繁");
        await window.HearAsync("已取消");
        Assert.Contains(window.Complaints, complaint => complaint.Contains("429", StringComparison.Ordinal));
    }

    /// <summary>An office where a person may say two things at once, and one every four seconds after that.</summary>
    public sealed class Strict : OfficeUnderTest
    {
        private protected override int Burst => 2;

        private protected override int PerMinute => 15;
    }
}
