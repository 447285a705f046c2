using System.Text;
using CaseReform.Ops.Worker.Mail.Mime;
using MimeKit;
using MimeKit.Text;

[assembly: AssemblyFixture(typeof(CaseReform.Ops.Worker.Tests.Mail.Mime.PreparedMimeKit))]

namespace CaseReform.Ops.Worker.Tests.Mail.Mime;

/// <summary>A second judge of the composer's letters, beside Python's e-mail library.</summary>
public sealed class MimeKitJudgeTests
{
    [Theory]
    [MemberData(nameof(SampleKinds.Names), MemberType = typeof(SampleKinds))]
    public void MimeKit_reads_every_kind_of_letter_back(string kind)
    {
        var letter = SampleKinds.All[kind];
        using var read = MimeMessage.Load(new MemoryStream(MessageComposer.Compose(letter)));

        Assert.Equal(letter.Subject, read.Subject ?? "");
        Assert.Equal(letter.Date, read.Date);
        Assert.Equal(letter.MessageId, $"<{read.MessageId}>");
        Assert.Equal(letter.References, read.References.Select(id => $"<{id}>"));
        Same(letter.From, Assert.Single(read.From.Mailboxes));
        Same(letter.To, Assert.Single(read.To.Mailboxes));
        if (letter.ReplyTo is { } replyTo)
        {
            Same(replyTo, Assert.Single(read.ReplyTo.Mailboxes));
        }

        Assert.Equal(Canonical(letter.Text.ToString()), Canonical(read.TextBody ?? ""));
        Assert.Equal(letter.Html is null, read.HtmlBody is null);
        Assert.Equal(Canonical(letter.Html?.ToString() ?? ""), Canonical(read.HtmlBody ?? ""));
        var files = read.Attachments.OfType<MimePart>().ToArray();
        Assert.Equal(letter.Attachments.Select(a => AttachmentName.Clean(a.FileName)), files.Select(f => f.FileName));
        Assert.All(letter.Attachments.Zip(files), pair =>
        {
            using var content = new MemoryStream();
            pair.Second.Content!.DecodeTo(content);
            Assert.Equal(pair.First.Content.ToArray(), content.ToArray());
        });
    }

    [Fact]
    public void MimeKit_reads_GB2312_once_the_mail_is_set_up()
    {
        byte[] letter = [.. "Subject: x\r\nContent-Type: text/plain; charset=gb2312\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"u8, 0xD5, 0xFB, 0xB8, 0xC4, .. "\r\n"u8];
        using var read = MimeMessage.Load(new MemoryStream(letter));
        Assert.Equal("整改", read.GetTextBody(TextFormat.Plain)!.Trim());
    }

    private static void Same(Worker.Mail.Mime.MailboxAddress ours, MimeKit.MailboxAddress theirs)
    {
        Assert.Equal(ours.DisplayName ?? "", theirs.Name ?? "");
        Assert.Equal(ours.Address.ToString(), Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(theirs.GetAddress(idnEncode: true))));
    }

    private static string Canonical(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n');
}

/// <summary>As the worker does at its start: it has to be before anything uses MimeKit.</summary>
public sealed class PreparedMimeKit
{
    public PreparedMimeKit() => Worker.Mail.MailServices.PrepareMimeKit();
}
