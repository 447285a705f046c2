using System.Globalization;

namespace CaseReform.Ops.Worker.Mail.Mime;

/// <summary>Date header text (RFC 5322, 3.3): English names, numeric offset as given.</summary>
internal static class MailDate
{
    public static string Format(DateTimeOffset date)
    {
        var offset = date.Offset.Duration();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{date:ddd, d MMM yyyy HH:mm:ss} {(date.Offset < TimeSpan.Zero ? '-' : '+')}{offset.Hours:00}{offset.Minutes:00}");
    }
}
