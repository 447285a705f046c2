using System.Text;
using System.Text.RegularExpressions;

namespace CaseReform.Ops.Testing.Mail;

/// <summary>An accepted message, octets as Latin-1.</summary>
public sealed partial record Receipt(string Recipient, string Octets)
{
    public string MessageId => Header("Message-ID");

    public string Date => Header("Date");

    /// <summary>The plain text, decoded.</summary>
    public string Text => Part("text/plain");

    /// <summary>The page, decoded.</summary>
    public string Html => Part("text/html");

    /// <summary>The subject, decoded (RFC 2047, base64 words).</summary>
    public string Subject => EncodedWord().Replace(
        Folding().Replace(Header("Subject"), ""), word => Encoding.UTF8.GetString(Convert.FromBase64String(word.Groups[1].Value)));

    private string Part(string type)
    {
        var part = Octets.IndexOf(type, StringComparison.Ordinal);
        var start = Octets.IndexOf("\r\n\r\n", part, StringComparison.Ordinal) + 4;
        var end = Octets.IndexOf("\r\n--", start, StringComparison.Ordinal);
        var quoted = Octets[part..start].Contains("quoted-printable", StringComparison.OrdinalIgnoreCase);
        return Encoding.UTF8.GetString(quoted ? Unquoted(Octets[start..end]) : Convert.FromBase64String(Octets[start..end]));
    }

    /// <summary>Quoted-printable (RFC 2045, 6.7).</summary>
    private static byte[] Unquoted(string text) => Encoding.Latin1.GetBytes(Quoted().Replace(
        text.Replace("=\r\n", "", StringComparison.Ordinal), hex => ((char)Convert.FromHexString(hex.ValueSpan[1..])[0]).ToString()));

    private string Header(string name)
    {
        var start = Octets.IndexOf(name + ": ", StringComparison.Ordinal) + name.Length + 2;
        var end = start;
        do
        {
            end = Octets.IndexOf("\r\n", end + 1, StringComparison.Ordinal);
        }
        while (Octets[end + 2] is ' ' or '\t');
        return Octets[start..end];
    }

    [GeneratedRegex(@"=\?utf-8\?B\?([^?]*)\?=", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex EncodedWord();

    [GeneratedRegex("=[0-9A-F]{2}", RegexOptions.NonBacktracking)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\r\n\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Folding();
}
