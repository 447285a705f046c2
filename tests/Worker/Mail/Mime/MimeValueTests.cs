using System.Text;
using CaseReform.Ops.Worker.Mail.Mime;

namespace CaseReform.Ops.Worker.Tests.Mail.Mime;

public sealed class MimeValueTests
{
    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\temp\\台账.xlsx", "台账.xlsx")]
    [InlineData("台账\r\nX: y.xlsx", "台账  X_ y.xlsx")]
    [InlineData("台账\u202exslx.exe", "台账xslx.exe")]
    [InlineData("台\0账.xlsx", "台 账.xlsx")]
    [InlineData("CON", "_CON")]
    [InlineData("con.txt", "_con.txt")]
    [InlineData("Lpt1 .xlsx", "_Lpt1 .xlsx")]
    [InlineData("console.txt", "console.txt")]
    [InlineData("a<b>c:d\"e|f?g*h.txt", "a_b_c_d_e_f_g_h.txt")]
    [InlineData("..", "附件")]
    [InlineData("", "附件")]
    [InlineData(".hidden. ", "hidden")]
    public void An_attachment_name_is_made_harmless(string name, string expected) => Assert.Equal(expected, AttachmentName.Clean(name));

    [Fact]
    public void A_name_of_three_hundred_characters_is_cut_before_its_extension()
    {
        var clean = AttachmentName.Clean(new string('名', 300) + ".xlsx");
        Assert.Equal(AttachmentName.MaxLength, clean.Length);
        Assert.EndsWith("名.xlsx", clean, StringComparison.Ordinal);
        Assert.InRange(Encoding.UTF8.GetByteCount(clean), 1, 255);
    }

    [Fact]
    public void A_cut_never_divides_a_surrogate_pair() =>
        Assert.False(char.IsHighSurrogate(AttachmentName.Clean("a" + string.Concat(Enumerable.Repeat("𠮷", 200)))[^1]));

    [Fact] // a fact, because an attribute cannot carry half a character
    public void Half_a_character_is_replaced() => Assert.Equal("a_b.txt", AttachmentName.Clean("a\ud800b.txt"));

    [Theory]
    [InlineData("整改台账.xlsx", "attachment.xlsx")]
    [InlineData("2026年台账-final.xlsx", "2026_-final.xlsx")]
    [InlineData("plain.pdf", "plain.pdf")]
    public void Old_programs_get_an_ascii_name(string name, string expected) => Assert.Equal(expected, AttachmentName.ToAscii(name));

    [Theory]
    [InlineData("张\r\n示例", "zhang@example.test", "换行")]
    [InlineData("张\u202e示例", "zhang@example.test", "不可见")]
    [InlineData("张示例\n", "zhang@example.test", "换行")]
    [InlineData("张示例", "zhang", "缺少")]
    [InlineData(null, "", "为空")]
    public void A_mailbox_with_a_break_in_it_is_refused(string? name, string address, string because)
    {
        Assert.False(MailboxAddress.TryParse(name, address, out _, out var reason));
        Assert.Contains(because, reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mailbox_keeps_name_and_address()
    {
        var mailbox = MailboxAddress.From(" 张示例 ", "zhang@example.test");
        Assert.Equal(("张示例", "zhang@example.test"), (mailbox.DisplayName, mailbox.Address.ToString()));
        Assert.Null(MailboxAddress.From("  ", "zhang@example.test").DisplayName);
    }

    [Fact]
    public void A_message_id_is_random_and_valid()
    {
        var ids = Enumerable.Range(0, 100).Select(_ => MessageId.New("example.test")).ToArray();
        Assert.Equal(100, ids.Distinct().Count());
        Assert.All(ids, id => Assert.True(MessageId.IsValid(id)));
        Assert.Throws<ArgumentException>(() => MessageId.New("exa mple"));
    }

    [Theory]
    [InlineData("Mon, 2 Mar 2026 09:05:07 +0800", 8 * 60)]
    [InlineData("Mon, 2 Mar 2026 09:05:07 -0330", -210)]
    [InlineData("Mon, 2 Mar 2026 09:05:07 +0000", 0)]
    public void A_date_is_written_with_its_own_offset(string expected, int offsetMinutes) =>
        Assert.Equal(expected, MailDate.Format(new DateTimeOffset(2026, 3, 2, 9, 5, 7, TimeSpan.FromMinutes(offsetMinutes))));
}
