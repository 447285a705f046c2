using CaseReform.Ops.Worker.Mail.Mime;

namespace CaseReform.Ops.Worker.Mail;

/// <summary>
/// A letter of every kind of part, composed with the office's settings and sent to nobody. Settings that compose no letter stop the
/// start: otherwise they would stop all mail, and nobody could be told.
/// </summary>
internal static class ProbeLetter
{
    private static readonly DateTimeOffset Day = new(2026, 1, 5, 9, 0, 0, TimeSpan.FromHours(8));

    /// <summary>Null when it can be composed, else what went wrong.</summary>
    public static string? Refuse(MailOptions options)
    {
        try
        {
            Compose(options);
            return null;
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            return e.Message.ReplaceLineEndings(" ");
        }
    }

    private static void Compose(MailOptions options)
    {
        var sender = OfficeSender.Of(options);
        MessageComposer.Compose(new OutgoingMessage
        {
            From = sender.From,
            To = sender.From,
            ReplyTo = sender.ReplyTo,
            Subject = MailTexts.ProbeSubject,
            Date = Day,
            MessageId = MessageId.New(sender.Domain),
            References = [$"<matter.{long.MaxValue}@{sender.Domain}>"],
            ListId = sender.ListId,
            Text = MailTexts.ProbeSubject,
            Html = MailTexts.ProbeSubject,
            Attachments = [new Attachment(MailTexts.ProbeSubject, "application/octet-stream", new byte[1])],
        });
    }
}
