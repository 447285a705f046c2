using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CaseReform.Ops.Worker.Mail.Folder;

/// <summary>The file name of a letter: its Date, so that a folder sorts by time, and its Message-ID. Both are frozen with the letter, so a repeat has the same name.</summary>
internal static class EmlFileName
{
    private const int MaxIdLength = 64;

    public static string Of(ReadOnlySpan<byte> message)
    {
        var day = DateTimeOffset.TryParse(Header(message, "Date: "u8), CultureInfo.InvariantCulture, out var date)
            ? date.ToString("yyyyMMdd-HHmmss-", CultureInfo.InvariantCulture)
            : "";
        return $"{day}{Identity(message)}.eml";
    }

    // An identifier of our own making stands as it is; anything else is only a source of letters that could mean something to a file system.
    private static string Identity(ReadOnlySpan<byte> message)
    {
        var id = Header(message, "Message-ID: "u8);
        var left = id.TrimStart('<').Split('@')[0];
        return left.Length is > 0 and <= MaxIdLength && left.All(char.IsAsciiLetterOrDigit)
            ? left
            : Convert.ToHexStringLower(SHA256.HashData(id.Length > 0 ? Encoding.UTF8.GetBytes(id) : message))[..32];
    }

    private static string Header(ReadOnlySpan<byte> message, ReadOnlySpan<byte> name)
    {
        while (!message.IsEmpty)
        {
            var end = message.IndexOf("\r\n"u8);
            var line = end < 0 ? message : message[..end];
            if (line.IsEmpty)
            {
                break; // the end of the headers
            }

            if (line.StartsWith(name))
            {
                return Encoding.UTF8.GetString(line[name.Length..]).Trim();
            }

            message = end < 0 ? default : message[(end + 2)..];
        }

        return "";
    }
}
