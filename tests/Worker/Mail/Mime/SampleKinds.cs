using CaseReform.Ops.Data.Access;
using CaseReform.Ops.Worker.Letters;
using CaseReform.Ops.Worker.Mail.Mime;
using CaseReform.Ops.Worker.SignIn;

namespace CaseReform.Ops.Worker.Tests.Mail.Mime;

/// <summary>Every kind of letter there is, and the odd ones: what other implementations must read and the wire must carry unchanged.</summary>
internal static class SampleKinds
{
    private static readonly byte[] Octets = [.. Enumerable.Range(0, 3000).Select(i => (byte)i)];

    public static IReadOnlyDictionary<string, OutgoingMessage> All { get; } = new Dictionary<string, OutgoingMessage>
    {
        ["plain"] = SampleLetter.Plain,
        ["text only"] = SampleLetter.Plain with { Html = null },
        ["reminder"] = Of(LetterPage.Render(Letters.LetterSamples.FullLetter())) with { References = [.. Enumerable.Range(0, 10).Select(i => $"<matter.{i}@example.test>")] },
        ["reminder with numbers only"] = Of(LetterPage.Render(Letters.LetterSamples.FullLetter() with { NumbersOnly = true })),
        ["sign-in"] = Of(AccessMailPage.Render(
            new AccessMailRequest { Kind = AccessMailKind.Link, Name = "张示例", LinkBase = "https://ops.example.cn" }, new string('a', 64), SampleLetter.Plain.Date, "办公室"))
            with { Legible = true },
        ["digest"] = SampleLetter.Plain with { Attachments = [new Attachment("整改台账.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Octets)] },
        ["several attachments"] = SampleLetter.Plain with
        {
            Attachments = [new Attachment("report 2026 (1).pdf", "application/pdf", Octets), new Attachment(string.Concat(Enumerable.Repeat("以案促改", 15)) + ".docx", "application/zip", new byte[1])],
        },
        ["every header"] = SampleLetter.Plain with
        {
            ReplyTo = MailboxAddress.From("办公室", "office@example.test"), ListId = "zhenggai.example.test", References = ["<first@example.test>"], ExtraHeaders = [new("X-Ledger", "整改台账")],
        },
        ["no subject"] = SampleLetter.Plain with { Subject = "" },
        ["a subject that looks encoded"] = SampleLetter.Plain with { Subject = "=?utf-8?B?5byg?= looks encoded already" },
        ["a long subject"] = SampleLetter.Plain with { Subject = string.Concat(Enumerable.Repeat("整改𠮷督办 ", 20)).TrimEnd() },
        ["a long ASCII subject"] = SampleLetter.Plain with { Subject = string.Join(' ', Enumerable.Repeat("word", 60)) },
        ["a name with punctuation"] = SampleLetter.Plain with { To = MailboxAddress.From("Zhang, \"San\" \\ (Office) <x@y>", "zhang@example.test") },
        ["a long name"] = SampleLetter.Plain with { To = MailboxAddress.From(new string('名', 100), "zhang@example.test") },
        ["dots at line starts"] = SampleLetter.Plain with { Text = ".\n..\n.a\n\n.\n", Html = null, Legible = true },
        ["no text at all"] = SampleLetter.Plain with { Text = "", Html = null },
        ["a Chinese address"] = SampleLetter.Plain with { To = MailboxAddress.From("张示例", "张示例@example.test") },
        ["an international domain"] = SampleLetter.Plain with { To = MailboxAddress.From("张示例", "zhang@示例.中国") },
        ["large"] = SampleLetter.Plain with { Attachments = [new Attachment("large.bin", "application/octet-stream", new byte[300_000])] },
    };

    public static TheoryData<string> Names => [.. All.Keys];

    private static OutgoingMessage Of(RenderedPage page) => SampleLetter.Plain with { Subject = page.Subject, Text = page.Text, Html = page.Html };
}
