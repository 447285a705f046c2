using System.Net;

using MimeKit;

namespace CaseReform.Ops.Bot.Desk;

/// <summary>A stored letter as a mail program shows it.</summary>
internal static class LetterBody
{
    /// <summary>The letter's page; its plain text where it has none.</summary>
    public static string HtmlOf(byte[] message)
    {
        using var stream = new MemoryStream(message);
        using var letter = MimeMessage.Load(stream);
        return letter.HtmlBody ?? $"<!DOCTYPE html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title></title><pre style=\"white-space:pre-wrap\">{WebUtility.HtmlEncode(letter.TextBody)}</pre></html>";
    }
}
