using System.Text;

using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.EndToEnd.Tests.Harness;
using CaseReform.Ops.Testing.Browser;
using CaseReform.Ops.Testing.Time;

using Microsoft.Playwright;

namespace CaseReform.Ops.EndToEnd.Tests.Chat;

/// <summary>The office at work in the chat: both processes, a mail server, a browser. PICTURES names a folder for pictures.</summary>
public abstract class AskStoryTests(DatabaseKind kind)
{
    private const string Clerk = "clerk@town.example";

    private static readonly string? Pictures = Environment.GetEnvironmentVariable("PICTURES");

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task A_dropped_ledger_is_shown_confirmed_once_and_imported()
    {
        await using var town = await OpenAsync();
        await using var window = await town.SignInAsync(Clerk);
        await SendAsync(window, "整改台账.csv", "序号,存在问题,整改措施,责任单位,完成时限\n101,轮岗制度不落实,制定轮岗计划,甲市示例000局,2027年3月31日前\n102,档案不完整,补齐档案,没有的局,2027年3月底前\n");

        await window.HearAsync("可以导入台账");
        await window.HearAsync("单位名录中没有“没有的局”");
        await TakeAsync(window, "ask-import", 1200);
        await TakeAsync(window, "ask-import-390", 390);
        await window.Page.Locator("button.ac-pushButton", new() { HasText = "确认导入读得准的" }).ClickAsync();

        await window.HearAsync("已导入台账“整改台账”：新增问题 1 项、措施 1 条");
        await TakeAsync(window, "ask-imported", 1200);
        Assert.Equal(["101"], await town.At.RowsAsync("SELECT number FROM problems WHERE number IN ('101', '102')"));
        var link = await window.Page.GetByRole(AriaRole.Link, new() { Name = "下载" }).Last.GetAttributeAsync("href");
        var file = await window.Page.Context.APIRequest.GetAsync(link!);
        Assert.Contains("attachment", file.Headers["content-disposition"], StringComparison.Ordinal);
        Assert.True((await file.BodyAsync()).AsSpan().StartsWith("PK"u8));
        await using var stranger = await town.SignInAsync(Town.Address(0, "责任人"));
        Assert.Equal(404, (await stranger.Page.Context.APIRequest.GetAsync(link!)).Status);
        Assert.Empty(window.Complaints);
    }

    private async Task<ChatTown> OpenAsync()
    {
        var town = await ChatTown.OpenAsync(kind, units: 2);
        var people = Path.Combine(town.At.Folder, "office.csv");
        await File.WriteAllTextAsync(people, $"单位,职务,姓名,邮箱,角色\n示例委,科员,周示例,{Clerk},办公室\n", new UTF8Encoding(true));
        await town.At.SucceedAsync("people", "import", people, "--create-units");
        return town;
    }

    private static async Task SendAsync(Window window, string name, string content)
    {
        await window.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "text/csv", Buffer = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(content)] });
        await window.Box.PressAsync("Enter");
    }

    private static async Task TakeAsync(Window window, string name, int width)
    {
        if (Pictures is not null)
        {
            await window.Page.SetViewportSizeAsync(width, 900);
            await window.Page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, name + ".png") });
            await window.Page.SetViewportSizeAsync(1200, 900);
        }
    }
}

public sealed class AskStoryOnSqlite() : AskStoryTests(DatabaseKind.Sqlite);
