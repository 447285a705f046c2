using System.Globalization;
using System.Text;

namespace CaseReform.Ops.Worker.Mail.Smtp;

/// <summary>Reads answers. Lines and their number are limited, so a server that floods cannot fill the memory.</summary>
internal sealed class SmtpReplyReader(Stream stream)
{
    private const int MaxLine = 2048; // RFC 5321 allows 512, some servers write more
    private const int MaxLines = 100;

    private readonly byte[] buffer = new byte[2 * MaxLine];
    private int start;
    private int end;

    /// <summary>Throws <see cref="SmtpBreakException"/> when the connection ends or what comes is no answer.</summary>
    public async ValueTask<SmtpReply> ReadAsync(CancellationToken token)
    {
        var lines = new List<string>(1);
        var code = 0;
        while (lines.Count < MaxLines)
        {
            var line = await ReadLineAsync(token);
            var isAnswer = line.Length >= 3 && int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var lineCode)
                && lineCode is >= 200 and < 600 && (lines.Count == 0 || lineCode == code) && (line.Length == 3 || line[3] is ' ' or '-');
            if (!isAnswer)
            {
                throw new SmtpBreakException(SmtpTexts.NotAnAnswer);
            }

            code = int.Parse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture);
            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] == ' ')
            {
                return new SmtpReply(code, lines);
            }
        }

        throw new SmtpBreakException(SmtpTexts.AnswerTooLong);
    }

    private async ValueTask<string> ReadLineAsync(CancellationToken token)
    {
        var searched = 0;
        while (true)
        {
            var at = buffer.AsSpan(start + searched, end - start - searched).IndexOf((byte)'\n');
            if (at >= 0)
            {
                var line = Encoding.UTF8.GetString(buffer, start, searched + at).TrimEnd('\r');
                start += searched + at + 1;
                return line;
            }

            searched = end - start;
            if (searched >= MaxLine)
            {
                throw new SmtpBreakException(SmtpTexts.AnswerTooLong);
            }

            buffer.AsSpan(start, searched).CopyTo(buffer);
            (start, end) = (0, searched);
            var read = await stream.ReadAsync(buffer.AsMemory(end), token);
            if (read == 0)
            {
                throw new SmtpBreakException(SmtpTexts.Closed, peerWentAway: true);
            }

            end += read;
        }
    }
}
