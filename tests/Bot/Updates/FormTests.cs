using System.Text.Json;

using CaseReform.Ops.Testing.Time;

namespace CaseReform.Ops.Bot.Tests.Updates;

/// <summary>What comes back from a form, also what no client of ours would send.</summary>
public sealed class FormTests : IAsyncLifetime
{
    private UpdateTown _town = null!;
    private long _measure;

    public async ValueTask InitializeAsync()
    {
        _town = await UpdateTown.BuildAsync();
        _measure = await _town.MeasureAsync();
    }

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Theory(Timeout = Limit.Outside)]
    [InlineData("60", "60%")]
    [InlineData(" 60% ", "60%")]
    [InlineData("６０％", "60%")]
    [InlineData("0", "0%")]
    [InlineData("100", "100%")]
    public async Task A_percentage_alone_is_enough(string typed, string read)
    {
        var card = await _town.Handler.PressAsync(await FormAsync("report"), "下一步", ("percent", typed));

        Assert.Equal(["确认", "取消"], card.Buttons);
        Assert.Contains($"进度：未填 → {read}", card.All, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Words_alone_are_enough()
    {
        var card = await _town.Handler.PressAsync(await FormAsync("report"), "下一步", ("percent", " "), ("text", "已修订两项制度"));

        Assert.Equal(["确认", "取消"], card.Buttons);
        Assert.Contains("新进展：已修订两项制度", card.All, StringComparison.Ordinal);
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData("150")]
    [InlineData("-1")]
    [InlineData("72.5")]
    [InlineData("101")]
    [InlineData("一半")]
    [InlineData("NaN")]
    [InlineData("99999999999999999999")]
    public async Task A_percentage_that_is_none_is_said_and_nothing_is_lost(string typed)
    {
        var again = await _town.Handler.PressAsync(await FormAsync("report"), "下一步", ("percent", typed), ("text", "已修订\n两项制度"));

        Assert.Equal("进度请填0到100之间的整数。", again.Text);
        Assert.Equal(typed, again.Field("percent"));
        Assert.Equal("已修订\n两项制度", again.Field("text"));
        Assert.Equal(["确认", "取消"], (await _town.Handler.PressAsync(again, "下一步", ("percent", "72"), ("text", "已修订两项制度"))).Buttons);
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData("72.5")]
    [InlineData("150")]
    [InlineData("-1")]
    [InlineData("1e99")]
    public async Task A_number_that_no_form_sends_is_not_dropped_in_silence(string number)
    {
        var value = JsonDocument.Parse($$"""{"do":"propose","action":"report","measure":{{_measure}},"percent":{{number}},"text":"已办"}""").RootElement;

        var again = await _town.Handler.SubmitAsync(value);

        Assert.Equal("进度请填0到100之间的整数。", again.Text);
        Assert.Equal("已办", again.Field("text"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task An_empty_form_is_told_so()
    {
        var again = await _town.Handler.PressAsync(await FormAsync("report"), "下一步");

        Assert.Equal("进度和进展说明都没有填，请至少填一项。", again.Text);
        Assert.Equal(["下一步"], again.Buttons);
        Assert.Equal(0, await _town.CountAsync("proposals"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Words_that_are_too_many_come_back_whole()
    {
        var typed = new string('进', 1001);

        var again = await _town.Handler.PressAsync(await FormAsync("report"), "下一步", ("percent", "60"), ("text", typed));

        Assert.StartsWith("进展内容最多1000字", again.Text, StringComparison.Ordinal);
        Assert.Equal(typed, again.Field("text"));
        Assert.Equal("60", again.Field("percent"));
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData("2026-11-19")]
    [InlineData("2026-12-31")]
    [InlineData("明天")]
    public async Task A_day_that_cannot_be_promised_is_said_with_those_that_can(string typed)
    {
        var again = await _town.Handler.PressAsync(await FormAsync("promise"), "下一步", ("until", typed));

        Assert.Equal("承诺日期应在2026年11月20日至2026年11月20日之间。", again.Text);
        Assert.Equal(typed[0] == '2' ? typed : null, again.Field("until"));
        Assert.Equal(["确认", "取消"], (await _town.Handler.PressAsync(again, "下一步", ("until", "2026-11-20"))).Buttons);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_form_without_its_day_is_told_so() =>
        Assert.Equal("请选择承诺完成日期。", (await _town.Handler.PressAsync(await FormAsync("promise"), "下一步")).Text);

    [Fact(Timeout = Limit.Outside)]
    public async Task A_day_of_completion_that_cannot_be_read_is_not_taken_for_today()
    {
        var value = JsonDocument.Parse($$"""{"do":"propose","action":"complete","measure":{{_measure}},"on":"昨天"}""").RootElement;

        Assert.Equal("没有看懂这个按钮。请重新发送要办的事项。", (await _town.Handler.SubmitAsync(value)).Text);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Who_may_not_report_is_refused_whatever_was_typed()
    {
        var value = JsonDocument.Parse($$"""{"do":"propose","action":"report","measure":{{_measure}},"form":true,"percent":"150"}""").RootElement;

        var refused = await _town.Leader.SubmitAsync(value);

        Assert.False(refused.HasCard);
        Assert.StartsWith("您不是该措施的责任人，不能办理此项。", refused.Text, StringComparison.Ordinal);
    }

    private Task<Heard> FormAsync(string action) =>
        _town.Handler.SubmitAsync(JsonDocument.Parse($$"""{"do":"propose","action":"{{action}}","measure":{{_measure}}}""").RootElement);
}
