using System.Text;

using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.EndToEnd.Tests.Harness;
using CaseReform.Ops.Testing.Browser;
using CaseReform.Ops.Testing.Mail;
using CaseReform.Ops.Testing.Time;

using Microsoft.Playwright;

namespace CaseReform.Ops.EndToEnd.Tests.Chat;

/// <summary>What the chat is for, from the mailed link to the next letter: both processes, a mail server, a browser.</summary>
public abstract class StoryTests(DatabaseKind kind)
{
    private const string Done = "已修订两项制度";

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task What_is_reported_in_the_chat_stands_in_the_next_letter_and_in_the_digest()
    {
        await using var town = await ChatTown.OpenAsync(kind, units: 2);
        await using (var window = await town.SignInAsync(Town.Address(0, "责任人")))
        {
            await window.SayAsync("我的任务");
            await window.HearAsync("1-1");
            await window.SayAsync($"1号进度60% {Done}");
            await window.HearAsync("60%");
            await ConfirmAsync(window);
            await window.HearAsync("已记入");
        }

        await town.StopWorkerAsync();
        town.At.Settings["Mail__Transport"] = "Folder";
        await town.At.SendAllAsync($"{Town.LocalToday.AddDays(1):yyyy-MM-dd}T10:00:00+08:00");
        var letters = Directory.GetFiles(Path.Combine(town.At.Folder, "outbox"), "*.eml").Select(file => new Receipt(string.Empty, File.ReadAllText(file, Encoding.Latin1)));
        var letter = Assert.Single(letters, l => l.Octets.Contains(Town.Address(0, "责任人"), StringComparison.Ordinal));
        Assert.True(letter.Text.Contains("60%", StringComparison.Ordinal), letter.Text);
        var digest = await town.At.SucceedAsync("digest", "--as-of", $"{Town.LocalToday.AddDays(1):yyyy-MM-dd}");
        var page = Directory.EnumerateFiles(town.At.Folder, "*.html", SearchOption.AllDirectories).Order().LastOrDefault();
        Assert.Contains("正在推进", page is null ? digest.All : await File.ReadAllTextAsync(page), StringComparison.Ordinal);
        Assert.Equal(["60|in_progress|" + Done], await town.At.RowsAsync("SELECT percent, status, progress FROM measures WHERE id = 1"));
        await town.At.SucceedAsync("audit", "verify");
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task What_was_reported_can_be_taken_back_and_leaves_the_ledger_as_it_was()
    {
        await using var town = await ChatTown.OpenAsync(kind, units: 1);
        var before = await town.At.RowsAsync("SELECT percent, status, progress, last_report_on, completed_on, open FROM measures");
        await using var window = await town.SignInAsync(Town.Address(0, "责任人"));
        await window.SayAsync("完成1-1");
        await window.HearAsync("报为完成");
        await ConfirmAsync(window);
        await window.HearAsync("已记入");
        Assert.NotEqual(before, await town.At.RowsAsync("SELECT percent, status, progress, last_report_on, completed_on, open FROM measures"));

        await window.SayAsync("撤销");
        await window.HearAsync("请核对：撤销");
        await ConfirmAsync(window, "撤销");
        await window.HearAsync("已撤销");
        Assert.Equal(before, await town.At.RowsAsync("SELECT percent, status, progress, last_report_on, completed_on, open FROM measures"));
        await town.StopWorkerAsync();
        await town.At.SucceedAsync("audit", "verify");
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task Somebody_of_another_unit_cannot_tell_the_problem_from_one_that_never_was()
    {
        await using var town = await ChatTown.OpenAsync(kind, units: 2);
        await using var window = await town.SignInAsync(Town.Address(1, "责任人"));
        await window.SayAsync("我的任务");
        await window.HearAsync("2-1");
        foreach (var sentence in new[] { "{0}号进展", "谁负责{0}号", "{0}号的提醒记录", "{0}号进度60% 已办", "完成{0}-1", "签收{0}-1 并承诺 明天前" })
        {
            var theirs = await AnswerAsync(window, string.Format(null, sentence, "1"));
            var nobodys = await AnswerAsync(window, string.Format(null, sentence, "7"));
            Assert.Equal(nobodys.Replace('7', '1'), theirs);
        }

        var all = await window.Page.ContentAsync();
        Assert.DoesNotContain(Town.Marker(0), all, StringComparison.Ordinal);
        Assert.DoesNotContain(Town.UnitName(0), all, StringComparison.Ordinal);
        Assert.NotEqual(0, await town.At.CountAsync("SELECT count(*) FROM audit WHERE action = 'access.refused'"));
        Assert.Equal(0, await town.At.CountAsync("SELECT count(*) FROM reports"));
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task A_bot_killed_in_the_middle_of_a_confirmation_has_recorded_it_once_or_not_at_all_and_says_which()
    {
        await using var town = await ChatTown.OpenAsync(kind, units: 1);
        await using var window = await town.SignInAsync(Town.Address(0, "责任人"));
        int[] delays = [0, 2, 5, 10, 20, 40, 80, 160];
        for (var round = 0; round < delays.Length; round++)
        {
            var percent = 10 + round;
            await window.SayAsync($"1-1进度{percent}% 第{round}次报送");
            await window.HearAsync($"{percent}%");
            var recorded = window.Page.Locator(".webchat__bubble:not(.webchat__bubble--from-user)", new() { HasText = $"第{round}次报送" }).Filter(new() { HasText = "已记入" });
            await ConfirmAsync(window, $"第{round}次报送");
            await Task.Delay(delays[round]);
            await town.KillBotAsync();
            await town.StartBotAsync();

            // the answer comes by itself, or the page sends again what did not arrive; a second asking is answered with what was recorded
            await recorded.First.WaitForAsync(new() { Timeout = 90_000 });
            Assert.Equal(1, await town.At.CountAsync($"SELECT count(*) FROM reports WHERE percent = {percent}"));
            Assert.InRange(await recorded.CountAsync(), 1, 2);
        }

        await town.StopWorkerAsync();
        await town.At.SucceedAsync("audit", "verify");
    }

    // a card appears a moment after its words: the last button may still be that of the card before
    private static Task ConfirmAsync(Window window, string of = "") => window.Page.Locator(".webchat__bubble", new() { HasText = of })
        .GetByRole(AriaRole.Button, new() { Name = "确认", Exact = true }).Last.ClickAsync();

    /// <summary>What the bot says to one sentence.</summary>
    private static async Task<string> AnswerAsync(Window window, string sentence)
    {
        var answers = window.Page.Locator(".webchat__bubble:not(.webchat__bubble--from-user)");
        var before = await answers.CountAsync();
        await window.SayAsync(sentence);
        await answers.Nth(before).WaitForAsync();
        return await answers.Nth(before).InnerTextAsync();
    }
}

public sealed class StoryOnSqlite() : StoryTests(DatabaseKind.Sqlite);

public sealed class StoryOnPostgres() : StoryTests(DatabaseKind.Postgres);
