using System.Globalization;
using CaseReform.Ops.Domain.Text;
using CaseReform.Ops.Worker.Mail.Mime;

namespace CaseReform.Ops.Worker.Mail.Smtp;

/// <summary>One whole answer of the server (RFC 5321, 4.2), its text made fit to be shown and logged.</summary>
internal sealed record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    private const int MaxShown = 300;

    /// <summary>Done, or go on.</summary>
    public bool IsPositive => Code is >= 200 and < 400;

    /// <summary>A no that may become a yes.</summary>
    public bool IsTransient => Code is >= 400 and < 500;

    /// <summary>The server is about to close the connection.</summary>
    public bool IsClosing => Code == 421;

    /// <summary>Whether the answer carries this enhanced status (RFC 3463), or one that begins with it.</summary>
    public bool HasStatus(string status)
    {
        var first = Lines[0].Split(' ', 2)[0];
        return first == status || (status.EndsWith('.') && first.StartsWith(status, StringComparison.Ordinal));
    }

    /// <summary>Code and text on one line, at most 300 characters.</summary>
    public override string ToString() =>
        HeaderText.Clean(string.Create(CultureInfo.InvariantCulture, $"{Code} {string.Join(' ', Lines)}")).CutTo(MaxShown);
}
