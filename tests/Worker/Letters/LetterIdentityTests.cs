using System.Text;

using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Worker.Letters;
using CaseReform.Ops.Worker.Mail.Mime;
using CaseReform.Ops.Worker.Tests.Support;

namespace CaseReform.Ops.Worker.Tests.Letters;

public sealed class LetterIdentityTests
{
    private const string People = "甲市示例局||科员|张示例|zhang@town.example|责任人|||";

    private static readonly RenderedPage Page = new("主题", "<p>正文</p>", "正文");

    [Fact]
    public async Task The_same_letter_made_again_later_that_day_by_another_process_has_the_same_identity()
    {
        using var bureau = await Bureau.OpenAsync();
        await bureau.ImportPeopleAsync(People);
        var id = Freeze(bureau);
        Assert.Equal(id, Freeze(bureau, at: Bureau.Monday.AddHours(5)));
        Assert.True(MessageId.IsValid(id), id);
    }

    [Fact]
    public async Task Whatever_changes_in_it_changes_the_identity()
    {
        using var bureau = await Bureau.OpenAsync();
        await bureau.ImportPeopleAsync(People);
        string[] all =
        [
            Freeze(bureau), Freeze(bureau, page: new RenderedPage(Page.Subject, Page.LongHtml, "正文。")), Freeze(bureau, page: new RenderedPage(Page.Subject, "<p>正文。</p>", Page.LongText)),
            Freeze(bureau, page: new RenderedPage("主题。", Page.LongHtml, Page.LongText)), Freeze(bureau, person: 8), Freeze(bureau, kind: LetterKind.Office), Freeze(bureau, email: "li@town.example"),
            Freeze(bureau, at: Bureau.Monday.AddDays(1)), Freeze(bureau, references: ["<matter.1@town.example>"]),
            Freeze(bureau, attachments: [new Attachment("a.xlsx", "application/octet-stream", Encoding.UTF8.GetBytes("1"))]),
            Freeze(bureau, attachments: [new Attachment("a.xlsx", "application/octet-stream", Encoding.UTF8.GetBytes("2"))]),
        ];
        Assert.Equal(all.Length, all.Distinct().Count());
    }

    [Fact]
    public async Task Another_installation_gives_the_same_letter_another_identity()
    {
        using var bureau = await Bureau.OpenAsync();
        using var other = await Bureau.OpenAsync();
        await bureau.ImportPeopleAsync(People);
        await other.ImportPeopleAsync(People);
        Assert.NotEqual(Freeze(bureau), Freeze(other));
    }

    [Fact]
    public async Task A_mail_that_lets_somebody_in_is_never_known_again()
    {
        using var bureau = await Bureau.OpenAsync();
        var (post, recipient) = (bureau.Get<OfficePost>(), new LetterRecipient(7, "张示例", "zhang@town.example"));
        Assert.NotEqual(
            post.Standalone(LetterKind.Access, "access|1", recipient, Page, Bureau.Monday).MessageId, post.Standalone(LetterKind.Access, "access|1", recipient, Page, Bureau.Monday).MessageId);
    }

    private static string Freeze(
        Bureau bureau, RenderedPage? page = null, LetterKind kind = LetterKind.Ladder, long person = 7, string email = "zhang@town.example", DateTimeOffset? at = null,
        IReadOnlyList<string>? references = null, IReadOnlyList<Attachment>? attachments = null) =>
        bureau.Get<OfficePost>().Freeze(kind, person, "张示例", email, page ?? Page, at ?? Bureau.Monday, references, attachments).Id;
}
