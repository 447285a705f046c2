using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace CaseReform.Ops.Domain.People;

/// <summary>
/// A mail address that can stand in an envelope and a header without quoting: dot-atom local part (RFC 5321, with the
/// non-ASCII letters of RFC 6531) and a domain in its ASCII form. Quoted local parts and address literals are refused:
/// no office list has them, and each is a way to smuggle a command or a header.
/// </summary>
public sealed record EmailAddress
{
    private const int MaxOctets = 254;
    private const int MaxLocalOctets = 64;
    private const string AtomPunctuation = "!#$%&'*+-/=?^_`{|}~.";

    private EmailAddress(string local, string domain)
    {
        Local = local;
        Domain = domain;
    }

    /// <summary>What stands before the @, in Unicode form C, its case kept.</summary>
    public string Local { get; }

    /// <summary>The domain in lower case; an internationalised one as its ACE form (xn--…).</summary>
    public string Domain { get; }

    /// <summary>The local part is not ASCII: only a server that offers SMTPUTF8 (RFC 6531) can take a letter for it.</summary>
    public bool NeedsSmtpUtf8 => !Ascii.IsValid(Local);

    /// <summary>
    /// What two spellings of one mailbox have in common. Servers may tell cases of a local part apart, people never do.
    /// </summary>
    public string Key => ToString().ToLowerInvariant();

    /// <summary>Two addresses are equal when they name the same mailbox.</summary>
    public bool Equals(EmailAddress? other) => other is not null && Key == other.Key;

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Key);

    /// <summary>The form for envelopes and headers.</summary>
    public override string ToString() => $"{Local}@{Domain}";

    /// <summary>For addresses that were validated before; throws <see cref="FormatException"/> with the reason otherwise.</summary>
    public static EmailAddress From(string text) =>
        TryParse(text, out var address, out var reason) ? address : throw new FormatException(reason);

    /// <summary>Reads what a person typed; spaces around it are forgiven. <paramref name="reason"/> is a sentence for the office.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out EmailAddress? address, [NotNullWhen(false)] out string? reason)
    {
        address = null;
        var trimmed = (text ?? "").Trim(' ', '\u3000', '\u00A0');
        reason = Refuse(trimmed);
        if (reason is not null)
        {
            return false;
        }

        var at = trimmed.IndexOf('@', StringComparison.Ordinal);
        var local = trimmed[..at].Normalize(NormalizationForm.FormC);
        reason = RefuseLocal(local);
        if (reason is not null)
        {
            return false;
        }

        var written = trimmed[(at + 1)..];
        if (!MailDomain.TryParse(written, out var domain))
        {
            var sentence = written.AsSpan().ContainsAny('.', '\u3002') ? EmailAddressTexts.BadDomain : EmailAddressTexts.DomainWithoutDot;
            reason = Say(sentence, written);
            return false;
        }

        if (Encoding.UTF8.GetByteCount(local) + 1 + domain.Length > MaxOctets)
        {
            reason = Say(EmailAddressTexts.TooLong, MaxOctets);
            return false;
        }

        address = new EmailAddress(local, domain);
        return true;
    }

    private static string? Refuse(string text)
    {
        if (text.Length == 0)
        {
            return EmailAddressTexts.Empty;
        }

        foreach (var rune in text.EnumerateRunes())
        {
            if (IsInvisible(rune))
            {
                return EmailAddressTexts.ControlCharacter;
            }
        }

        if (text.Length > MaxOctets)
        {
            return Say(EmailAddressTexts.TooLong, MaxOctets);
        }

        return text.Count(c => c == '@') switch
        {
            0 when text.Contains('\uFF20', StringComparison.Ordinal) => EmailAddressTexts.FullWidthAt,
            0 => EmailAddressTexts.NoAt,
            1 => text[0] == '@' || text[^1] == '@' ? EmailAddressTexts.NoAt : null,
            _ => EmailAddressTexts.SeveralAts,
        };
    }

    private static string? RefuseLocal(string local)
    {
        foreach (var rune in local.EnumerateRunes())
        {
            if (!IsAllowedInLocal(rune))
            {
                return Say(EmailAddressTexts.ForbiddenCharacter, rune);
            }
        }

        if (local[0] == '.' || local[^1] == '.' || local.Contains("..", StringComparison.Ordinal))
        {
            return EmailAddressTexts.LocalDots;
        }

        return Encoding.UTF8.GetByteCount(local) > MaxLocalOctets
            ? Say(EmailAddressTexts.LocalTooLong, MaxLocalOctets)
            : null;
    }

    private static bool IsAllowedInLocal(Rune rune) => rune.IsAscii
        ? Rune.IsLetterOrDigit(rune) || AtomPunctuation.Contains((char)rune.Value, StringComparison.Ordinal)
        : Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    // U+FFFD also stands for a lone surrogate here, which no encoder would carry unchanged.
    private static bool IsInvisible(Rune rune) => rune == Rune.ReplacementChar || Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}
