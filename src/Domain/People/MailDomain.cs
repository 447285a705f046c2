using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace CaseReform.Ops.Domain.People;

/// <summary>The domain of a mail address: at least two labels of letters, digits and hyphens, in lower case ASCII (IDNA where it was written otherwise).</summary>
public static class MailDomain
{
    private const int MaxLength = 253;
    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    /// <summary>Turns what was written into the form that stands in DNS; false for anything a mail server could not look up.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out string? domain)
    {
        domain = null;
        if (string.IsNullOrEmpty(text) || text.Length > MaxLength)
        {
            return false;
        }

        try
        {
            var ace = Idn.GetAscii(text).ToLowerInvariant();
            if (IsHostName(ace))
            {
                domain = ace;
            }
        }
        catch (ArgumentException)
        {
            // IdnMapping's way of saying no
        }

        return domain is not null;
    }

    private static bool IsHostName(string name)
    {
        var labels = name.Split('.');
        return name.Length <= MaxLength && labels.Length >= 2 && labels.All(IsLabel) && !labels[^1].All(char.IsAsciiDigit);
    }

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= 63 && label[0] != '-' && label[^1] != '-' && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}
