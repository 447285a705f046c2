using System.Security.Cryptography;
using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Worker.Mail.Mime;

/// <summary>The name of one letter, with its angle brackets as in the header (RFC 5322, 3.6.4). Made once, when the letter is composed, and kept by every repeat.</summary>
internal static class MessageId
{
    private const int MaxLength = 250;
    private const string AtomPunctuation = "!#$%&'*+-/=?^_`{|}~.";

    /// <summary>128 random bits at the given domain.</summary>
    public static string New(string domain) => MailDomain.TryParse(domain, out var name)
        ? $"<{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}@{name}>"
        : throw new ArgumentException($"'{domain}' is no domain.", nameof(domain));

    /// <summary>Both sides of the @ are plain atoms: nothing in it can end a header line or a list of ids.</summary>
    public static bool IsValid(string text)
    {
        if (text.Length is < 5 or > MaxLength || text[0] != '<' || text[^1] != '>')
        {
            return false;
        }

        var inner = text.AsSpan(1, text.Length - 2);
        var at = inner.IndexOf('@');
        return at > 0 && at < inner.Length - 1 && IsAtoms(inner[..at]) && IsAtoms(inner[(at + 1)..]);
    }

    private static bool IsAtoms(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && !AtomPunctuation.Contains(c, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }
}
