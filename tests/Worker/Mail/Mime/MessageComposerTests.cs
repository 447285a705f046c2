using System.Text;
using CaseReform.Ops.Worker.Mail.Mime;

namespace CaseReform.Ops.Worker.Tests.Mail.Mime;

public sealed class MessageComposerTests
{
    [Fact]
    public async Task Another_implementation_reads_every_header_back()
    {
        var parsed = await PythonJudge.ReadAsync(MessageComposer.Compose(SampleLetter.Plain with
        {
            ReplyTo = MailboxAddress.From(null, "office@example.test"),
            ListId = "zhenggai.example.test",
            References = ["<first@example.test>", "<matter-12@example.test>"],
            ExtraHeaders = [new("X-Ledger", "整改台账")],
        }));

        Assert.Empty(parsed.Defects);
        Assert.Equal("张示例", parsed.ToName);
        Assert.Equal("zhang@example.test", parsed.ToAddress);
        Assert.Equal("【整改督办】3项需处理，其中逾期1项", parsed.Headers["Subject"]);
        Assert.Equal("Mon, 02 Mar 2026 09:05:07 +0800", parsed.Headers["Date"]);
        Assert.Equal("<0123456789abcdef@example.test>", parsed.Headers["Message-ID"]);
        Assert.Equal("office@example.test", parsed.Headers["Reply-To"]);
        Assert.Equal("<matter-12@example.test>", parsed.Headers["In-Reply-To"]);
        Assert.Equal("<first@example.test> <matter-12@example.test>", parsed.Headers["References"]);
        Assert.Equal("<zhenggai.example.test>", parsed.Headers["List-Id"]);
        Assert.Equal("auto-generated", parsed.Headers["Auto-Submitted"]);
        Assert.Equal("zh-CN", parsed.Headers["Content-Language"]);
        Assert.Equal("整改台账", parsed.Headers["X-Ledger"]);
    }

    [Fact]
    public async Task Both_forms_of_the_text_come_back_unchanged()
    {
        var parsed = await PythonJudge.ReadAsync(MessageComposer.Compose(SampleLetter.Plain));

        Assert.Equal(["multipart/alternative", "text/plain", "text/html"], parsed.Parts.Select(p => p.Type));
        Assert.Equal("utf-8", parsed.Parts[1].Charset);
        Assert.Equal("张示例：\r\n您有3项整改任务。\r\n.\r\n", Encoding.UTF8.GetString(Convert.FromBase64String(parsed.Parts[1].Base64!)));
        Assert.Equal("<p>张示例：</p>\r\n<p>您有3项整改任务。</p>\r\n", Encoding.UTF8.GetString(Convert.FromBase64String(parsed.Parts[2].Base64!)));
    }

    [Fact]
    public async Task A_legible_text_comes_back_unchanged_and_shows_its_address_in_the_bytes()
    {
        const string Address = "http://127.0.0.1:8632/signin/link/0123456789abcdef0123456789abcdef01234567";
        var text = $"张示例：\n=3D 50% \n{Address}\n.\n--\nFrom 某 \t\n{new string('长', 80)}\n{new string('x', 76)}\n{new string('y', 77)}\n\n=";

        var bytes = MessageComposer.Compose(SampleLetter.Plain with { Text = text, Legible = true });

        var parsed = await PythonJudge.ReadAsync(bytes);
        Assert.Empty(parsed.Defects);
        Assert.Equal(text.ReplaceLineEndings("\r\n").TrimEnd(), Encoding.UTF8.GetString(Convert.FromBase64String(parsed.Parts[1].Base64!)).TrimEnd());
        Assert.Contains($"\r\n{Address}\r\n", Encoding.ASCII.GetString(bytes), StringComparison.Ordinal);
        Assert.All(Encoding.ASCII.GetString(bytes).Split("\r\n"), line => Assert.True(line.Length <= 76));
        Assert.All(bytes, b => Assert.True(b is < 0x7F));
    }

    [Fact]
    public async Task Attachments_come_back_with_their_names_and_bytes()
    {
        var content = Enumerable.Range(0, 1000).Select(i => (byte)i).ToArray();
        string[] names = ["整改台账.xlsx", "report 2026 (1).pdf", string.Concat(Enumerable.Repeat("以案促改", 15)) + "%'*.docx"];
        var parsed = await PythonJudge.ReadAsync(MessageComposer.Compose(SampleLetter.Plain with
        {
            Attachments = [.. names.Select(name => new Attachment(name, "application/octet-stream", content))],
        }));

        Assert.Empty(parsed.Defects);
        Assert.Equal(["multipart/mixed", "multipart/alternative", "text/plain", "text/html"], parsed.Parts.Take(4).Select(p => p.Type));
        Assert.Equal([names[0], names[1], names[2].Replace('*', '_')], parsed.Parts.Skip(4).Select(p => p.FileName));
        Assert.All(parsed.Parts.Skip(4), part => Assert.Equal(content, Convert.FromBase64String(part.Base64!)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData("=?utf-8?B?5byg?= looks encoded already")]
    [InlineData("一个很长的主题，长到一行放不下，于是要分成几个编码词，每个字都不能被拆开，𠮷野家也一样，后面还有一些字，直到确实超过三行为止才算数，现在应当够了")]
    [InlineData("a long subject in plain ASCII that goes on and on beyond the seventy-six columns of one line, and further")]
    public async Task A_subject_of_any_length_comes_back_unchanged(string subject)
    {
        var parsed = await PythonJudge.ReadAsync(MessageComposer.Compose(SampleLetter.Plain with { Subject = subject }));
        Assert.Empty(parsed.Defects);
        Assert.Equal(subject, parsed.Headers["Subject"]);
    }

    [Theory]
    [InlineData("Zhang, \"San\" \\ (Office)")]
    [InlineData("办公室 <evil@example.test>")]
    [InlineData("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十")]
    public async Task A_name_with_any_punctuation_stays_a_name(string name)
    {
        var parsed = await PythonJudge.ReadAsync(MessageComposer.Compose(
            SampleLetter.Plain with { To = MailboxAddress.From(name, "zhang@example.test") }));
        Assert.Empty(parsed.Defects);
        Assert.Equal((name, "zhang@example.test"), (parsed.ToName, parsed.ToAddress));
    }

    [Fact]
    public void No_line_is_longer_than_seventy_six_octets_and_all_end_in_CRLF()
    {
        var text = Encoding.UTF8.GetString(MessageComposer.Compose(SampleLetter.Plain with
        {
            Subject = new string('长', 200),
            Text = new string('文', 5000),
            Attachments = [new Attachment(new string('名', 300) + ".xlsx", "application/zip", new byte[5000])],
            References = [.. Enumerable.Range(0, 5).Select(i => $"<{i:D32}@example.test>")],
        }));

        var lines = text.Split("\r\n");
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 76));
        Assert.All(lines, line => Assert.DoesNotContain('\n', line));
        Assert.All(lines, line => Assert.DoesNotContain('\r', line));
        Assert.True(Ascii.IsValid(text));
    }

    [Fact]
    public void No_character_is_divided_between_two_encoded_words()
    {
        var text = Encoding.ASCII.GetString(MessageComposer.Compose(SampleLetter.Plain with { Subject = "a" + string.Concat(Enumerable.Repeat("𠮷长", 60)) }));
        var words = text.Split(["=?utf-8?B?"], StringSplitOptions.None).Skip(1).Select(w => w[..w.IndexOf("?=", StringComparison.Ordinal)]).ToArray();
        var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);

        Assert.True(words.Length > 6);
        Assert.All(words, word => Assert.NotEmpty(strict.GetString(Convert.FromBase64String(word))));
    }

    [Theory]
    [InlineData("整改\r\nBcc: x@example.test")]
    [InlineData("plain\nBcc: x@example.test")]
    [InlineData("plain\rBcc: x@example.test")]
    [InlineData("plain\0Bcc: x@example.test")]
    [InlineData("plain\u2028Bcc: x@example.test")]
    [InlineData("plain\u0085Bcc: x@example.test")]
    public async Task A_line_break_in_a_text_never_makes_a_header(string text)
    {
        var bytes = MessageComposer.Compose(SampleLetter.Plain with
        {
            Subject = text,
            To = MailboxAddress.Of(text, SampleLetter.Plain.To.Address),
            ExtraHeaders = [new("X-Note", text)],
            Attachments = [new Attachment(text, "text/csv", new byte[1])],
        });
        var parsed = await PythonJudge.ReadAsync(bytes);

        Assert.Empty(parsed.Defects);
        Assert.DoesNotContain("Bcc", parsed.Headers.Keys);
        Assert.EndsWith(" Bcc: x@example.test", parsed.Headers["Subject"], StringComparison.Ordinal);
        Assert.DoesNotContain("\nBcc", Encoding.ASCII.GetString(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_or_an_identifier_that_could_break_out_is_a_programming_error()
    {
        var letter = SampleLetter.Plain;
        Assert.Throws<ArgumentException>(() => MessageComposer.Compose(letter with { ExtraHeaders = [new("X: a\r\nBcc", "x")] }));
        Assert.Throws<ArgumentException>(() => MessageComposer.Compose(letter with { ExtraHeaders = [new("bcc", "x@example.test")] }));
        Assert.Throws<ArgumentException>(() => MessageComposer.Compose(letter with { MessageId = "<a@b>\r\nBcc: x" }));
        Assert.Throws<ArgumentException>(() => MessageComposer.Compose(letter with { References = ["no brackets@example.test"] }));
        Assert.Throws<ArgumentException>(() => MessageComposer.Compose(letter with { ListId = "x>\r\nBcc: y" }));
        Assert.Throws<ArgumentException>(() => MessageComposer.Compose(letter with { Attachments = [new Attachment("a", "text/csv\r\nX: y", default)] }));
    }

    [Fact]
    public void The_same_letter_composes_to_the_same_bytes()
    {
        var first = MessageComposer.Compose(SampleLetter.Plain);
        Assert.Equal(first, MessageComposer.Compose(SampleLetter.Plain with { }));
        Assert.NotEqual(first, MessageComposer.Compose(SampleLetter.Plain with { MessageId = MessageId.New("example.test") }));
    }

    [Fact]
    public void A_chinese_local_part_stands_raw_and_asks_for_SMTPUTF8()
    {
        var letter = SampleLetter.Plain with { To = MailboxAddress.From("张示例", "张示例@示例.中国") };
        Assert.True(letter.NeedsSmtpUtf8);
        Assert.Contains("<张示例@xn--fsq092h.xn--fiqs8s>", Encoding.UTF8.GetString(MessageComposer.Compose(letter)), StringComparison.Ordinal);
        Assert.False(SampleLetter.Plain.NeedsSmtpUtf8);
    }

    [Fact]
    public async Task A_letter_without_HTML_is_plain_text_only()
    {
        var parsed = await PythonJudge.ReadAsync(MessageComposer.Compose(SampleLetter.Plain with { Html = null }));
        Assert.Equal(["text/plain"], parsed.Parts.Select(p => p.Type));
        Assert.Empty(parsed.Defects);
    }
}
