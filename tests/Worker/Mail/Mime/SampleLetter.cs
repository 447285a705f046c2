using CaseReform.Ops.Worker.Mail.Mime;

namespace CaseReform.Ops.Worker.Tests.Mail.Mime;

/// <summary>An invented letter to vary.</summary>
internal static class SampleLetter
{
    public static OutgoingMessage Plain { get; } = new()
    {
        From = MailboxAddress.From("甲市以案促改督办", "ops@example.test"),
        To = MailboxAddress.From("张示例", "zhang@example.test"),
        Subject = "【整改督办】3项需处理，其中逾期1项",
        Date = new DateTimeOffset(2026, 3, 2, 9, 5, 7, TimeSpan.FromHours(8)),
        MessageId = "<0123456789abcdef@example.test>",
        Text = "张示例：\n您有3项整改任务。\n.\n",
        Html = "<p>张示例：</p>\n<p>您有3项整改任务。</p>\n",
    };
}
