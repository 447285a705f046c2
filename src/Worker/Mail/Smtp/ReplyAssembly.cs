using System.Globalization;
using System.Text;

namespace CaseReform.Ops.Worker.Mail.Smtp;

/// <summary>
/// Puts answers together from octets as they arrive (RFC 5321, 4.2). MailKit reads the same octets without a limit; lines and their
/// number are limited here, so a server that floods cannot fill the memory.
/// </summary>
internal sealed class ReplyAssembly
{
    private const int MaxLine = 2048; // RFC 5321 allows 512, some servers write more
    private const int MaxLines = 100;

    private readonly List<byte> _line = [];
    private List<string> _lines = [];
    private int _code;

    /// <summary>Takes octets up to the end of an answer from the front of <paramref name="octets"/>.</summary>
    /// <returns>The answer, or null when its end has not come yet.</returns>
    /// <exception cref="SmtpBreakException">What comes is no answer, or does not end.</exception>
    public SmtpReply? Take(ref ReadOnlySpan<byte> octets)
    {
        while (!octets.IsEmpty)
        {
            var end = octets.IndexOf((byte)'\n');
            _line.AddRange(end < 0 ? octets : octets[..end]);
            octets = end < 0 ? default : octets[(end + 1)..];
            if (_line.Count > MaxLine)
            {
                throw new SmtpBreakException(SmtpTexts.AnswerTooLong);
            }

            if (end >= 0 && EndsWith(Encoding.UTF8.GetString([.. _line]).TrimEnd('\r')))
            {
                var reply = new SmtpReply(_code, _lines);
                Forget();
                return reply;
            }
        }

        return null;
    }

    /// <summary>Begins anew; what was begun belongs to nobody.</summary>
    public void Forget()
    {
        _line.Clear();
        (_lines, _code) = ([], 0);
    }

    private bool EndsWith(string text)
    {
        _line.Clear();
        var isAnswer = text.Length >= 3 && int.TryParse(text.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var lineCode)
            && lineCode is >= 200 and < 600 && (_lines.Count == 0 || lineCode == _code) && (text.Length == 3 || text[3] is ' ' or '-');
        if (!isAnswer)
        {
            throw new SmtpBreakException(SmtpTexts.NotAnAnswer);
        }

        _code = int.Parse(text.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture);
        _lines.Add(text.Length > 4 ? text[4..] : "");
        if (_lines.Count > MaxLines)
        {
            throw new SmtpBreakException(SmtpTexts.AnswerTooLong);
        }

        return text.Length == 3 || text[3] == ' ';
    }
}
